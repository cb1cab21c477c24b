// Ways in for a record: a file, the clipboard, something dropped on the page.

import { byId, orElse } from "./dom.js";
import { editJson } from "./forms.js";

export function takeIn(take, complain) {
  byId("open").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", orElse(complain, async ({ target }) => {
    const text = await target.files[0].text();
    target.value = ""; // the same file can be opened again
    take(parsed(text));
  }));
  byId("paste").addEventListener("click", orElse(complain, async () => {
    const content = await editJson("Paste a FHIR Bundle or a hook request", "");
    if (content !== undefined) take(content);
  }));
  document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("dropping"); });
  document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));
  document.addEventListener("drop", orElse(complain, async (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    const { files } = event.dataTransfer;
    const text = files[0] ? await files[0].text() : event.dataTransfer.getData("text/plain");
    if (text) take(parsed(text));
  }));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`This is no JSON: ${error.message}`);
  }
}
