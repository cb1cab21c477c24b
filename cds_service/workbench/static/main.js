// START HERE: holds the state of the page, and what happens when something changes.

import { actButton } from "./acts.js";
import { get, post, Refused } from "./api.js";
import { accepted, apply, overridden, showCards } from "./cards.js";
import { fillDialects, previewOf, showPreview, spoken } from "./dialect.js";
import { byId, el, fill } from "./dom.js";
import { showExchange, showFeedback, takeAlong } from "./exchange.js";
import { editJson, fillChoices, listen, showDrafts, showEntries } from "./forms.js";
import { takeIn } from "./intake.js";
import { clearPlot, lightUp, showPlot } from "./plot.js";
import { contents, dayOf, ofFixture, ofJson, reference } from "./record.js";
import { notSent, requestOf, wholeRecord } from "./request.js";
import { showSummary } from "./summary.js";
import { showWhy } from "./why.js";

const FIRST = "aggressive-midostaurin-week-3";
const TODAY = new Date().toISOString().slice(0, 10);

let services = [];
let service = null;
let store = null;
let request = null;
let picked = "";
let turn = 0; // of two answers that overtake each other, the later question counts

async function changed() {
  const mine = ++turn;
  await new Promise((resolve) => { setTimeout(resolve); }); // a Tab ends before its target is drawn anew
  if (mine !== turn) return;
  try {
    fill("problem");
    if (document.activeElement !== byId("day")) byId("day").value = store.asOf; // else it is being typed
    showTime();
    showDrafts(store, edit, changed);
    showEntries(store, edit);
    await Promise.all([showChart(mine), callHook(mine)]);
  } catch (error) {
    if (mine === turn) withoutAnswer(error);
  }
}

// An answer to an earlier question must not stand beside the new one.
function withoutAnswer(error) {
  turn += 1;
  request = null;
  ["summary", "card-list", "filters", "rules", "unread", "not-sent", "shown", "results", "meanings"].forEach((id) => fill(id));
  ["request", "response"].forEach((id) => { byId(id).textContent = ""; });
  clearPlot();
  fill("status", "No answer. This is not the same as no card.");
  complain(error);
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
  showCards(answer, trace, details, { take, override }, preview);
  showWhy(trace, shine);
  showExchange(asked, answer, notSent(asked, store));
}

async function take(card, suggestion) {
  apply(store, suggestion);
  const problem = await tell(accepted(card, suggestion));
  await changed();
  if (problem) complain(problem);
}

// Tells whether the feedback arrived.
async function override(card, reason) {
  const problem = await tell(overridden(card, reason));
  if (problem) complain(problem);
  fill("status", problem ? "Not overridden: the feedback did not arrive." : `Overridden: ${reason.display}. The feedback was sent.`);
  return !problem;
}

async function tell(body) {
  try {
    const { status } = await post(`cds-services/${service.id}/feedback`, body);
    showFeedback(body, status);
    return null;
  } catch (error) {
    return error;
  }
}

// What is not on the plot is shown as it stands in the record.
async function shine(place) {
  const item = [...store.resources, ...store.drafts].find((each) => reference(each) === place);
  if (!(await lightUp(place)) && item) edit(item);
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
  const [booked] = contents(store.pasted.context?.appointments);
  const { what, day } = byId("appointment-form").elements;
  what.value = booked?.description ?? what.defaultValue;
  day.value = booked?.start?.slice?.(0, 10) ?? "";
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

function pasted(content) {
  const other = ofJson(content, TODAY);
  const { hook } = other.pasted;
  const asked = [service, ...services].find((each) => each.hook === hook);
  if (hook && !asked) throw new Error(`No service here answers the hook “${hook}”.`);
  service = asked ?? service;
  takeUp(other);
  picked = byId("pick").value = "";
}

function listenToPage() {
  const setDay = (day) => { if (day) { store.moveTo(day); changed(); } };
  byId("pick").addEventListener("change", ({ target }) => pick(target.value));
  byId("day").addEventListener("change", ({ target }) => { if (target.validity.valid) setDay(target.value); });
  byId("slider").addEventListener("change", ({ target }) => setDay(new Date(target.value * 864e5).toISOString().slice(0, 10)));
  byId("appointment-form").addEventListener("change", () => {
    store.pasted = { ...store.pasted, context: { ...store.pasted.context, appointments: undefined } };
    changed();
  });
  byId("appointment-form").addEventListener("submit", (event) => event.preventDefault());
  takeIn(pasted, complain);
  takeAlong(() => ({ service, store, request }), complain);
  addEventListener("beforeprint", () => document.querySelectorAll(".card > details.said").forEach((each) => { each.open = true; }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => changed());
}

async function pick(name) {
  if (!name) return;
  try {
    const found = await get(`workbench/patients/${name}`);
    if (byId("pick").value !== name) return;
    picked = name;
    takeUp(ofFixture(found));
  } catch (error) {
    byId("pick").value = picked; // whose chart is still shown
    complain(error);
  }
}

async function start() {
  const [discovery, patients, vocabulary] = await Promise.all([get("cds-services"), get("workbench/patients"), get("workbench/vocabulary")]);
  services = discovery.services;
  service = services.find((each) => each.id === "sm-patient-view");
  fill("hooks", ...services.map((each) => actButton(each, () => { service = each; changed(); })));
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
