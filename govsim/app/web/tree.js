// The largest cascade of a side as a radial tree: who read first in the middle, a ring for every step.

import { colour, fill, h, moment, number, on, said, state, t } from "./dom.js";

const PAUSE = 900; // milliseconds between drawings
const EDGE = 10; // pixels around the rings

export function cascade(side) {
  const canvas = h("canvas", { id: `tree-${side}`, role: "img" });
  const about = h("p.note");
  const draw = () => {
    if (!state.setup || !state.frame?.sides) return;
    const { tree } = state.frame.sides[side];
    fill(about, tree ? words(tree) : t("page.tree.none"));
    canvas.setAttribute("aria-label", about.textContent);
    paint(canvas, tree, side);
  };
  let timer = null;
  const soon = () => (timer ??= setTimeout(() => { timer = null; draw(); }, PAUSE));
  on(["frame", "texts", "theme", "choice"], soon);
  new ResizeObserver(draw).observe(canvas);
  return h("div.card.tree", h("div.cardhead", said(h(`span.letter.${side}`), `page.side.${side}`), said(h("h2"), "page.tab.tree")), canvas, about);
}

function words({ article, size, depth, width, nodes }) {
  const first = nodes.length < size ? ` · ${t("page.tree.first", { shown: number(nodes.length) })}` : "";
  const what = `${state.setup.accounts[article.account]} · ${state.setup.topics[article.topic]} · ${moment(article.hour)}`;
  return `${what}${t("page.colon")}${t("page.tree.about", { size: number(size), depth, width: number(width) })}${first}`;
}

function paint(canvas, tree, side) {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio];
  if (!width || !height) return;
  Object.assign(canvas, { width, height });
  if (!tree) return;
  const context = canvas.getContext("2d");
  context.translate(width / 2, height / 2);
  const nodes = placed(tree.nodes);
  const step = (Math.min(width, height) / 2 - EDGE * ratio) / Math.max(1, ...nodes.map((node) => node.depth));
  const spot = ({ depth, angle }) => [Math.cos(angle) * depth * step, Math.sin(angle) * depth * step];
  rings(context, Math.max(...nodes.map((node) => node.depth)), step, ratio);
  branches(context, nodes, spot, ratio);
  const radius = Math.max(1.4, Math.min(4, 60 / Math.sqrt(nodes.length) / 2)) * ratio;
  context.fillStyle = colour(side);
  nodes.forEach((node, place) => {
    const [x, y] = spot(node);
    context.beginPath();
    context.arc(x, y, place ? radius : 1.8 * radius, 0, 7);
    context.fill();
  });
}

// Everybody's step and angle: a branch gets a share of the circle as large as its leaves.
function placed(list) {
  const nodes = list.map(([, parent]) => ({ parent, children: [], leaves: 0, depth: 0, angle: -Math.PI / 2 }));
  nodes.forEach((node, place) => node.parent >= 0 && nodes[node.parent].children.push(place));
  for (let i = nodes.length - 1; i >= 0; i--) {
    nodes[i].leaves ||= 1;
    if (nodes[i].parent >= 0) nodes[nodes[i].parent].leaves += nodes[i].leaves;
  }
  const spread = (place, begin, end) => {
    const node = nodes[place];
    node.angle = (begin + end) / 2;
    let from = begin;
    for (const child of node.children) {
      const to = from + ((end - begin) * nodes[child].leaves) / node.leaves;
      nodes[child].depth = node.depth + 1;
      spread(child, from, to);
      from = to;
    }
  };
  if (nodes.length) spread(0, -Math.PI / 2, 1.5 * Math.PI);
  return nodes;
}

function rings(context, deepest, step, ratio) {
  context.strokeStyle = colour("line");
  context.lineWidth = ratio;
  for (let ring = 1; ring <= deepest; ring++) {
    context.beginPath();
    context.arc(0, 0, ring * step, 0, 7);
    context.stroke();
  }
}

function branches(context, nodes, spot, ratio) {
  context.strokeStyle = colour("tie");
  context.lineWidth = 0.9 * ratio;
  context.globalAlpha = 0.6;
  context.beginPath();
  for (const node of nodes) {
    if (node.parent < 0) continue;
    const parent = nodes[node.parent];
    context.moveTo(...spot(parent));
    context.quadraticCurveTo(...spot({ depth: node.depth - 0.5, angle: node.angle }), ...spot(node));
  }
  context.stroke();
  context.globalAlpha = 1;
}
