// The friend graph of each side: every citizen a dot, every community a disc; they light up as they read and share.

import { watch } from "./watch.js";
import { colour, fill, h, number, on, said, SIDES, state, t } from "./dom.js";

const MANY = 12_000; // dots from which they are written as pixels
const FADING = 0.62; // of the light of a reader is left at the next picture
const DARK = 0.06;
const SHADES = 12; // from unlit to just lit
const LEVELS = 4; // of brightness of a few citizens
const SHARING = 0.3; // of the light of a sharer is still shown
const PORTRAIT = 1.6; // pixels of a portrait for one of the page
const NEAR = 14; // pixels from a click to a dot

const views = {};

export function graphs(ask) {
  const row = h("section.graphs", SIDES.map((side) => card(side, ask)), watch());
  on("people", () => { for (const view of Object.values(views)) begin(view); });
  on("theme", () => drawGraphs());
  return row;
}

function card(side, ask) {
  const canvas = h("canvas", { id: `graph-${side}`, tabIndex: 0, role: "img" });
  const name = h("span.name");
  const counts = h("div.counts", "\u00a0");
  const view = (views[side] = { side, canvas, glow: new Float32Array(0), shared: new Float32Array(0), chosen: -1, counts });
  new ResizeObserver(() => draw(view)).observe(canvas);
  canvas.onclick = (event) => choose(view, nearest(view, event), ask);
  canvas.onkeydown = (event) => step(view, event, ask);
  on(["choice", "texts"], () => {
    if (!state.choice) return;
    name.textContent = state.choice.sides[side].name;
    canvas.setAttribute("aria-label", t("page.graph", { name: name.textContent }));
  });
  said(canvas, "page.graph.hint", undefined, "title");
  return h(`div.card.graph.${side}`,
    h("div.cardhead", said(h("span.letter"), `page.side.${side}`), name), counts, canvas, legend());
}

function legend() {
  const entry = (kind) => h("span.key", h(`i.${kind}`), said(h("span"), `page.legend.${kind}`));
  return h("div.legend", ["other", "follows", "reads", "shares"].map(entry));
}

function begin(view) {
  view.glow = new Float32Array(state.people.size);
  view.shared = new Float32Array(state.people.size);
  view.chosen = -1;
  view.ties = null;
  draw(view);
}

export function drawGraphs() {
  for (const side of SIDES) {
    const view = views[side];
    shine(view);
    draw(view);
  }
}

// Light fades from picture to picture, and comes anew to those who read or share.
function shine(view) {
  const lit = state.frame?.sides?.[view.side]?.lit;
  if (!lit || !state.people || view.glow.length !== state.people.size) return;
  if (view.seen === state.frame.number) return;
  view.seen = state.frame.number;
  count(view);
  const { hour } = state.frame;
  if (hour === view.hour && !lit.readers.length) return; // no time has passed: what is lit stays
  if (hour < view.hour) { view.glow.fill(0); view.shared.fill(0); }
  view.hour = hour;
  view.ties = lit.ties;
  for (let i = 0; i < view.glow.length; i++) {
    view.glow[i] *= FADING;
    view.shared[i] *= FADING;
  }
  for (const citizen of lit.readers) view.glow[citizen] = 1;
  for (const citizen of lit.sharers) view.shared[citizen] = 1;
}

function count(view) {
  const { curves, segments } = state.frame.sides[view.side];
  const followers = segments.reduce((sum, one) => sum + one.followers, 0);
  const reads = curves.reads.flat().reduce((sum, one) => sum + one, 0);
  fill(view.counts, h("span", h("b", number(followers)), ` ${t("page.measure.followers")}`), h("span", h("b", number(reads)), ` ${t("page.measure.reads")}`));
}

function draw(view) {
  const { canvas } = view;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
  if (!width || !height || !state.people || view.glow.length !== state.people.size) return;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  paint(canvas, view, ratio);
}

function paint(canvas, view, ratio) {
  const scene = place(view, canvas.width, canvas.height, ratio);
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, canvas.width, canvas.height);
  (state.people.size > MANY ? drawPixels : drawDots)(context, view, scene);
  drawTies(context, view, scene);
  drawLight(context, view, scene);
  drawChosen(context, view, scene);
}

// A side's graph as it is now, drawn anew in another size.
export function portrait(side, width, height) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  if (state.people) paint(canvas, views[side], PORTRAIT);
  return canvas;
}

function place(view, width, height, ratio) {
  const scale = (Math.min(width, height) / 2) * 0.985;
  const radius = Math.max(0.5 * ratio, Math.min(5 * ratio, 0.36 * state.people.spacing * scale));
  return { scale, cx: width / 2, cy: height / 2, radius, ratio, width, height };
}

const follows = (bits, citizen) => (bits[citizen >> 3] >> (7 - (citizen & 7))) & 1;

const noBits = new Uint8Array(0);

function bits(view) {
  return state.frame?.sides?.[view.side]?.lit.following ?? noBits;
}

function drawDots(context, view, { scale, cx, cy, radius }) {
  const { x, y, size } = state.people;
  const known = bits(view);
  for (const [kind, wanted] of [["other", 0], [view.side, 1]]) {
    context.fillStyle = colour(wanted ? `${kind}-soft` : "dot");
    context.beginPath();
    for (let i = 0; i < size; i++) {
      if ((follows(known, i) || 0) !== wanted) continue;
      const [px, py] = [cx + scale * x[i], cy + scale * y[i]];
      context.moveTo(px + radius, py);
      context.arc(px, py, radius, 0, 7);
    }
    context.fill();
  }
}

// Of very many citizens every dot is a few pixels, the brighter the more lately they read.
function drawPixels(context, view, { scale, cx, cy, radius, width, height }) {
  const { x, y, size } = state.people;
  const known = bits(view);
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const side = Math.max(1, Math.round(radius * 1.7));
  const inks = ["dot", `${view.side}-soft`].map((base) => shades(colour(base), colour(view.side)));
  for (let i = 0; i < size; i++) {
    const ink = inks[follows(known, i) || 0][(view.glow[i] * (SHADES - 1)) | 0];
    const at = ((cy + scale * y[i]) | 0) * width + ((cx + scale * x[i]) | 0);
    for (let dy = 0; dy < side; dy++) {
      for (let dx = 0; dx < side; dx++) pixels[at + dy * width + dx] = ink;
    }
  }
  context.putImageData(image, 0, 0);
}

function shades(from, to) {
  const [a, b] = [from, to].map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  return Array.from({ length: SHADES }, (_, step) => {
    const [red, green, blue] = a.map((one, i) => Math.round(one + ((b[i] - one) * step) / (SHADES - 1)));
    return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
  });
}

function drawTies(context, view, { scale, cx, cy, ratio }) {
  const { ties } = view;
  if (!ties?.length) return;
  const { x, y } = state.people;
  context.strokeStyle = colour("tie");
  context.lineWidth = 0.8 * ratio;
  context.globalAlpha = Math.max(0.12, Math.min(0.7, 60 / ties.length));
  context.beginPath();
  for (let i = 0; i < ties.length; i += 2) {
    const [from, to] = [ties[i], ties[i + 1]];
    context.moveTo(cx + scale * x[from], cy + scale * y[from]);
    context.lineTo(cx + scale * x[to], cy + scale * y[to]);
  }
  context.stroke();
  context.globalAlpha = 1;
}

function drawLight(context, view, scene) {
  if (state.people.size <= MANY) drawReaders(context, view, scene);
  drawSharers(context, view, scene);
}

function drawReaders(context, view, { scale, cx, cy, radius, ratio }) {
  const { x, y, size } = state.people;
  const grown = Math.max(radius * 1.35, 1.3 * ratio);
  context.fillStyle = colour(view.side);
  for (let step = LEVELS; step >= 1; step--) {
    const [low, high] = [(step - 1) / LEVELS, step / LEVELS];
    context.globalAlpha = 0.3 + 0.7 * high;
    context.beginPath();
    for (let i = 0; i < size; i++) {
      const light = view.glow[i];
      if (light <= DARK || light <= low || light > high) continue;
      const [px, py] = [cx + scale * x[i], cy + scale * y[i]];
      context.moveTo(px + grown, py);
      context.arc(px, py, grown, 0, 7);
    }
    context.fill();
  }
  context.globalAlpha = 1;
}

function drawSharers(context, view, { scale, cx, cy, radius, ratio }) {
  const { x, y, size } = state.people;
  const many = size > MANY;
  const half = many ? 1.3 * ratio : Math.max(radius * 1.6, 2.2 * ratio);
  context.fillStyle = colour("share");
  context.strokeStyle = colour("surface");
  context.lineWidth = ratio;
  context.beginPath();
  for (let i = 0; i < size; i++) {
    if (view.shared[i] > SHARING) context.rect(cx + scale * x[i] - half, cy + scale * y[i] - half, 2 * half, 2 * half);
  }
  context.fill();
  if (!many) context.stroke();
}

function drawChosen(context, view, { scale, cx, cy, ratio }) {
  if (view.chosen < 0) return;
  context.strokeStyle = colour("ink");
  context.lineWidth = 2 * ratio;
  context.beginPath();
  context.arc(cx + scale * state.people.x[view.chosen], cy + scale * state.people.y[view.chosen], 8 * ratio, 0, 7);
  context.stroke();
}

// The citizen whose dot is nearest to a click, if one is near.
function nearest(view, event) {
  if (!state.people) return -1;
  const ratio = window.devicePixelRatio || 1;
  const { scale, cx, cy } = place(view, view.canvas.width, view.canvas.height, ratio);
  const [px, py] = [(event.offsetX * ratio - cx) / scale, (event.offsetY * ratio - cy) / scale];
  const { x, y, size } = state.people;
  let [best, least] = [-1, ((NEAR * ratio) / scale) ** 2];
  for (let i = 0; i < size; i++) {
    const distance = (x[i] - px) ** 2 + (y[i] - py) ** 2;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

// With the arrow keys one goes from citizen to citizen.
function step(view, event, ask) {
  const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!way || !state.people) return;
  event.preventDefault();
  const { size } = state.people;
  choose(view, view.chosen < 0 ? 0 : (view.chosen + way + size) % size, ask);
}

function choose(view, citizen, ask) {
  if (citizen < 0) return;
  for (const one of Object.values(views)) { one.chosen = citizen; draw(one); }
  ask({ do: "citizen", side: view.side, citizen });
  document.dispatchEvent(new CustomEvent("govsim-citizen"));
}
