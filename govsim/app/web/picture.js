// The page as one picture: headline, both graphs, the curves.

import { drawAll, image } from "./charts.js";
import { portrait } from "./graph.js";
import { colour, SIDES, state, t } from "./dom.js";

const [WIDTH, HEIGHT, EDGE, GRAPH, PLOT] = [1600, 1000, 40, 600, 300];
const PLOTS = ["followers", "difference", "reads", "trust"];

export async function picture() {
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext("2d");
  drawAll();
  context.fillStyle = colour("ground");
  context.fillRect(0, 0, WIDTH, HEIGHT);
  write(context, state.frame.headline, EDGE, 62, "600 28px", "ink");
  SIDES.forEach((side, i) => {
    const left = EDGE + i * (WIDTH / 2);
    write(context, `${t(`page.side.${side}`)} · ${state.choice.sides[side].name}`, left, 112, "600 22px", side);
    context.drawImage(portrait(side, WIDTH / 2 - 2 * EDGE, GRAPH), left, 128);
  });
  const width = (WIDTH - 2 * EDGE) / PLOTS.length;
  for (const [i, name] of PLOTS.entries()) {
    const left = EDGE + i * width;
    write(context, t(`page.${name}`), left, 124 + GRAPH + 40, "600 18px", "ink");
    const source = image(name);
    if (source) fit(context, await loaded(source), left, 124 + GRAPH + 50, width - 16, PLOT - 80);
  }
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function write(context, text, x, y, font, ink) {
  context.font = `${font} system-ui, sans-serif`;
  context.fillStyle = colour(ink);
  context.fillText(text, x, y, WIDTH - 2 * EDGE);
}

function fit(context, source, x, y, width, height) {
  const scale = Math.min(width / source.width, height / source.height);
  context.drawImage(source, x + (width - scale * source.width) / 2, y, scale * source.width, scale * source.height);
}

function loaded(url) {
  return new Promise((done, fail) => {
    const one = new Image();
    one.onload = () => done(one);
    one.onerror = fail;
    one.src = url;
  });
}
