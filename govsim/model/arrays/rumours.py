"""Rumours: who hears, believes, passes on, and is convinced by the official word."""

from __future__ import annotations

from govsim.model.arrays.ledger import BELIEF_BEGINS, BELIEF_STOPS, PASSED_ON
from govsim.model.arrays.state import columns_at, draw, note, trust_now
from govsim.model.arrays.tables import NOBODY
from govsim.rules import rumour
from govsim.rules.chance import Stream, pair
from govsim.rules.compiled import loop, piece, rule


@piece
def hear_rumours(t, c, hearsay):
    """Rumours that friends passed on before this hour; each hearing is a new chance to believe."""
    while t.now[0].heard < len(hearsay) and hearsay[t.now[0].heard].citizen == c:
        heard = hearsay[t.now[0].heard]
        belief = t.beliefs[c, heard.rumour]
        if not belief.immune and belief.end <= t.now[0].hour:
            consider_rumour(t, c, heard)
        t.now[0].heard += 1


@rule
def consider_rumour(t, c, heard):
    """One hearing of a rumour."""
    one = t.rumours[heard.rumour]
    chance = rumour.believe(one.plausibility, trust_now(t, c), t.b[0])
    if draw(t, c, Stream.BELIEVE, pair(heard.sharer, one.item)) < chance:
        believe(t, c, heard.rumour)


@rule
def believe(t, c, number):
    """Believe for some time; at the first time perhaps pass it on to all friends."""
    belief, item, b = t.beliefs[c, number], t.rumours[number].item, t.b[0]
    belief.end = t.now[0].hour + rumour.belief_hours(draw(t, c, Stream.BELIEF_TIME, item), b)
    note(t, BELIEF_BEGINS, c, NOBODY, NOBODY, number, belief.end)
    first, belief.ever = not belief.ever, True
    if first and draw(t, c, Stream.PASS_ON, item) < rumour.pass_on(b):
        note(t, PASSED_ON, c, NOBODY, NOBODY, number, 0.0)
        t.now[0].news += 1


@rule
def hear_rebuttal(t, c, article):
    """The official word, if it convinces, ends belief and prevents it later."""
    belief, hour = t.beliefs[c, article.rebuts], t.now[0].hour
    if draw(t, c, Stream.REBUTTAL, article.item) < rumour.convinced(trust_now(t, c), t.b[0]):
        belief.immune = True
        if belief.end > hour:
            note(t, BELIEF_STOPS, c, NOBODY, NOBODY, article.rebuts, belief.end)
        belief.end = 0.0


@loop
def start_rumour(at, begin, end, number, chance):
    """Each citizen from `begin` to before `end` is among the first believers with `chance`; room is for all of them."""
    t = columns_at(at)
    for c in range(begin, end):
        if draw(t, c, Stream.RUMOUR_SEED, t.rumours[number].item) < chance:
            believe(t, c, number)
