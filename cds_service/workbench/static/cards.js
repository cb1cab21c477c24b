// Shows cards as an EHR does, and sends back what became of them.

import { remarksOn } from "./dialect.js";
import { el, fill } from "./dom.js";

// `preview` says how another record system would show them; without it, as specified.
export function showCards(answer, details, act, preview) {
  const cards = answer.cards.map((card, place) => cardOf(card, details[place] ?? "", act, preview?.cards[place]));
  fill("card-list", ...cards);
  const count = answer.cards.length;
  fill("status", count ? `${count} card${count === 1 ? "" : "s"}` : "No card: every rule looked, and none had something to say.");
}

function cardOf(card, html, act, seen) {
  const detail = el("div", { className: "detail" });
  detail.innerHTML = html; // made and cleaned by the service: no script, style or image
  return el(
    "article",
    { className: `card ${card.indicator}` },
    el("span", { className: "tag" }, seen?.presented ?? card.indicator),
    el("h3", {}, card.summary),
    el("details", { open: card.indicator !== "info" }, el("summary", {}, "Detail"), detail),
    suggestions(card, act, seen),
    links(card),
    el("p", { className: "quiet" }, "Source: ", el("a", { href: card.source.url, target: "_blank", rel: "noopener" }, card.source.label)),
    override(card, act),
    remarksOn(seen),
  );
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

function override(card, act) {
  if (!card.overrideReasons) return null;
  const reasons = el("select", { "aria-label": "Reason" }, ...card.overrideReasons.map((reason) => el("option", { value: reason.code }, reason.display)));
  const send = () => act.override(card, card.overrideReasons[reasons.selectedIndex]);
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
