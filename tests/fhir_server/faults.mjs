// Everything that servers, and what stands before them, do wrong.
//
//   reset      the connection is cut before an answer
//   never      no answer comes
//   half       the head promises more than comes
//   cut        the JSON ends in the middle, and the answer does not know
//   latin      the JSON is not in UTF-8
//   endless    each page has a next one
//   bomb       a small answer that is large once unpacked
//   otherwise  `status`, `headers` and `body` as the test says
import { gzipSync } from "node:zlib";

const JSON_HEADERS = { "content-type": "application/fhir+json" };
const EMPTY = '{"resourceType":"Bundle","type":"searchset","entry":[]}';

let turned = 0;

function endless(request, response, base) {
  const kind = new URL(request.url, base).pathname.split("/")[2];
  turned += 1;
  const link = [{ relation: "next", url: `${base}/${kind}?endless=${turned}` }];
  response.writeHead(200, JSON_HEADERS);
  response.end(JSON.stringify({ resourceType: "Bundle", type: "searchset", link }));
}

function bomb(response, size) {
  const filler = " ".repeat(size);
  const body = gzipSync(`{"resourceType":"Bundle","x":"${filler}"}`);
  response.writeHead(200, { ...JSON_HEADERS, "content-encoding": "gzip" });
  response.end(body);
}

export function misbehave(fault, request, response, base) {
  switch (fault.kind) {
    case "reset":
      return request.socket.destroy();
    case "never":
      return undefined;
    case "half":
      response.writeHead(200, { ...JSON_HEADERS, "content-length": "1000" });
      response.write(EMPTY.slice(0, 20));
      return request.socket.end();
    case "cut":
      response.writeHead(200, JSON_HEADERS);
      return response.end(EMPTY.slice(0, 20));
    case "latin":
      response.writeHead(200, JSON_HEADERS);
      return response.end(Buffer.from('{"resourceType":"Bundle","x":"é"}', "latin1"));
    case "endless":
      return endless(request, response, base);
    case "bomb":
      return bomb(response, fault.size);
    default:
      response.writeHead(fault.status, { ...JSON_HEADERS, ...fault.headers });
      return response.end(fault.body ?? "");
  }
}
