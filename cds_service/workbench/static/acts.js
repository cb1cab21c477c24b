// What the clinician does, and the service that is asked when it is done.

import { el } from "./dom.js";

const ACTS = {
  "sm-patient-view": "Open the chart",
  "sm-order-select": "Select the orders",
  "sm-order-sign": "Sign the orders",
  "sm-encounter-discharge": "Discharge",
  "sm-appointment-book": "Book the appointment",
  "sm-medication-refill": "Refill",
  "sm-suspicion-patient-view": "Open the chart: suspicion",
};
export function actButton({ id, title, description }, choose) {
  return el("button", { type: "button", value: id, title: description, onclick: choose }, ACTS[id] ?? title ?? id);
}
