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

export function fill(id, ...children) {
  document.getElementById(id).replaceChildren(...children.filter(Boolean));
}

export function list(items, className = "") {
  return el("ul", { className }, ...items.map((item) => el("li", {}, item)));
}

export const byId = (id) => document.getElementById(id);
