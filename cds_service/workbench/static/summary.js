// The head of the chart: what a haematologist looks for first.

import { el, fill, list } from "./dom.js";

const KIND = /, Medication(Request|Statement)/;

export function showSummary(store, chart) {
  const patient = store.resources.find((item) => item.resourceType === "Patient");
  const rows = [
    ["Patient", `${nameOf(patient)}, ${chart.patient.compared}`],
    ["Population", chart.population],
    ["Subtype", chart.subtype],
    ["KIT and other genes", facts(chart.genetics, "no genetic result on record")],
    ["Drugs", facts(chart.drugs.filter(isCurrent), "none that a rule asks about")],
    ["Earlier drugs", facts(chart.drugs.filter((line) => !isCurrent(line)), "")],
    ["Problems", facts(onceEach(chart.diagnoses).map((line) => ({ ...line, name: "" })), "none that a rule asks about")],
    ["Allergies", facts(chart.allergies, "")],
    ["Could not be used", facts(chart.unread, "")],
  ];
  const shown = rows.filter(([, value]) => value !== "");
  fill("summary", el("dl", {}, ...shown.flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)])));
}

const isCurrent = (line) => /\b(active|on-hold|unknown)\b/.test(line.compared);

function nameOf(patient) {
  const name = patient?.name?.[0];
  return name?.text ?? [name?.given?.join(" "), name?.family].filter(Boolean).join(" ") ?? "";
}

function facts(lines, otherwise) {
  if (!lines.length) return otherwise;
  return list(lines.map((line) => el("span", { title: line.reference }, sentence(line))), "plain");
}

// One entry may be read as a diagnosis and as a problem.
const onceEach = (lines) => [...new Map(lines.map((line) => [line.reference, line])).values()];

function sentence(line) {
  const sent = line.sent && !line.compared.includes(line.sent) ? ` (sent: ${line.sent})` : "";
  const said = line.compared.replace(KIND, "");
  const name = line.name ? `${line.name}: ` : "";
  return [`${name}${said}${sent}`, line.day].filter(Boolean).join(", ");
}
