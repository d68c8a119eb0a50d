"""The tables of a crowd of arrays before the first hour: nothing has been published, shared or done."""

from __future__ import annotations

import numpy as np

from govsim.model.arrays import tables
from govsim.model.arrays.everybody import crowd_together
from govsim.model.arrays.numba_extras import blank
from govsim.model.arrays.tables import BITS, Columns
from govsim.model.crowd import Host
from govsim.model.world.build import World

ROOM = 4096
"""Rows that ledgers, inboxes and letters begin with; they double when they are full."""


def shared_tables(model: Host, world: World) -> dict[str, np.ndarray]:
    """The fields of `Columns` that all shards share."""
    size, accounts, topics = world.size, len(model.keys), len(model.topics)
    b = np.array([model.b], tables.BEHAVIOUR)
    slots = tables.slots_needed(model.timeline, model.b)
    return {
        "b": b,
        "state": _citizens(world, b),
        "follows": nobody_follows(size, accounts),
        "read": blank((size, slots // BITS), np.uint64),
        "beliefs": blank((size, len(model.rumour_items)), tables.BELIEF),
        "present": np.zeros((tables.SIGNS, size // BITS + 1), np.uint64),
        "traits": _traits(world),
        "interests": _interests(world),
        "offsets": world.friends.offsets,
        "friends": world.friends.friends,
        "topics": _topics(model),
        "subjects": np.zeros((accounts, topics), np.uint8),
        "accounts": np.zeros(accounts, tables.ACCOUNT),
        "rumours": _rumours(model),
        "articles": np.zeros(slots, tables.ARTICLE),
        "same_story": np.zeros((slots, slots // BITS), np.uint64),
        "pushes": np.zeros(slots, tables.PUSH),
        "letters": np.zeros(ROOM, tables.LETTER),
    }


def own_columns(model: Host, shared: dict[str, np.ndarray], begin: int) -> Columns:
    """The columns of a shard whose first citizen is `begin`: the shared ones, and what it has for itself."""
    now = np.zeros(1, tables.NOW)
    now["seed"], now["next"] = model.seed, begin
    now["newest_push"] = now["free"] = tables.NOBODY
    return Columns(
        **shared,
        now=now,
        ledger=np.zeros(ROOM, tables.EVENT),
        inbox=np.zeros(ROOM, tables.SHARED),
        here=np.zeros(tables.TOGETHER, np.int32),
        signs=np.zeros((tables.TOGETHER, 3), np.uint8),
        lucks=np.zeros((2, tables.TOGETHER)),
        pulls=np.zeros((3, len(shared["articles"]))),
        pushed=np.zeros(len(model.keys), np.uint8),
        chosen=np.zeros(int(model.b.chat_recipients), tables.CHOSEN),
    )


def nobody_follows(size: int, accounts: int) -> np.ndarray:
    """Rows of citizens who follow no account: FOLLOW[size, accounts]."""
    follows = blank((size, accounts), tables.FOLLOW)
    follows["habit"], follows["since"] = np.nan, tables.NEVER
    return follows


def _citizens(world: World, b: np.ndarray) -> np.ndarray:
    state = blank(world.size, tables.CITIZEN)
    state["trust"] = state["baseline"] = world.baseline_trust
    state["segment"] = world.segment
    state["last_read"] = state["inbox"] = tables.NOBODY
    state["message"] = tables.NO_MESSAGE
    crowd_together(state, b, world.friends.offsets)
    return state


def _traits(world: World) -> np.ndarray:
    traits = blank(world.size, tables.TRAITS)
    traits["sessions_per_day"], traits["skill"] = world.sessions_per_day, world.digital_skill
    traits["connectivity"], traits["sociability"] = world.connectivity, world.sociability
    return traits


def _interests(world: World) -> np.ndarray:
    """A copy in large pages: a world that is mapped from a file lies in small ones, with more misses of the TLB."""
    interests = blank(world.interests.shape, np.float64)
    interests[:] = world.interests
    return interests


def _topics(model: Host) -> np.ndarray:
    topics = np.ones(len(model.topics), tables.TOPIC)
    topics["order"] = model.topic_order
    return topics


def _rumours(model: Host) -> np.ndarray:
    rumours = np.zeros(len(model.rumour_items), tables.RUMOUR)
    rumours["item"] = model.rumour_items
    rumours["plausibility"] = [event.plausibility for event in model.outreach.rumours]
    return rumours
