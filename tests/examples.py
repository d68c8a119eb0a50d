"""A small scenario that every test may use, and ways to change it."""

from __future__ import annotations

from typing import Any

from govsim.model.loading import parse
from govsim.model.scenario import Scenario
from govsim.model.timeline import put

SMALL = """\
govsim: 1
name: small
about: {en: A small town., zh: 一个小镇。}
horizon: {start: 2019-03-04, days: 10, burn_in_days: 3}
seeds: 2
population:
  size: 300
  network: {kind: random, mean_friends: 10}
  segments:
    - {key: young, name: {en: Young, zh: 青年}, share: 0.6, sessions_per_day: 6.0, digital_skill: 0.9,
       connectivity: 0.98, trust: 0.5, interests: {policy: 0.3, health: 0.4}}
    - {key: senior, name: {en: Older, zh: 老年}, share: 0.4, sessions_per_day: 4.0, digital_skill: 0.4,
       connectivity: 0.9, trust: 0.6, interests: {policy: 0.5, health: 0.7}}
topics:
  - {key: policy, name: {en: Policy, zh: 政策}}
  - {key: health, name: {en: Health, zh: 健康}}
accounts:
  - key: town
    name: {en: Town release, zh: 镇发布}
    kind: subscription
    followers: 0.3
    serves: [policy]
    practice: &today
      pushes_per_week: 5
      articles_per_push: 2
      topics: {policy: 0.7, health: 0.3}
      original_share: 0.3
      reply: {mode: both, clerks: 1, hours_per_week: 10}
      editors: {hours_per_week: 30}
  - key: clinic
    name: {en: Clinic, zh: 卫生院}
    kind: service
    followers: 0.2
    serves: [health]
    practice: {<<: *today, topics: {health: 1.0}, pushes_per_week: 1, service_level: 0.5}
strategies:
  - {key: today, name: {en: As today, zh: 现状}}
  - key: more_original
    name: {en: More original articles, zh: 增加原创}
    set:
      accounts.town.practice.original_share: 0.8
"""
"""A valid scenario: 300 citizens, 2 segments, 2 accounts, 10 days, 2 strategies."""


def small(**changes_by_dotted_path: Any) -> Scenario:
    """SMALL with values changed, e.g. `small(**{"population.size": 50, "accounts.*.practice.tone": 1.0})`.

    Starts from the validated scenario, so fields that SMALL leaves to their default can be changed too.
    """
    document = parse(SMALL, "small").model_dump()
    for path, value in changes_by_dotted_path.items():
        put(document, path, value)
    return Scenario.model_validate(document)
