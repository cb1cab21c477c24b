// Four results over time, one below the other, with the thresholds that apply,
// the periods of treatment as bands, and the day the page is about.

import { byId, el, fill } from "./dom.js";

const SHOWN = ["neutrophils", "platelets", "hemoglobin", "tryptase"];
const GAP = 0.05;
const FAINT = 0.1;
const LIT = 0.4;
let library = null;
let drawn = [];
let periods = [];

export async function showPlot(all, today, store, onPick) {
  const plotly = await loaded();
  const ink = colours();
  drawn = SHOWN.map((analyte) => all.series.find((series) => series.analyte === analyte) ?? empty(analyte));
  periods = all.bands;
  const data = drawn.map((series, row) => trace(series, row, ink));
  await plotly.react(byId("plot"), data, layout(all, today, store, ink), { displayModeBar: false, responsive: true });
  const plot = byId("plot");
  plot.removeAllListeners("plotly_click");
  plot.on("plotly_click", ({ points }) => onPick(points[0].customdata));
  showTable(all);
  showMeanings(today.lines.filter((line) => SHOWN.includes(line.analyte)), all);
}

export function clearPlot() {
  drawn = [];
  periods = [];
  library?.then((plotly) => plotly.purge(byId("plot")), () => {});
}

// Lights up one result, by its reference; tells whether it is on the plot.
export async function lightUp(reference) {
  const plotly = await loaded();
  const places = drawn.map((series) => series.points.findIndex((point) => point.reference === reference));
  await plotly.restyle(byId("plot"), { selectedpoints: places.map((place) => (place < 0 ? null : [place])) });
  const band = periods.findIndex((period) => period.reference === reference);
  await plotly.relayout(byId("plot"), Object.fromEntries(periods.map((_, place) => [`shapes[${place}].opacity`, place === band ? LIT : FAINT])));
  const row = places.findIndex((place) => place >= 0);
  if (row < 0 && band < 0) return false;
  byId("time").scrollIntoView({ block: "nearest" });
  if (row < 0) {
    fill("shown", `${spanOf(periods[band])} (${reference})`);
    return true;
  }
  const point = drawn[row].points[places[row]];
  fill("shown", `${drawn[row].name} ${point.text} on ${point.day} (sent as “${point.sent}”, ${reference})`);
  return true;
}

function loaded() {
  library ??= new Promise((resolve, reject) => {
    const script = el("script", { src: "workbench/plot-library.js" });
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", () => reject(new Error("The plot library did not load.")));
    document.head.append(script);
  });
  return library;
}

const empty = (analyte) => ({ analyte, name: analyte, unit: "", points: [] });
const axis = (row) => (row ? `${row + 1}` : "");
const valueOf = (point) => point.low ?? point.high;
const isBound = (point) => point.low !== point.high;

function trace({ name, points }, row, ink) {
  return {
    type: "scatter",
    mode: "lines+markers",
    name,
    x: points.map((point) => point.day),
    y: points.map(valueOf),
    customdata: points.map((point) => point.reference),
    text: points.map((point) => point.text),
    hovertemplate: `${name} %{text}<br>%{x}<extra></extra>`,
    line: { color: ink.link, width: 1.5 },
    marker: { color: ink.link, size: 8, symbol: points.map((point) => (isBound(point) ? "triangle-up-open" : "circle")) },
    selected: { marker: { color: ink.critical, size: 16 } },
    unselected: { marker: { opacity: 1 } },
    yaxis: `y${axis(row)}`,
  };
}

function layout(all, today, store, ink) {
  const height = (1 - GAP * (SHOWN.length - 1)) / SHOWN.length;
  const axes = Object.fromEntries(
    drawn.map((series, row) => {
      const top = 1 - row * (height + GAP);
      const title = { text: `${series.name}<br>${series.unit}`, font: { size: 11 } };
      return [`yaxis${axis(row)}`, { domain: [Math.max(0, top - height), top], rangemode: "tozero", title, gridcolor: ink.line, zerolinecolor: ink.line }];
    }),
  );
  const lines = today.lines.filter((line) => SHOWN.includes(line.analyte));
  return {
    ...axes,
    xaxis: { type: "date", range: [before(firstDay(all, store)), after(store.last)], gridcolor: ink.line, anchor: `y${axis(SHOWN.length - 1)}` },
    shapes: [...all.bands.map((band, place) => bandShape(band, place, ink)), ...lines.map((line) => lineShape(line, ink)), dayShape(store.asOf, ink)],
    annotations: [...bandNames(all.bands, ink), ...lines.map((line) => lineName(line, ink))],
    showlegend: false,
    margin: { l: 64, r: 12, t: 28, b: 32 },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: "system-ui, sans-serif", size: 12, color: ink.ink },
  };
}

const bandShape = (band, place, ink) => ({ type: "rect", xref: "x", yref: "paper", x0: band.first, x1: band.last, y0: 0, y1: 1, fillcolor: ink.good, opacity: FAINT, line: { width: 0 }, layer: "below" });
const dayShape = (day, ink) => ({ type: "line", xref: "x", yref: "paper", x0: day, x1: day, y0: 0, y1: 1, line: { color: ink.ink, width: 2 } });
const rowOf = (line) => axis(SHOWN.indexOf(line.analyte));
const lineShape = (line, ink) => ({ type: "line", xref: "paper", yref: `y${rowOf(line)}`, x0: 0, x1: 1, y0: line.value, y1: line.value, line: { color: ink.critical, width: 1, dash: "dash" } });
const lineName = (line, ink) => ({ xref: "paper", yref: `y${rowOf(line)}`, x: 1, y: line.value, xanchor: "right", yanchor: "bottom", text: `${line.value}`, hovertext: line.text, showarrow: false, font: { color: ink.critical, size: 11 } });

// Each drug once, where it first begins; the periods themselves may overlap.
function bandNames(bands, ink) {
  const first = new Map();
  bands.forEach((band) => first.has(band.drug) || first.set(band.drug, band));
  return [...first.values()].map((band, place) => ({ xref: "x", yref: "paper", x: band.first, y: 1, yshift: 8 + 12 * (place % 2), xanchor: "left", yanchor: "bottom", text: band.drug, hovertext: band.text, showarrow: false, font: { color: ink.good, size: 11 } }));
}

// The plot begins with what it shows, not with the oldest entry of the record.
function firstDay(all, store) {
  const days = drawn.flatMap((series) => series.points.map((point) => point.day));
  return [...days, ...all.bands.map((band) => band.first), store.asOf].sort()[0];
}

const spanOf = (band) => `${band.text}, ${band.first} to ${band.last}`;

// In words what the plot says by dashes and shades.
function showMeanings(lines, all) {
  const nameOf = (line) => all.series.find((series) => series.analyte === line.analyte)?.name ?? line.analyte;
  const dashes = lines.map((line) => el("li", {}, `${nameOf(line)} ${line.value}: ${line.text} (`, el("a", { href: `rules/${line.rule}` }, line.rule), ")"));
  const shades = all.bands.map((band) => el("li", {}, spanOf(band)));
  const part = (title, items) => (items.length ? [el("h3", {}, title), el("ul", { className: "plain" }, ...items)] : []);
  fill("meanings", ...part("Dashed lines", dashes), ...part("Shaded periods", shades));
}

function showTable(all) {
  const rows = all.series.flatMap((series) => series.points.map((point) => row(series, point)));
  const head = el("tr", {}, ...["Result", "Day", "Compared", "As sent", "From"].map((title) => el("th", { scope: "col" }, title)));
  fill("results", el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows)));
}

const row = (series, point) => el("tr", {}, ...[series.name, point.day, point.text, point.sent, point.reference].map((text) => el("td", {}, text)));

function colours() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(["ink", "line", "link", "critical", "good"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

const shifted = (day, by) => new Date(Date.parse(day) + by * 864e5).toISOString().slice(0, 10);
const before = (day) => shifted(day, -7);
const after = (day) => shifted(day, 7);
