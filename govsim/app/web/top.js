// The header: scenario, language, theme, link, saving; and the dialogs that hang on it.

import { picture } from "./picture.js";
import { emit, fill, h, on, said, state, t } from "./dom.js";

const LARGEST_UPLOAD = 1_000_000;
const NOTED = 4000; // milliseconds

export function header(ask) {
  const pick = h("select.pick", { onchange: () => pick.value && ask({ do: "scenario", name: pick.value }) });
  said(pick, "page.scenario", undefined, "aria-label");
  on(["setup", "texts"], () => state.setup && fillScenarios(pick));
  const file = h("input", { type: "file", accept: ".yaml,.yml", hidden: true, id: "file" });
  file.onchange = () => upload(file, ask);
  const about = h("span.about");
  on("setup", () => (about.textContent = about.title = state.setup.question || state.setup.about));
  return h("header.top",
    button("page.strategies", () => document.getElementById("govsim").classList.toggle("drawer"), "burger"),
    h("span.brand", "govsim"), pick, button("page.upload", () => file.click(), "quiet"), file, about,
    h("span.space"), saveMenu(ask), button("page.share", share, "quiet", "share"),
    languageButton(ask), themeButton());
}

function button(key, onclick, kind = "", id = null) {
  return said(h(`button.${kind || "plain"}`, { type: "button", onclick, ...(id ? { id } : {}) }), key);
}

function fillScenarios(pick) {
  const names = state.setup.scenarios.map(([name]) => name);
  const options = state.setup.scenarios.map(([name, about]) => h("option", { value: name, title: name }, about));
  if (!names.includes(state.setup.scenario)) options.unshift(h("option", { value: "" }, t("page.own_scenario")));
  fill(pick, options);
  pick.value = names.includes(state.setup.scenario) ? state.setup.scenario : "";
}

async function upload(input, ask) {
  const [file] = input.files;
  input.value = "";
  if (!file) return;
  const bytes = new Uint8Array(await file.slice(0, LARGEST_UPLOAD + 1).arrayBuffer());
  ask({ do: "upload", name: file.name }, [bytes]);
}

// The other language is named in itself, for those who cannot read this one.
function languageButton(ask) {
  const other = { en: ["zh", "中文"], zh: ["en", "English"] };
  const one = h("button.quiet", { type: "button", id: "language" });
  one.onclick = () => ask({ do: "lang", lang: other[state.lang][0] });
  on("texts", () => {
    one.textContent = other[state.lang][1];
    one.lang = other[state.lang][0];
  });
  return one;
}

// Theme

export function startTheme(root) {
  const wanted = new URLSearchParams(location.search).get("theme");
  const dark = wanted ? wanted === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.classList.toggle("dark", dark);
}

function themeButton() {
  const isDark = () => document.getElementById("govsim")?.classList.contains("dark");
  const one = h("button.quiet", { type: "button", id: "theme" });
  const say = () => (one.textContent = t(isDark() ? "page.light" : "page.dark"));
  one.onclick = () => {
    document.getElementById("govsim").classList.toggle("dark");
    say();
    remember();
    emit("theme");
  };
  on("texts", say);
  return one;
}

// The address holds the whole state

let linked = "";

export function remember(link = linked) {
  linked = link;
  const root = document.getElementById("govsim");
  const own = new URLSearchParams(link);
  own.set("day", state.frame ? Math.floor(state.frame.hour / 24) : own.get("day"));
  own.set("lang", state.lang);
  own.set("theme", root.classList.contains("dark") ? "dark" : "light");
  if (root.dataset.measure) own.set("measure", root.dataset.measure);
  history.replaceState(null, "", `${location.pathname}?${own}`);
}

on("frame", (frame) => frame.playing || frame.replaying !== null || remember());

async function share(event) {
  remember();
  await copy(location.href);
  const one = event.target;
  one.textContent = t("page.copied");
  setTimeout(() => (one.textContent = t("page.share")), 1500);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea", { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

// Saving

function saveMenu(ask) {
  const menu = h("details.menu");
  const item = (key, action, id) => button(key, () => { menu.open = false; action(); }, "item", id);
  menu.append(
    said(h("summary", { id: "save" }), "page.save"),
    h("div.items",
      item("page.save.yaml", () => ask({ do: "download", kind: "yaml" }), "save-yaml"),
      item("page.save.csv", () => ask({ do: "download", kind: "csv" }), "save-csv"),
      item("page.save.png", async () => save(await picture(), `${state.choice.sides.b.key}.png`), "save-png"),
      item("page.commands", () => document.getElementById("commands").showModal(), "show-commands")));
  document.addEventListener("click", (event) => menu.contains(event.target) || (menu.open = false));
  return menu;
}

on("file", (file) => save(new Blob([file.text], { type: "text/plain" }), file.name));

function save(blob, name) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// Dialogs

export function dialogs(ask) {
  return [commandsDialog(ask), errorBox(), noteBox(), lostBox()];
}

function commandsDialog(ask) {
  const first = said(h("p"), "page.commands.download");
  const again = button("page.save.yaml", () => ask({ do: "download", kind: "yaml" }));
  const shell = h("pre", { id: "shell" });
  const python = h("pre", { id: "python" });
  const dialog = h("dialog.card", { id: "commands" },
    said(h("h2"), "page.commands"), h("div.line", first, again), shell,
    said(h("h3"), "page.commands.python"), python,
    h("div.line.end", button("page.close", () => dialog.close())));
  on("choice", ({ commands }) => {
    first.parentElement.hidden = !commands.download;
    shell.textContent = commands.shell;
    python.textContent = commands.python;
  });
  return dialog;
}

function errorBox() {
  const text = h("pre");
  const box = h("div.refusal", { id: "error", role: "alert", hidden: true },
    h("div.line", said(h("strong"), "page.fault.title"), h("span.space"),
      said(h("button.quiet", { type: "button", onclick: () => (box.hidden = true) }), "page.close")),
    text);
  on("error", (message) => {
    text.textContent = message.text;
    box.hidden = false;
  });
  on("choice", () => (box.hidden = true));
  return box;
}

// What happened, said for some seconds.
function noteBox() {
  const box = h("div.told", { role: "status", hidden: true });
  let timer = null;
  on("note", ({ key }) => {
    box.textContent = t(key);
    box.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => (box.hidden = true), NOTED);
  });
  return box;
}

// The line to the server: the widget library knows of it, and its own words for that are English alone.
function lostBox() {
  const box = said(h("div.lost.line", { role: "alert", id: "lost", hidden: true }), "page.connection");
  const look = () => {
    const status = window.solara?.debug?.connectionStatus ?? "connected";
    box.hidden = status === "connected" && !document.querySelector(".v-dialog__content--active");
  };
  setInterval(look, 1000);
  return box;
}
