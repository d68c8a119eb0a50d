// Beside the graphs: the articles of either side as they are read, or one citizen's story.

import { letter, live } from "./cards.js";
import { sourceName } from "./charts.js";
import { fill, h, moment, number, on, percent, said, SIDES, state, t } from "./dom.js";

export function watch() {
  const panes = { a: feed("a"), b: feed("b") };
  const row = h("div.segmented", { role: "tablist" });
  const pane = h("div.pane", { tabIndex: 0 });
  const open = (name) => {
    fill(pane, panes[name]);
    for (const one of row.children) one.setAttribute("aria-selected", one.value === name), one.setAttribute("aria-pressed", one.value === name);
  };
  panes.story = story(() => open("story"));
  for (const name of ["a", "b", "story"]) {
    const one = h("button", { type: "button", role: "tab", value: name, id: `watch-${name}`, onclick: () => open(name) });
    row.append(name === "story" ? said(one, "page.tab.story") : said(one, "page.tab.feed", () => ({ side: t(`page.side.${name}`) })));
  }
  open("a");
  return h("div.card.watch", row, pane);
}

// Articles

function feed(side) {
  return live(h("ol.feed"), () => {
    const most = Math.max(1, ...SIDES.flatMap((one) => state.frame.sides[one].feed.map((article) => article.reads)));
    const rows = state.frame.sides[side].feed.map((one) => article(one, side, most));
    return rows.length ? rows : [h("li.muted", t("page.feed.none"))];
  });
}

function article(one, side, most) {
  const badges = ["original", "local", "interactive"].filter((kind) => one[kind]).map((kind) => h("span.badge", t(`page.feed.${kind}`)));
  const at = (value) => `${(100 * value) / most}%`;
  return h("li", h("div.label", h("strong", state.setup.topics[one.topic]), h("span.muted", state.setup.accounts[one.account]), badges, h("span.space"), h("span.muted", moment(one.hour, ""))),
    h("div.meterrow", h("div.track", h(`div.full.${side}`, { style: { width: at(one.reads) } }), h(`div.part.${side}`, { style: { width: at(one.forwarded) } })),
      h("span.text", t("page.feed.reads", { reads: number(one.reads), forwarded: number(one.forwarded) }))));
}

// A citizen's story

function story(open) {
  const box = h("div.story", { id: "story" });
  let last = null;
  const none = () => fill(box, h("p.muted", t("page.story.none")));
  on("texts", () => (last ? fill(box, told(last)) : none()));
  on("people", () => { last = null; none(); });
  on("story", (message) => { last = message; fill(box, told(message)); });
  document.addEventListener("govsim-citizen", () => {
    fill(box, h("p.muted", t("page.story.loading")));
    open();
  });
  return box;
}

function told({ diary, side }) {
  const follows = diary.follows.map(([key, habit]) => h("li", state.setup.accounts[key], h("span.muted", ` ${t("page.story.habit", { value: number(habit, 2) })}`)));
  return [
    h("div.label", letter(side), h("strong", t("page.story.title", { number: number(diary.citizen) }))),
    h("p", t("page.story.about", {
      segment: state.setup.segments[diary.segment], friends: number(diary.friends), sessions: number(diary.sessions, 1), trust: number(diary.trust, 2),
    })),
    h("p.muted", t("page.story.counts", { reads: number(diary.reads), shares: number(diary.shares) })),
    h("h3", t("page.story.follows")), h("ul.follows", follows.length ? follows : h("li.muted", t("page.story.nobody"))),
    h("ol.diary", { tabIndex: 0 }, diary.entries.length ? diary.entries.map(happened) : h("li.muted", t("page.story.quiet"))),
  ];
}

function happened(entry) {
  const account = state.setup.accounts[entry.account] ?? entry.account;
  return h(`li.${entry.what}`, h("span.when", moment(entry.hour)), h("span", what(entry), h("span.muted", ` · ${account}`)), entry.what === "unfollow" && terms(entry.about));
}

function what({ what, about }) {
  const topic = state.setup.topics[about.topic];
  switch (what) {
    case "read": return t("page.story.read", { topic, source: sourceName(about.source) });
    case "share": return t(`page.story.share.${about.chat ? "chat" : "feed"}`, { topic });
    case "served": return t(`page.story.served.${about.kind}`, { value: number(about.value, 2) });
    case "unfollow": return t("page.story.unfollow", { chance: percent(about.chance, 1) });
    default: return t(`page.story.${what}`);
  }
}

// The terms of the rule by which somebody unfollowed, as bars left (stay) and right (leave) of nought.
function terms({ terms: found }) {
  const most = Math.max(...Object.values(found).map(Math.abs));
  const rows = Object.entries(found).map(([name, value]) => h("div.term", h("span", t(`page.term.${name}`)),
    h("div.balance", h(`div.${value > 0 ? "leave" : "stay"}`, { style: { width: `${(50 * Math.abs(value)) / most}%` } })),
    h("span.value", `${value > 0 ? "+" : "−"}${number(Math.abs(value), 2)}`)));
  return h("div.terms", h("div.muted", t("page.term.unit")), rows);
}
