// What a test says to the front itself:
//
//   POST /__load    a list of resources: all that the server holds from now on
//   POST /__delete  {kind, id}
//   POST /__faults  a list of faults, see faults.mjs; [] ends them all
//   GET  /__log     the FHIR requests since the last look: method, url, headers, body
import { load, remove } from "./engine.mjs";

let faults = [];
let seen = [];

export function log(request, url, body) {
  const { method, headers } = request;
  const { authorization = "", accept = "", cookie = "" } = headers;
  const place = url.pathname + url.search;
  seen.push({ method, url: place, authorization, accept, cookie, body });
}

// A fault has a pattern of "METHOD /path?query", and strikes `times` times.
export function faultFor(method, url) {
  const place = `${method} ${url.pathname}${url.search}`;
  const fault = faults.find((one) => one.times !== 0 && RegExp(one.match).test(place));
  if (fault?.times) fault.times -= 1;
  return fault;
}

export async function control(request, url, body, send, response) {
  const said = body ? JSON.parse(body) : undefined;
  if (url.pathname === "/__load") await load(said);
  if (url.pathname === "/__delete") await remove(said.kind, said.id);
  if (url.pathname === "/__faults") faults = said;
  const looked = seen;
  seen = [];
  return send(response, 200, looked);
}
