// Builds elements. Every text is set as text: nothing of a record is ever markup.

export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && !name.includes("-")) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// Replaces what an element holds; whoever was in there with the keyboard stays there.
export function fill(id, ...children) {
  const parent = document.getElementById(id);
  const before = parent.contains(document.activeElement) ? document.activeElement : null;
  const place = before && alike(parent, before).indexOf(before);
  parent.replaceChildren(...children.filter(Boolean));
  if (before && !before.isConnected) stay(parent, before, place);
}

function stay(parent, before, place) {
  const same = alike(parent, before)[place];
  const near = same ?? parent.closest("section").querySelector("h2");
  if (!same) near.tabIndex = -1;
  near.focus({ preventScroll: Boolean(same) });
}

const alike = (parent, element) => [...parent.querySelectorAll(element.tagName)].filter((other) => spoken(other) === spoken(element));
const spoken = (element) => `${element.type} ${element.ariaLabel ?? element.textContent}`;

export function list(items, className = "") {
  return el("ul", { className }, ...items.map((item) => el("li", {}, item)));
}

export const byId = (id) => document.getElementById(id);

// What somebody asked for either happens, or the page says why not.
export const orElse = (complain, act) => async (event) => {
  try {
    await act(event);
  } catch (error) {
    complain(error);
  }
};
