// How another record system would show the cards: its words, its buttons, its losses.

import { post } from "./api.js";
import { byId, el, fill, list } from "./dom.js";

const NAMES = { standard: "as specified", sandbox: "the public sandbox", epic: "Epic", oracle: "Oracle Health" };

export function fillDialects(changed) {
  const options = Object.entries(NAMES).map(([value, name]) => el("option", { value }, name));
  byId("dialect").replaceChildren(...options);
  byId("dialect").addEventListener("change", changed);
}

// What is added to an address so that the service answers in the chosen dialect.
export const spoken = () => (byId("dialect").value === "standard" ? "" : `?dialect=${byId("dialect").value}`);

export async function previewOf(service, asked) {
  if (!spoken()) return null;
  return (await post(`workbench/${service.id}/preview${spoken()}`, asked)).json();
}

export function showPreview(preview) {
  if (!preview) return fill("dialect-said");
  const name = NAMES[byId("dialect").value];
  const never = preview.neverCalled ? `${name} never calls ${preview.neverCalled}: no clinician would see these cards. ` : "";
  fill("dialect-said", el("p", { className: never ? "caution" : "quiet" }, `${never}Shown as ${name} would, by its documents; no live system was seen.`));
}

export function remarksOn(seen) {
  if (!seen?.remarks.length) return null;
  const lost = seen.remarks.filter((remark) => !remark.answered).length;
  const title = `${lost} of ${seen.remarks.length} facts of this record system are left to know`;
  return el("details", { className: "remarks", open: seen.remarks.some((remark) => remark.loses) }, el("summary", {}, title), list(seen.remarks.map(said), "plain"));
}

function said({ answered, effect, places, says, answer, source, rule }) {
  const what = answered ? `Would be lost, answered before it leaves (${effect})` : `It ${effect}`;
  return el("p", {}, el("strong", {}, `${what}: `), `${places.join(", ")}. ${says} `, el("em", {}, answer), el("br"), el("span", { className: "quiet" }, `${rule}; ${source}`));
}
