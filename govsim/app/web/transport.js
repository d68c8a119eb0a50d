// The sentence at the top, and time: play, pause, a day, restart, jump, speed, seed, citizens.

import { date, emit, fill, h, HOURS_A_DAY, on, said, state, t, today } from "./dom.js";
import { remember } from "./top.js";

const MEASURES = ["followers", "reads", "trust"];

export function headline(ask) {
  const sentence = h("h1.sentence", { id: "headline", "aria-live": "polite" });
  on("frame", (frame) => (sentence.textContent = frame.headline));
  return h("section.saying", sentence, h("div.line.under", measures(ask), h("span.space"), progress(ask)));
}

function measures(ask) {
  const row = h("div.segmented", { role: "group" });
  said(row, "page.measure", undefined, "aria-label");
  const choose = (name) => {
    document.getElementById("govsim").dataset.measure = name;
    ask({ do: "measure", measure: name });
    mark(row, name);
    emit("measure", name);
    remember();
  };
  for (const name of MEASURES) {
    row.append(said(h("button", { type: "button", value: name, onclick: () => choose(name) }), `page.measure.${name}`));
  }
  let begun = false;
  on("setup", () => {
    if (begun) return;
    begun = true;
    const wanted = new URLSearchParams(location.search).get("measure");
    choose(MEASURES.includes(wanted) ? wanted : MEASURES[0]);
  });
  return row;
}

function mark(row, value) {
  for (const one of row.querySelectorAll("button")) one.setAttribute("aria-pressed", one.value === value);
}

function progress(ask) {
  const bar = h("progress", { id: "seeds-progress", max: 1, value: 0 });
  const text = h("span.muted", { id: "seeds-text" });
  const many = h("input", { type: "number", min: 2, max: 200, id: "seeds", required: true });
  said(many, "page.seeds.how_many", undefined, "aria-label");
  const go = said(h("button.plain", { type: "button", id: "seeds-go" }), "page.seeds.ask");
  go.onclick = () => ask({ do: "seeds", seeds: many.valueAsNumber || state.choice.seeds });
  const say = () => {
    const known = state.interval;
    bar.value = known ? known.done / known.wanted : 0;
    text.textContent = known
      ? `${t("page.seeds", { seeds: state.choice?.seeds })}${t("page.colon")}${t("page.seeds.progress", known)}`
      : "";
  };
  on(["interval", "choice", "texts"], say);
  on("choice", () => document.activeElement === many || (many.value = state.choice.seeds));
  return h("div.line.seeds", text, bar, many, go);
}

export function transport(ask) {
  const play = h("button.play", { type: "button", id: "play" });
  play.onclick = () => ask({ do: state.frame?.playing ? "pause" : "play" });
  const day = slider(ask);
  const clock = h("output.clock", { id: "clock" });
  const say = () => {
    if (!state.setup) return;
    play.textContent = state.frame?.playing ? "❚❚" : "▶";
    play.setAttribute("aria-label", t(state.frame?.playing ? "page.pause" : "page.play"));
    play.title = play.getAttribute("aria-label");
    clock.textContent = clockText();
  };
  on(["frame", "texts", "setup"], say);
  shortcuts(ask);
  return h("section.transport.card",
    play,
    small("page.one_day", "▶❘", () => ask({ do: "day" }), "one-day"),
    small("page.restart", "↺", () => ask({ do: "jump", day: 0 }), "restart"),
    h("div.time", clock, day),
    h("div.settings", speeds(ask),
      field("page.seed", "seed", 0, (value) => ask({ do: "seed", seed: value }), (choice) => choice.seed),
      field("page.size", "size", 2, (value) => ask({ do: "size", size: value }), (choice) => choice.size)));
}

function clockText() {
  const { frame, setup } = state;
  if (!frame) return t("page.preparing");
  if (frame.replaying !== null) return t("page.replaying", { day: frame.replaying });
  const clock = `${String(frame.hour % HOURS_A_DAY).padStart(2, "0")}:00`;
  const early = today() < setup.burn_in ? ` · ${t("page.burn_in")}` : "";
  return `${t("page.day", { day: today(), days: setup.days })} · ${date(today())} ${clock}${early}`;
}

function small(key, sign, onclick, id) {
  const one = h("button.round", { type: "button", id, onclick }, sign);
  said(one, key, undefined, "title");
  return said(one, key, undefined, "aria-label");
}

function slider(ask) {
  const input = h("input.day", { type: "range", min: 0, value: 0, step: 1, id: "day" });
  const marks = h("div.marks");
  said(input, "page.jump", undefined, "aria-label");
  input.onchange = () => ask({ do: "jump", day: input.valueAsNumber });
  let held = false;
  input.onpointerdown = () => (held = true);
  input.onpointerup = () => (held = false);
  on("frame", () => held || (input.value = today()));
  on(["setup", "choice", "texts"], () => {
    if (!state.setup || !state.choice) return;
    input.max = state.setup.days;
    const place = (at) => `calc(8px + (100% - 16px) * ${at / state.setup.days})`;
    const burn = h("span.burn", { style: { left: place(state.setup.burn_in) }, title: t("page.burn_in") });
    const moved = ["a", "b"].flatMap((side) => state.choice.sides[side].marks.map(([at, lever]) =>
      h(`span.moved.${side}`, { style: { left: place(at) }, title: t("page.mark", { day: at, lever }) })));
    fill(marks, burn, moved);
  });
  return h("div.days", input, marks);
}

function speeds(ask) {
  const row = h("div.segmented", { role: "group" });
  said(row, "page.speed", undefined, "aria-label");
  const choose = (name) => {
    ask({ do: "speed", speed: name });
    mark(row, name);
  };
  on("setup", () => {
    if (row.children.length) return;
    for (const name of state.setup.speeds) {
      row.append(said(h("button", { type: "button", value: name, onclick: () => choose(name) }), `page.speed.${name}`));
    }
    mark(row, "normal");
  });
  return row;
}

function field(key, id, min, change, value) {
  const input = h("input", { type: "number", min, step: 1, id });
  input.onchange = () => Number.isInteger(input.valueAsNumber) && change(input.valueAsNumber);
  const show = () => {
    if (!state.choice) return;
    input.disabled = value(state.choice) === null;
    input.value = value(state.choice) ?? "";
  };
  on(["choice", "error"], show);
  return said(h("label.field", said(h("span"), key), input), `${key}.note`, undefined, "title");
}

function shortcuts(ask) {
  const keys = {
    " ": () => ask({ do: state.frame?.playing ? "pause" : "play" }),
    ArrowRight: () => ask({ do: "day" }),
    Home: () => ask({ do: "jump", day: 0 }),
  };
  document.addEventListener("keydown", (event) => {
    const busy = event.target.closest?.("input, select, button, summary, textarea, dialog, [tabindex]");
    if (busy || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}
