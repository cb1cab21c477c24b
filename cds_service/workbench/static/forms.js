// The forms that change the record and the draft orders.

import { byId, el, fill } from "./dom.js";
import { reference } from "./record.js";
import { kitResult, order, result } from "./write.js";

export function fillChoices(vocabulary) {
  const option = (term, place) => el("option", { value: place }, term.name);
  byId("result-form").elements.result.replaceChildren(...vocabulary.results.map(option));
  for (const id of ["order-form", "drug-form"]) {
    const { drug } = byId(id).elements;
    drug.replaceChildren(...vocabulary.drugs.map(option));
    drug.value = Math.max(0, vocabulary.drugs.findIndex((term) => term.id === "midostaurin"));
  }
  const unit = () => fill("unit", vocabulary.results[byId("result-form").elements.result.value].unit);
  byId("result-form").elements.result.addEventListener("change", unit);
  unit();
}

export function listen(vocabulary, storeOf, changed) {
  on("result-form", (form) => storeOf().add(result(vocabulary.results[form.result.value], form.comparator.value, form.value.valueAsNumber, storeOf())));
  on("kit-form", (form) => storeOf().add(kitResult(form.finding.value, form.finding.selectedOptions[0].text, form.specimen.value, storeOf())));
  on("drug-form", (form) => storeOf().add(written(form, form.status.value)));
  on("order-form", (form) => storeOf().draft(written(form, "draft")));

  function written(form, status) {
    return order(vocabulary.drugs[form.drug.value], form.dose.valueAsNumber, form.times.valueAsNumber, status, storeOf());
  }

  function on(id, change) {
    byId(id).addEventListener("submit", (event) => {
      event.preventDefault();
      change(event.target.elements);
      changed();
    });
  }
}

export function showDrafts(store, edit, changed) {
  const rows = store.drafts.map((item) => draftRow(item, store, edit, changed));
  fill("drafts", rows.length ? el("ul", { className: "plain" }, ...rows) : el("p", { className: "quiet" }, "None. Write one below, or take a suggestion of a card."));
}

function draftRow(item, store, edit, changed) {
  const place = reference(item);
  const choose = ({ target }) => { store.selected[target.checked ? "add" : "delete"](place); changed(); };
  const remove = () => { store.remove(place); changed(); };
  return el(
    "li",
    { className: "row" },
    el("label", {}, el("input", { type: "checkbox", "aria-label": `Select ${named(item)}`, checked: store.selected.has(place), onchange: choose }), named(item)),
    doseInput(item, store, changed),
    el("button", { type: "button", onclick: () => edit(item), "aria-label": `Edit ${named(item)}` }, "Edit"),
    el("button", { type: "button", onclick: remove, "aria-label": `Remove ${named(item)}` }, "Remove"),
  );
}

function doseInput(item, store, changed) {
  const dose = item.dosageInstruction?.[0]?.doseAndRate?.[0]?.doseQuantity;
  if (!dose) return null;
  const change = ({ target }) => {
    const other = structuredClone(item);
    if (!target.value || !target.validity.valid) {
      target.value = dose.value;
      return;
    }
    other.dosageInstruction[0].doseAndRate[0].doseQuantity.value = target.valueAsNumber;
    delete other.dosageInstruction[0].text; // it would say the old dose
    store.replace(other);
    changed();
  };
  return el("label", {}, el("input", { type: "number", value: dose.value, min: 0, step: "any", onchange: change, "aria-label": `Dose of ${named(item)}` }), dose.unit ?? "");
}

export function named(item) {
  const said = item.medicationCodeableConcept ?? item.code ?? item.type?.[0] ?? {};
  return said.text ?? said.coding?.[0]?.display ?? item.medicationReference?.display ?? reference(item);
}

export function showEntries(store, edit) {
  const known = new Set(store.known());
  const row = (item) => {
    const later = known.has(item) ? "" : " (later than the day shown)";
    return el("li", { className: "row" }, el("button", { type: "button", className: "fact", onclick: () => edit(item) }, `${reference(item)}: ${named(item)}${later}`));
  };
  fill("entries", el("ul", { className: "plain" }, ...store.resources.map(row)));
}

// Shows JSON to be changed; resolves to what it became, or undefined when cancelled.
export function editJson(title, content) {
  const dialog = byId("editor");
  byId("editor-title").textContent = title;
  byId("editor-text").value = content;
  byId("editor-problem").textContent = "";
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    byId("editor-take").onclick = (event) => {
      try {
        JSON.parse(byId("editor-text").value);
      } catch (error) {
        event.preventDefault();
        byId("editor-problem").textContent = `This is no JSON: ${error.message}`;
      }
    };
    dialog.onclose = () => resolve(dialog.returnValue === "take" ? JSON.parse(byId("editor-text").value) : undefined);
  });
}
