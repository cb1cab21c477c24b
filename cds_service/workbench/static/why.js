// For every rule of the service: what it said, on which facts, and what is missing.

import { el, fill, list } from "./dom.js";

const FILTERS = [
  ["all", "All"],
  ["fired", "Fired"],
  ["cannot tell", "Cannot tell"],
  ["not indicated", "Silent"],
];
const ORDER = ["failed", "fired", "cannot tell", "not indicated"];
const NAMES = { "not indicated": "silent" };
const open = new Set(); // stays so when something changes
let shown = "all";

export function showWhy(trace, onFact) {
  const rules = [...trace.rules].sort((one, other) => ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome));
  const draw = () => {
    fill("filters", ...FILTERS.map(([outcome, name]) => filter(outcome, name, rules, draw)));
    fill("rules", ...rules.filter((rule) => shown === "all" || shown === rule.outcome).map((rule) => ruleOf(rule, onFact)));
  };
  draw();
  const unread = (trace.unread ?? []).map((item) => `${item.about} (${item.reference}) could not be used: ${item.why}${item.sent ? ` (sent: ${item.sent})` : ""}`);
  const gaps = (trace.gaps ?? []).map((gap) => `${gap.record}: ${gap.why}`);
  fill("unread", unread.length || gaps.length ? el("h3", {}, "Not read") : null, list([...unread, ...gaps]));
}

function filter(outcome, name, rules, draw) {
  const number = outcome === "all" ? rules.length : rules.filter((rule) => rule.outcome === outcome).length;
  const choose = () => { shown = outcome; draw(); };
  return el("button", { type: "button", "aria-pressed": String(shown === outcome), onclick: choose }, `${name} ${number}`);
}

function ruleOf(rule, onFact) {
  const tone = `${rule.outcome.replaceAll(" ", "-")} ${rule.indicator ?? ""}`;
  const said = [NAMES[rule.outcome] ?? rule.outcome, rule.indicator].filter(Boolean).join(": ");
  return el(
    "details",
    { className: `rule ${tone}`, open: open.has(rule.id), ontoggle: ({ target }) => open[target.open ? "add" : "delete"](rule.id) },
    el("summary", {}, el("span", { className: "tag" }, said), ` ${rule.title}`),
    el(
      "div",
      {},
      rule.reason ? el("p", {}, rule.reason) : null,
      section("Facts used", (rule.used ?? []).map((fact) => factOf(fact, onFact))),
      section("Missing", rule.missing),
      section("Numbers", (rule.numbers ?? []).map((number) => `${number.name}: ${number.value} ${number.unit ?? ""} (${basis(number)})`)),
      section("Not evaluated", rule.notEvaluated),
      section("Sources", (rule.sources ?? []).map((source) => [source.label ?? source.title, source.place].filter(Boolean).join(": "))),
      el("p", {}, el("a", { href: `rules/${rule.id}` }, `Rule ${rule.id}, version ${rule.version}`)),
    ),
  );
}

const basis = (number) => number.basis ?? number.why ?? "";

function section(title, items) {
  return items?.length ? el("section", {}, el("h3", {}, title), list(items)) : null;
}

function factOf(fact, onFact) {
  const age = fact.ageDays === undefined ? "" : `, ${fact.ageDays} day${fact.ageDays === 1 ? "" : "s"} old`;
  const sent = fact.sent ? ` (sent: ${fact.sent})` : "";
  const said = `${fact.name}: ${fact.compared ?? ""}${sent}${fact.date ? `, ${fact.date}` : ""}${age}`;
  return el("button", { type: "button", className: "fact", onclick: () => onFact(fact.reference) }, `${said} · ${fact.reference}`);
}
