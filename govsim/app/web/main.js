// The board: it says hello, keeps what it is told, and lets every part draw itself.

import { cards } from "./cards.js";
import { charts } from "./charts.js";
import { controls } from "./controls.js";
import { emit, h, on, state } from "./dom.js";
import { drawGraphs, graphs } from "./graph.js";
import { headline, transport } from "./transport.js";
import { header, dialogs, startTheme, remember } from "./top.js";

const PEOPLE_BUFFERS = 3;
const BUFFERS_A_SIDE = 4;

export function render({ model, el }) {
  addStyle();
  const ask = (message, buffers) => model.send(message, undefined, buffers);
  const root = h("div.govsim", { id: "govsim" });
  el.append(root);
  startTheme(root);
  const main = h("main.main", headline(ask), transport(ask), graphs(ask), charts(), cards());
  root.append(header(ask), h("div.body", controls(ask), main), ...dialogs(ask));
  model.on("msg:custom", (message, buffers) => take(message, buffers, ask));
  const wanted = new URLSearchParams(location.search);
  ask({ do: "hello", search: location.search, lang: wanted.get("lang") ?? model.get("lang") });
}

function addStyle() {
  const href = new URL("/govsim/style.css", document.baseURI).href;
  if (!document.querySelector(`link[href="${href}"]`)) document.head.append(h("link", { rel: "stylesheet", href }));
}

const takers = {
  texts(message) {
    state.texts = message.texts;
    state.lang = message.lang;
    document.documentElement.lang = message.lang === "zh" ? "zh-CN" : "en";
  },
  setup(message) {
    state.setup = message;
  },
  choice(message) {
    state.choice = message;
    state.interval = null;
    remember(message.link);
  },
  people(message, buffers) {
    const [x, y, segment] = buffers.slice(0, PEOPLE_BUFFERS);
    state.people = {
      ...message,
      x: new Float32Array(copied(x)), y: new Float32Array(copied(y)), segment: new Uint8Array(copied(segment)),
    };
  },
  frame(message, buffers) {
    if (message.replaying === null) {
      ["a", "b"].forEach((side, i) => (message.sides[side].lit = lit(buffers.slice(i * BUFFERS_A_SIDE))));
      state.frame = message;
    } else {
      state.frame = { ...(state.frame ?? {}), ...message, sides: state.frame?.sides };
    }
  },
  interval(message) {
    state.interval = message;
  },
};

function lit([readers, sharers, ties, following]) {
  return {
    readers: new Int32Array(copied(readers)), sharers: new Int32Array(copied(sharers)),
    ties: new Int32Array(copied(ties)), following: new Uint8Array(copied(following)),
  };
}

// Buffers may begin anywhere; typed arrays want their own alignment.
const copied = (view) => view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);

function take(message, buffers, ask) {
  takers[message.what]?.(message, buffers);
  emit(message.what, message);
  if (message.what === "frame") {
    requestAnimationFrame(() => {
      if (message.replaying === null) drawGraphs();
      ask({ do: "seen", number: message.number });
    });
  }
}

on("frame", (frame) => {
  const root = document.getElementById("govsim");
  root.dataset.hour = frame.hour;
  if (frame.replaying === null) root.dataset.number = frame.number;
  root.dataset.playing = frame.playing;
  root.dataset.ended = frame.ended;
  root.dataset.replaying = frame.replaying !== null;
});
