// A list of FHIR resources on standard input, a list of complaints on standard output.
import { readFileSync } from "node:fs";
import fhir from "fhir";

const validator = new fhir.Fhir();
const resources = JSON.parse(readFileSync(0, "utf8"));
const complaints = resources.map((resource) =>
  validator
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity === "error" || severity === "fatal")
    .map(({ location, message }) => `${location}: ${message}`),
);
process.stdout.write(JSON.stringify(complaints));
