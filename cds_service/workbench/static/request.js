// Builds the request of a hook as an EHR would: context, and prefetch as discovery asks.

import { contents, furtherPages, reference } from "./record.js";
import { resolve } from "./search.js";

const USER = "Practitioner/workbench";

export function requestOf(service, store, appointment) {
  const known = store.known();
  const prefetch = Object.fromEntries(
    Object.entries(service.prefetch ?? {}).map(([key, template]) => [key, answered(key, resolve(template, known, store.patientId), store)]),
  );
  return {
    hook: service.hook,
    hookInstance: crypto.randomUUID?.() ?? "00000000-0000-4000-8000-000000000000",
    context: { userId: USER, patientId: store.patientId, ...context(service.hook, store, known, appointment) },
    prefetch,
    extension: { "org.smcds.as-of": store.asOf },
  };
}

// Of a pasted request, what was null, not sent or an error stays so: it is unknown, not none.
function answered(key, found, store) {
  const { prefetch, hook } = store.pasted;
  const sent = prefetch?.[key];
  const none = sent?.resourceType === "Bundle" && ![sent.entry ?? []].flat().length;
  const kept = !hook || none || contents(found).length || contents(sent).length ? found : sent;
  const link = [...store.pages, ...furtherPages(sent)];
  return link.length && kept?.resourceType === "Bundle" ? { ...kept, link } : kept;
}

// The whole record in one key: what the page itself wants to know of it.
export function wholeRecord(service, store, resources, asOf) {
  const nothing = Object.fromEntries(Object.keys(service.prefetch ?? {}).map((key) => [key, null]));
  return {
    hook: service.hook,
    hookInstance: "00000000-0000-4000-8000-000000000000",
    context: { userId: USER, patientId: store.patientId },
    prefetch: { ...nothing, wholeRecord: bundle(resources) },
    extension: { "org.smcds.as-of": asOf },
  };
}

// What is known and no key asked for: an EHR would not have sent it.
export function notSent(request, store) {
  const sent = new Set();
  for (const value of Object.values(request.prefetch)) {
    const held = value?.resourceType === "Bundle" ? (value.entry ?? []).map((entry) => entry.resource) : [value];
    held.filter(Boolean).forEach((item) => sent.add(reference(item)));
  }
  return store.known().filter((item) => !sent.has(reference(item)));
}

function context(hook, store, known, appointment) {
  switch (hook) {
    case "order-select":
      return { selections: store.drafts.map(reference).filter((place) => store.selected.has(place)), draftOrders: bundle(store.drafts) };
    case "order-sign":
      return { draftOrders: bundle(store.drafts) };
    case "encounter-discharge":
      return { encounterId: store.pasted.context?.encounterId ?? known.find((item) => item.resourceType === "Encounter")?.id ?? "workbench" };
    case "medication-refill":
      return { medications: bundle(store.drafts.length ? store.drafts : known.filter(isActiveOrder)) };
    case "appointment-book":
      return { appointments: store.pasted.context?.appointments ?? bundle([booked(store, appointment)]) };
    default:
      return {};
  }
}

const isActiveOrder = (item) => item.resourceType === "MedicationRequest" && item.status === "active";

const bundle = (resources) => ({ resourceType: "Bundle", type: "collection", entry: resources.map((resource) => ({ resource })) });

function booked(store, { what, day }) {
  return {
    resourceType: "Appointment",
    id: "workbench-appointment",
    status: "proposed",
    description: what,
    serviceType: [{ text: what }],
    start: `${day || store.asOf}T08:00:00Z`,
    participant: [{ actor: { reference: `Patient/${store.patientId}` }, status: "accepted" }],
  };
}
