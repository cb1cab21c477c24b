// The head of the chart: what a haematologist looks for first.

import { el, fill, list } from "./dom.js";

const KIND = /, Medication(Request|Statement|Dispense|Administration)/;

export function showSummary(store, chart) {
  const patient = store.resources.find((item) => item.resourceType === "Patient");
  const drugs = oneEach(chart.drugs);
  const rows = [
    ["Patient", `${nameOf(patient)}, ${chart.patient.compared}`],
    ["Deceased", chart.deceased ? "yes, by the record: no card is shown" : ""],
    ["Population", chart.population],
    ["Subtype", chart.subtype],
    ["KIT and other genes", facts(chart.genetics, "no genetic result on record")],
    ["Drugs", facts(drugs.filter(isCurrent), "none that a rule asks about")],
    ["Dispensed or given", facts(drugs.filter(isSupply), "")],
    ["Earlier drugs", facts(drugs.filter((line) => !isCurrent(line) && !isSupply(line)), "")],
    ["Problems", facts(onceEach(chart.diagnoses).map((line) => ({ ...line, name: "" })), "none that a rule asks about")],
    ["Allergies", facts(chart.allergies, "")],
    ["Could not be used", facts(chart.unread, "")],
  ];
  const shown = rows.filter(([, value]) => value !== "");
  fill("summary", el("dl", {}, ...shown.flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)])));
}

const isSupply = (line) => /^Medication(Dispense|Administration)\//.test(line.reference);
const isCurrent = (line) => !isSupply(line) && /\b(active|on-hold|unknown)\b/.test(line.compared);

function nameOf(patient) {
  const name = patient?.name?.[0];
  return name?.text ?? ([name?.given ?? [], name?.family ?? []].flat().join(" ") || "no name");
}

function facts(lines, otherwise) {
  if (!lines.length) return otherwise;
  return list(lines.map((line) => el("span", { title: line.reference }, sentence(line))), "plain");
}

// One order may be of two kinds, as risedronate is a bisphosphonate.
function oneEach(lines) {
  const found = new Map();
  for (const line of lines) {
    const key = `${line.reference} ${line.compared}`;
    const other = found.get(key);
    found.set(key, other ? { ...other, name: `${other.name}, ${line.name}` } : line);
  }
  return [...found.values()];
}

// One entry may be read as a diagnosis and as a problem.
const onceEach = (lines) => [...new Map(lines.map((line) => [line.reference, line])).values()];

function sentence(line) {
  const sent = line.sent && !line.compared.includes(line.sent) ? ` (sent: ${line.sent})` : "";
  const said = line.compared.replace(KIND, "");
  const name = line.name ? `${line.name}: ` : "";
  return [`${name}${said}${sent}`, line.day].filter(Boolean).join(", ");
}
