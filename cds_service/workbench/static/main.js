// START HERE: holds the state of the page, and what happens when something changes.

import { get, post, Refused } from "./api.js";
import { accepted, apply, overridden, showCards } from "./cards.js";
import { fillDialects, previewOf, showPreview, spoken } from "./dialect.js";
import { byId, el, fill } from "./dom.js";
import { asCurl, save, showExchange, showFeedback } from "./exchange.js";
import { editJson, fillChoices, listen, showDrafts, showEntries } from "./forms.js";
import { lightUp, showPlot } from "./plot.js";
import { dayOf, ofFixture, ofJson } from "./record.js";
import { notSent, requestOf, wholeRecord } from "./request.js";
import { showSummary } from "./summary.js";
import { showWhy } from "./why.js";

const ACTS = {
  "sm-patient-view": "Open the chart",
  "sm-order-select": "Select the orders",
  "sm-order-sign": "Sign the orders",
  "sm-encounter-discharge": "Discharge",
  "sm-appointment-book": "Book the appointment",
  "sm-medication-refill": "Refill",
  "sm-suspicion-patient-view": "Open the chart: suspicion",
};
const FIRST = "aggressive-midostaurin-week-3";
const TODAY = new Date().toISOString().slice(0, 10);

let services = [];
let service = null;
let store = null;
let request = null;
let turn = 0; // of two answers that overtake each other, the later question counts

async function changed() {
  const mine = ++turn;
  try {
    fill("problem");
    byId("day").value = store.asOf;
    showTime();
    showDrafts(store, edit, changed);
    showEntries(store, edit);
    await Promise.all([showChart(mine), callHook(mine)]);
  } catch (error) {
    complain(error);
  }
}

async function showChart(mine) {
  const view = services.find((each) => each.id === "sm-patient-view");
  const chart = async (resources, day) => (await post(`workbench/${view.id}/chart`, wholeRecord(view, store, resources, day))).json();
  const [today, all] = await Promise.all([chart(store.known(), store.asOf), chart(store.resources, store.last)]);
  if (mine !== turn) return;
  showSummary(store, today);
  await showPlot(all, today, store, lightUp);
}

async function callHook(mine) {
  for (const button of byId("hooks").children) button.setAttribute("aria-pressed", String(button.value === service.id));
  const form = byId("appointment-form").elements;
  const asked = requestOf(service, store, { what: form.what.value, day: form.day.value });
  const answer = await (await post(`cds-services/${service.id}${spoken()}`, asked)).json();
  const [details, trace, preview] = await Promise.all([
    post(`workbench/${service.id}/details`, answer).then((found) => found.json()),
    post(`explain/${service.id}${spoken()}`, asked).then((found) => found.json()),
    previewOf(service, asked),
  ]);
  if (mine !== turn) return;
  request = asked;
  showPreview(preview);
  showCards(answer, details, { take, override }, preview);
  showWhy(trace, shine);
  showExchange(asked, answer, notSent(asked, store));
}

async function take(card, suggestion) {
  apply(store, suggestion);
  await tell(accepted(card, suggestion));
  await changed();
}

async function override(card, reason) {
  await tell(overridden(card, reason));
  fill("status", `Overridden: ${reason.display}. The feedback was sent.`);
}

async function tell(body) {
  try {
    const { status } = await post(`cds-services/${service.id}/feedback`, body);
    showFeedback(body, status);
  } catch (error) {
    complain(error);
  }
}

async function shine(reference) {
  if (!(await lightUp(reference))) fill("shown", `${reference} is not on the plot.`);
}

async function edit(item) {
  const other = await editJson(`${item.resourceType}/${item.id}`, JSON.stringify(item, null, 2));
  if (other) {
    store.replace({ ...other, resourceType: item.resourceType, id: item.id });
    changed();
  }
}

function takeUp(other) {
  store = other;
  byId("appointment-form").elements.day.value = "";
  changed();
}

function showTime() {
  const slider = byId("slider");
  const days = (day) => Math.round(Date.parse(day) / 864e5);
  [slider.min, slider.max, slider.value] = [store.first, store.last, store.asOf].map(days);
  const later = store.resources.filter((item) => (dayOf(item) ?? "") > store.asOf).length;
  fill("hidden-later", later ? `${later} later entries are not known yet` : "");
}

function complain(error) {
  fill("problem", el("p", { className: "caution" }, error instanceof Refused ? `The service refused: ${error.message}` : error.message));
}

async function pasted(text) {
  try {
    takeUp(ofJson(JSON.parse(text), TODAY));
    byId("pick").value = "";
  } catch (error) {
    complain(error);
  }
}

function hookButton(each) {
  const choose = () => { service = each; changed(); };
  return el("button", { type: "button", value: each.id, title: each.description, onclick: choose }, ACTS[each.id] ?? each.title ?? each.id);
}

function listenToPage() {
  const setDay = (day) => { if (day) { store.asOf = day; changed(); } };
  byId("pick").addEventListener("change", ({ target }) => pick(target.value));
  byId("day").addEventListener("change", ({ target }) => setDay(target.value));
  byId("slider").addEventListener("change", ({ target }) => setDay(new Date(target.value * 864e5).toISOString().slice(0, 10)));
  byId("appointment-form").addEventListener("change", () => changed());
  byId("appointment-form").addEventListener("submit", (event) => event.preventDefault());
  byId("open").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", async ({ target }) => pasted(await target.files[0].text()));
  byId("paste").addEventListener("click", async () => {
    const content = await editJson("Paste a FHIR Bundle or a hook request", "");
    if (content) pasted(JSON.stringify(content));
  });
  byId("copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(asCurl(service, request));
    fill("copied", "Copied.");
  });
  byId("download").addEventListener("click", async () => {
    const name = `${store.title}-${service.id}`;
    const made = await (await post(`workbench/${service.id}/case`, { name, service: service.id, request })).json();
    save(made.name, made.zip);
  });
  document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("dropping"); });
  document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    if (event.dataTransfer.files[0]) pasted(await event.dataTransfer.files[0].text());
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => changed());
}

async function pick(name) {
  if (name) takeUp(ofFixture(await get(`workbench/patients/${name}`)));
}

async function start() {
  const [discovery, patients, vocabulary] = await Promise.all([get("cds-services"), get("workbench/patients"), get("workbench/vocabulary")]);
  services = discovery.services;
  service = services.find((each) => each.id === "sm-patient-view");
  fill("hooks", ...services.map(hookButton));
  fillChoices(vocabulary);
  fillDialects(changed);
  listen(vocabulary, () => store, changed);
  listenToPage();
  const option = ({ id, title }) => el("option", { value: id }, title);
  byId("pick").replaceChildren(el("option", { value: "" }, "(pasted)"), ...patients.map(option));
  const first = patients.find(({ id }) => id === FIRST) ?? patients[0];
  byId("pick").value = first?.id ?? "";
  await pick(first?.id);
}

start().catch(complain);
