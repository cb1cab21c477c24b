// The JSON that went out and came back, and ways to take it along.

import { post } from "./api.js";
import { byId, fill, orElse } from "./dom.js";

export function showExchange(request, response, left) {
  byId("request").textContent = JSON.stringify(request, null, 1);
  byId("response").textContent = JSON.stringify(response, null, 1);
  const kinds = Object.entries(counted(left)).map(([type, number]) => `${number} ${type}`);
  fill("not-sent", kinds.length ? `Not sent, because no prefetch template asks for it: ${kinds.join(", ")}.` : "");
}

export function showFeedback(body, status) {
  byId("feedback").textContent = `${status}\n${JSON.stringify(body, null, 1)}`;
}

function counted(resources) {
  const number = {};
  for (const { resourceType } of resources) number[resourceType] = (number[resourceType] ?? 0) + 1;
  return number;
}

// The current call, to be copied or saved.
export function takeAlong(current, complain) {
  byId("copy").addEventListener("click", orElse(complain, async () => {
    const { service, request } = current();
    if (!request) throw new Error("There is no answered request to copy.");
    if (!navigator.clipboard) throw new Error("The browser lets a page copy only over https or on this machine. Copy the request below.");
    await navigator.clipboard.writeText(asCurl(service, request));
    fill("copied", "Copied.");
  }));
  byId("download").addEventListener("click", orElse(complain, async () => {
    const { service, store, request } = current();
    if (!request) throw new Error("There is no answered request to download.");
    const name = `${store.title}-${service.id}`;
    const made = await (await post(`workbench/${service.id}/case`, { name, service: service.id, request })).json();
    save(made.name, made.zip);
  }));
}

function asCurl(service, request) {
  const address = new URL(`cds-services/${service.id}`, document.baseURI);
  return `curl -s '${address}' -H 'Content-Type: application/json' --data-binary @- <<'REQUEST'\n${JSON.stringify(request)}\nREQUEST\n`;
}

function save(name, base64) {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
