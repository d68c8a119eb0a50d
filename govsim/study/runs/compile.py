"""Compiling, once on a machine: the sessions here, everything else in a second process meanwhile."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from typing import cast

import numpy as np

from govsim.model.arrays.citizen import pass_hours
from govsim.model.arrays.crowd import ArrayCrowd
from govsim.model.arrays.everybody import forget
from govsim.model.arrays.inbox import hear_of_shares
from govsim.model.crowd import ARRAYS
from govsim.model.model import GovSimModel
from govsim.model.world import files
from govsim.model.world.build import Followers, World
from govsim.model.world.graph import Graph
from govsim.rules.compiled import is_compiled
from govsim.rules.presence import HOURS_A_DAY
from govsim.scenario import load as loading
from govsim.scenario.schema import Scenario

TOWN = """
govsim: 1
name: compiled
about: {en: So small that it is played at once., zh: 用于编译的极小场景。}
horizon: {start: 2019-03-04, days: 2, burn_in_days: 0}
population:
  size: 80
  network: {kind: communities, mean_friends: 6}
  segments: [{key: all, name: {en: All, zh: 全体}, share: 1, sessions_per_day: 6, digital_skill: 0.5, connectivity: 0.9,
              friends: 1, trust: 0.5, interests: {news: 0.5}}]
topics: [{key: news, name: {en: News, zh: 新闻}}]
accounts:
  - {key: town, name: {en: Town, zh: 镇}, kind: subscription, followers: 0.5, serves: [news],
     practice: {pushes_per_week: 7, push_hour: 1, articles_per_push: 1, topics: {news: 1},
                editors: {hours_per_week: 99}}}
campaigns: [{key: tv, channel: offline, account: town, start_day: 0, days: 1, reach_per_day: 1}]
strategies: [{key: today, name: {en: Today, zh: 现状}}]
behaviour: {needs_per_week: 5}
"""
REST = "from govsim.study.runs import compile, orphans; orphans.end_with_stdin(); compile.compile_the_rest()"


@cache
def compile_all() -> None:
    """Compile all that a run needs, if it has not been compiled on this machine yet."""
    if is_compiled():
        return
    with subprocess.Popen([sys.executable, "-c", REST], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as rest:
        _compile_sessions()
        rest.wait()


def _compile_sessions() -> None:
    _, crowd = _model()
    nobody = np.empty(0, np.int32), np.zeros(HOURS_A_DAY + 1, np.int64)
    pass_hours(crowd.shards[0].at, 0, 0, 0, *nobody, crowd.mail.rows, crowd.hearsay.rows)


def compile_the_rest() -> None:
    """Compile what a run needs besides the sessions: a world, and two days of a town without them."""
    files.of(_town(), 1)
    model, crowd = _model()
    for _ in range(model.days * HOURS_A_DAY):
        model.begin_hour()
        crowd.book()
        model.end_hour()
    shard = crowd.shards[0]
    hear_of_shares(shard.at, shard.events, 0, 0)
    forget(shard.at, 0, 0, np.zeros(1, np.uint64))


def _model() -> tuple[GovSimModel, ArrayCrowd]:
    model = GovSimModel(_town(), crowd=ARRAYS, world=_strangers())
    return model, cast(ArrayCrowd, model.crowd)


def _town() -> Scenario:
    return loading.parse(TOWN, "compiled.yaml")


def _strangers(size: int = 80) -> World:
    """Citizens all alike without friends, which take no kernel to make; they follow the town."""
    half = np.full(size, 0.5)
    nobody = Graph(np.zeros(size + 1, np.int64), np.empty(0, np.int32))
    everybody = {"town": Followers(np.arange(size), half)}
    return World(
        segment=np.zeros(size, np.int64),
        sessions_per_day=half,
        interests=half[:, None],
        digital_skill=half,
        connectivity=half,
        sociability=half,
        baseline_trust=half,
        friends=nobody,
        follows=everybody,
    )
