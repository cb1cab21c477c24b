// A real FHIR search engine behind a small HTTP front, for tests of fetching.
//
// PORT=0 takes any free port; the address is printed as one line of JSON. TOKEN is
// the bearer that every FHIR request must carry, PAGE how many entries a page has.
// What a test says to the front itself lies under /__: see control.mjs.
import { createServer } from "node:http";

import "./globals.mjs"; // before the engine
import { control, faultFor, log } from "./control.mjs";
import { search, read } from "./engine.mjs";
import { misbehave } from "./faults.mjs";

const TOKEN = process.env.TOKEN ?? "";

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function outcome(code, text) {
  return {
    resourceType: "OperationOutcome",
    issue: [{ severity: "error", code, details: { text } }],
  };
}

function send(response, status, resource) {
  response.writeHead(status, { "content-type": "application/fhir+json" });
  response.end(JSON.stringify(resource));
}

async function fhir(method, url, form, base) {
  const [, , kind, last] = url.pathname.split("/");
  if (method === "POST" && last === "_search") {
    return [200, await search(kind, new URLSearchParams(form), base)];
  }
  if (method !== "GET") return [405, outcome("not-supported", "no such method")];
  if (last) return read(kind, last);
  return [200, await search(kind, url.searchParams, base)];
}

async function answer(request, response) {
  const base = `http://${request.headers.host}/fhir`;
  const url = new URL(request.url, base);
  const body = await bodyOf(request);
  if (url.pathname.startsWith("/__")) return control(request, url, body, send, response);
  log(request, url, body);
  const fault = faultFor(request.method, url);
  if (fault) return misbehave(fault, request, response, base);
  if (TOKEN && request.headers.authorization !== `Bearer ${TOKEN}`) {
    return send(response, 401, outcome("login", "no token"));
  }
  return send(response, ...(await fhir(request.method, url, body, base)));
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) =>
    send(response, 400, outcome("invalid", String(error.message))),
  );
});
server.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => {
  console.log(JSON.stringify({ port: server.address().port }));
});
process.stdin.resume().on("end", () => process.exit(0)); // whoever started it is gone
