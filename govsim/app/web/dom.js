// Small tools: elements, texts of the page, numbers, calendar days, and who is told when something changes.

export const SIDES = ["a", "b"];
export const HOURS_A_DAY = 24;

export const state = { texts: {}, lang: "en", setup: null, choice: null, people: null, frame: null, interval: null };

const listeners = new Map();

export function on(names, listener) {
  for (const name of [names].flat()) {
    if (!listeners.has(name)) listeners.set(name, []);
    listeners.get(name).push(listener);
  }
}

export function emit(name, value) {
  for (const listener of listeners.get(name) ?? []) listener(value);
}

// Texts as the catalogue has them: `{days} {days:day|days}` is "1 day" or "2 days".
export function t(key, values = {}) {
  const text = state.texts[key] ?? key;
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
    if (many === undefined) return values[name] ?? whole;
    return String(values[name]) === "1" ? one : many;
  });
}

// h("button.primary", { onclick }, "text", child, …)
export function h(what, ...parts) {
  const [tag, ...classes] = what.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const part of parts.flat()) {
    if (part === null || part === undefined || part === false) continue;
    if (typeof part === "object" && !(part instanceof Node)) set(element, part);
    else element.append(part);
  }
  return element;
}

export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element[name] = value;
    else if (name === "style") for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
    else if (name in element && name !== "list" && name !== "role") element[name] = value;
    else if (value === false || value === null) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : value);
  }
  return element;
}

export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// A text that changes with the language: its element says itself anew.
const spoken = [];

export function said(element, key, values = () => ({}), where = "textContent") {
  const say = () => {
    const text = t(key, values());
    if (where === "textContent") element.textContent = text;
    else element.setAttribute(where, text);
  };
  spoken.push(say);
  say();
  return element;
}

on("texts", () => spoken.forEach((say) => say()));

const locale = () => (state.lang === "zh" ? "zh-CN" : "en-GB");

// Formats are kept: to make one takes far longer than to use it.
const formats = new Map();

function formatter(Kind, options) {
  const key = `${locale()} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Kind(locale(), options));
  return formats.get(key);
}

export function number(value, digits = 0) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const format = formatter(Intl.NumberFormat, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return format.format(value).replace("-", "−");
}

export const percent = (value, digits = 0) => (value === null ? "–" : `${number(100 * value, digits)} %`);

export function date(day, weekday = "short") {
  const at = new Date(`${state.setup.start}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + day);
  const named = { weekday: weekday || undefined, day: "numeric", month: "short", timeZone: "UTC" };
  return formatter(Intl.DateTimeFormat, named).format(at);
}

export function moment(hour, weekday = "short") {
  const clock = `${String(hour % HOURS_A_DAY).padStart(2, "0")}:00`;
  return `${date(Math.floor(hour / HOURS_A_DAY), weekday)} ${clock}`;
}

export const today = () => Math.floor((state.frame?.hour ?? 0) / HOURS_A_DAY);

export function colour(name) {
  return getComputedStyle(document.querySelector(".govsim")).getPropertyValue(`--${name}`).trim();
}
