// What the EHR of this page holds: resources, draft orders, and the day.

const DATES = [
  (item) => item.effectiveDateTime ?? item.effectiveInstant ?? item.effectivePeriod?.start,
  (item) => item.authoredOn ?? item.whenHandedOver ?? item.whenPrepared,
  (item) => item.recordedDate ?? item.onsetDateTime ?? item.dateAsserted,
  (item) => item.performedDateTime ?? item.performedPeriod?.start ?? item.occurrenceDateTime,
  (item) => item.authored ?? item.period?.start ?? item.date ?? item.issued,
];
const NOT_HELD = new Set(["Bundle", "OperationOutcome"]);

export function dayOf(resource) {
  for (const date of DATES) {
    const found = date(resource);
    if (typeof found === "string" && isDay(found.slice(0, 10))) return found.slice(0, 10);
  }
  return null;
}

const isDay = (text) => /^\d{4}(-\d\d){0,2}$/.test(text) && !Number.isNaN(Date.parse(text));

export const reference = (resource) => `${resource.resourceType}/${resource.id ?? "?"}`;

export class Store {
  constructor(title, patientId, asOf, resources, drafts) {
    const days = resources.map(dayOf).filter((day) => day?.length === 10).sort();
    this.title = title;
    this.patientId = patientId;
    this.resources = resources;
    this.drafts = drafts;
    this.selected = new Set(drafts.map(reference));
    this.last = [asOf, days.at(-1) ?? asOf].sort().at(-1);
    this.first = days[0] ?? asOf;
    this.asOf = asOf;
    this.made = 0;
    this.pasted = {};
    this.pages = [];
  }

  // What was known on the day: a later entry is not there yet.
  known() {
    return this.resources.filter((item) => (dayOf(item) ?? "") <= this.asOf);
  }

  // The time line reaches as far as anybody went.
  moveTo(day) {
    this.asOf = day;
    this.last = day > this.last ? day : this.last;
    this.first = day < this.first ? day : this.first;
  }

  newId() {
    this.made += 1;
    return `workbench-${this.made}`;
  }

  add(resource) {
    this.resources = [...this.resources, { id: this.newId(), ...resource }];
  }

  draft(resource) {
    const drafted = { ...resource, id: resource.id ?? this.newId() };
    this.drafts = [...this.drafts, drafted];
    this.selected.add(reference(drafted));
  }

  replace(resource) {
    const other = (item) => (reference(item) === reference(resource) ? resource : item);
    this.resources = this.resources.map(other);
    this.drafts = this.drafts.map(other);
  }

  remove(place) {
    this.drafts = this.drafts.filter((item) => reference(item) !== place);
    this.resources = this.resources.filter((item) => reference(item) !== place);
    this.selected.delete(place);
  }
}

export function ofFixture(found) {
  return new Store(found.title, found.patient_id, found.as_of, found.resources, found.drafts);
}

// A FHIR Bundle, or a hook request, as somebody pasted it.
export function ofJson(content, today) {
  if (content?.hook && content.context) return ofRequest(content, today);
  if (content?.resourceType === "Bundle") return ofBundle(content, today);
  throw new Error("This is neither a FHIR Bundle nor a CDS Hooks request.");
}

function ofRequest(request, today) {
  const { patientId, draftOrders, medications, selections } = request.context;
  const asOf = request.extension?.["org.smcds.as-of"] ?? today;
  const held = Object.values(request.prefetch ?? {}).flatMap(contents);
  const store = new Store("Pasted request", patientId, asOf, held, contents(draftOrders ?? medications));
  if (Array.isArray(selections)) store.selected = new Set(selections);
  store.pasted = request;
  return store;
}

function ofBundle(bundle, today) {
  const all = contents(bundle);
  const patients = all.filter((item) => item.resourceType === "Patient");
  if (patients.length === 1 && !patients[0].id) throw new Error("The Patient of the Bundle has no id.");
  if (patients.length !== 1) throw new Error(`The Bundle holds ${patients.length} Patient resources; one is needed.`);
  const isDraft = (item) => item.resourceType === "MedicationRequest" && item.status === "draft";
  const kept = all.filter((item) => !isDraft(item));
  const store = new Store("Pasted Bundle", patients[0].id, today, kept, all.filter(isDraft));
  store.pages = furtherPages(bundle);
  return store;
}

// Where what was pasted goes on: what lies there is not here, and the service must know.
export const furtherPages = (sent) => [sent?.link ?? []].flat().filter((link) => link?.relation === "next");

export function contents(sent) {
  const resources = sent?.resourceType === "Bundle" ? [sent.entry ?? []].flat().map((entry) => entry?.resource) : [sent];
  return resources.filter((item) => item?.resourceType && !NOT_HELD.has(item.resourceType));
}
