// Resolves a prefetch template against the record, as a FHIR server would.

import { dayOf } from "./record.js";

// An EHR that names a code system by its number finds it by its address all the same.
const NAMED_BY_NUMBER = { "urn:oid:2.16.840.1.113883.6.1": "http://loinc.org" };

export function resolve(template, resources, patientId) {
  const [path, query = ""] = template.replaceAll("{{context.patientId}}", patientId).split("?");
  const [type, id] = path.split("/");
  if (id) return resources.find((item) => item.resourceType === type && item.id === id) ?? null;
  const asked = new URLSearchParams(query);
  const fitting = resources.filter((item) => item.resourceType === type && hasCode(item, asked.get("code")));
  return searchset(page(sorted(fitting, asked.get("_sort")), asked.get("_count")));
}

function hasCode(resource, asked) {
  if (!asked) return true;
  const codings = [resource.code?.coding ?? []].flat();
  const wanted = new Set(asked.split(","));
  return codings.some(({ system, code }) => wanted.has(`${NAMED_BY_NUMBER[system] ?? system}|${code}`));
}

function sorted(resources, by) {
  if (!by) return resources;
  const sign = by.startsWith("-") ? -1 : 1;
  return [...resources].sort((one, other) => sign * (dayOf(one) ?? "").localeCompare(dayOf(other) ?? ""));
}

const page = (resources, count) => (count ? resources.slice(0, Number(count)) : resources);

function searchset(resources) {
  const entry = resources.map((resource) => ({ resource }));
  return { resourceType: "Bundle", type: "searchset", total: entry.length, ...(entry.length ? { entry } : {}) };
}
