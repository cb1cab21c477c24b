// Shows cards as an EHR does, and sends back what became of them.

import { remarksOn } from "./dialect.js";
import { byId, el, fill } from "./dom.js";

// `preview` says how another record system would show them; without it, as specified.
export function showCards(answer, trace, details, act, preview) {
  const cards = answer.cards.map((card, place) => cardOf(card, details[place] ?? "", act, preview?.cards[place]));
  fill("card-list", ...cards);
  const count = answer.cards.length;
  fill("status", count ? `${count} card${count === 1 ? "" : "s"}` : silence(trace));
}

// Silence must not promise more than the trace does.
function silence(trace) {
  if (trace.noCardsBecause) return `No card: ${trace.noCardsBecause}.`;
  const open = trace.rules.filter((rule) => rule.outcome === "cannot tell" || rule.outcome === "failed").length;
  if (open) return `No card, but ${open} rule${open === 1 ? "" : "s"} cannot tell: see below why.`;
  return "No card: every rule looked, and none had something to say.";
}

function cardOf(card, html, act, seen) {
  const detail = el("div", { className: "detail" });
  detail.innerHTML = html; // made and cleaned by the service: no script, style or image
  const article = el(
    "article",
    { className: `card ${card.indicator}` },
    el("span", { className: "tag" }, seen?.presented ?? card.indicator),
    el("h3", {}, card.summary),
    el("details", { className: "said", open: card.indicator !== "info" }, el("summary", {}, "Detail"), detail),
    suggestions(card, act, seen),
    links(card),
    el("p", { className: "quiet" }, "Source: ", el("a", { href: card.source.url, target: "_blank", rel: "noopener" }, card.source.label)),
    override(card, async (reason) => {
      if (await act.override(card, reason)) putAway(article, card, reason);
    }),
    remarksOn(seen),
  );
  return article;
}

// An overridden card is out of the way, as in an EHR; the next call may bring it back.
function putAway(article, card, reason) {
  article.replaceChildren(el("span", { className: "tag" }, "overridden"), el("p", {}, `${card.summary} (${reason.display})`));
  byId("cards").focus({ preventScroll: true });
}

function suggestions(card, act, seen) {
  if (!card.suggestions) return null;
  const buttons = card.suggestions.map((suggestion, place) =>
    el("button", { type: "button", onclick: () => act.take(card, suggestion) }, seen?.buttons[place] ?? suggestion.label),
  );
  const choice = card.selectionBehavior === "at-most-one" ? "One of these at most" : "Any of these";
  return el("div", { className: "suggestions", role: "group", "aria-label": choice }, ...buttons);
}

function links(card) {
  if (!card.links) return null;
  return el("p", {}, ...card.links.map((link) => el("a", { href: link.url, target: "_blank", rel: "noopener" }, link.label)));
}

function override(card, done) {
  if (!card.overrideReasons) return null;
  const reasons = el("select", { "aria-label": "Reason" }, ...card.overrideReasons.map((reason) => el("option", { value: reason.code }, reason.display)));
  const send = () => done(card.overrideReasons[reasons.selectedIndex]);
  return el(
    "details",
    {},
    el("summary", {}, "Override"),
    el("div", { className: "row" }, reasons, el("button", { type: "button", onclick: send }, "Override with this reason")),
  );
}

export function accepted(card, suggestion) {
  return { feedback: [{ card: card.uuid, outcome: "accepted", acceptedSuggestions: [{ id: suggestion.uuid }], outcomeTimestamp: now() }] };
}

export function overridden(card, reason) {
  const { code, system } = reason;
  return { feedback: [{ card: card.uuid, outcome: "overridden", overrideReason: { reason: { code, system } }, outcomeTimestamp: now() }] };
}

// Changes drafts and record as the actions of a suggestion say.
export function apply(store, suggestion) {
  for (const action of suggestion.actions ?? []) {
    if (action.type === "delete") [action.resourceId].flat().forEach((place) => store.remove(place));
    else if (action.type === "update") store.replace(action.resource);
    else if (action.resource.resourceType === "MedicationRequest") store.draft({ ...action.resource, status: "draft" });
    else store.add(action.resource);
  }
}

const now = () => new Date().toISOString();
