"""The appendix of a brief: the scenario in words, what was varied, patterns, method, era, numbers, receipt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import numpy as np

from govsim.measures.outcomes import of_key
from govsim.reports import number_text
from govsim.reports.brief import levers
from govsim.reports.brief.blocks import Block, Draft
from govsim.reports.brief.claims import SHARE, WHOLE, Amount, Claim, Name, Said, compared
from govsim.reports.console import band
from govsim.rules.evidence import BY_KEY, PATTERNS, PREDICTED
from govsim.rules.numbers import ASSUMED, ASSUMPTION, CALIBRATED, NUMBERS, TRIAL, Number
from govsim.scenario.schema import Account
from govsim.study.experiment import Range
from govsim.study.futures import SETS
from govsim.study.runs.rows import PATTERN
from govsim.words import say

THOUSAND = 1000
ORIGINS = {ASSUMPTION: "assumption", CALIBRATED: "calibrated", TRIAL: "trial"}


def appendix(brief: Draft) -> Iterator[Block]:
    """All its blocks."""
    yield Block("appendix", brief.say("appendix"))
    for part in (_scenario, _strategies, _varied, _outcomes, _patterns, _method, _era, _numbers, _receipt):
        yield from part(brief)


def _scenario(brief: Draft) -> Iterator[Block]:
    scenario = brief.source.scenario
    yield Block("subheading", brief.say("scenario"))
    yield Block("text", (brief.source.experiment or scenario).about.get(brief.lang))
    traits = ("group", "share", "trust", "skill", "sessions", "friends")
    head = tuple(brief.say(f"people.{name}") for name in traits)
    people = [
        (one.name.get(brief.lang), _percent(brief, one.share), *(f"{value:g}" for value in _traits(one)))
        for one in scenario.population.segments
    ]
    yield Block("table", brief.say("scenario.people"), (head, *people), "people")
    columns = ("name", "followers", "pushes", "articles", "originals", "editors", "replies")
    head = tuple(brief.say(f"account.{name}") for name in columns)
    accounts = [tuple(_account(brief, account)) for account in scenario.accounts]
    yield Block("table", brief.say("account.caption"), (head, *accounts), "accounts")
    happens = [*_events(brief), *(levers.campaign_said(one) for one in scenario.campaigns)]
    if happens:
        yield Block("subheading", brief.say("events"))
        yield from (Block("bullet", brief.sentences.said(one)) for one in happens)


def _traits(segment) -> tuple[float, ...]:
    return segment.trust, segment.digital_skill, segment.sessions_per_day, segment.friends


def _percent(brief: Draft, value: float) -> str:
    return brief.sentences.said(Amount(value, SHARE))


def _account(brief: Draft, account: Account) -> Iterator[str]:
    practice = account.practice
    yield account.name.get(brief.lang)
    yield _percent(brief, account.followers)
    yield from (f"{practice.pushes_per_week:g}", f"{practice.articles_per_push}")
    yield _percent(brief, practice.original_share)
    yield f"{practice.editors.hours_per_week:g}"
    yield say(f"reply_mode.{practice.reply.mode}", brief.lang)


def _events(brief: Draft) -> Iterator[Said]:
    for event in brief.source.scenario.events:
        kind = event.name.get(brief.lang) if event.name else Said(f"event_kind.{event.kind}", {})
        yield Said("brief.event", {"kind": kind, "day": event.day, "hour": event.hour})


def _strategies(brief: Draft) -> Iterator[Block]:
    yield Block("subheading", brief.say("levers"))
    for key in brief.source.strategies:
        values = {"changes": levers.changes(brief.source, key)}
        yield brief.block("bullet", Claim(f"changes/{key}", "brief.changes", strategy=key, values=values))


def _varied(brief: Draft) -> Iterator[Block]:
    varied = brief.source.experiment.uncertainties if brief.source.experiment else {}
    if not varied:
        return
    yield Block("subheading", brief.say("varied"))
    for path, at in varied.items():
        yield brief.block("bullet", _range(path, at))


def _range(path: str, at: Range | None) -> Claim:
    if path in SETS:
        return Claim(f"varied/{path}", "brief.varied.set", values={"numbers": len(NUMBERS)})
    factor = {"factor": Name("factor", path)}
    if at is None or at.is_open:
        number = next(one for one in NUMBERS if path.endswith(one.name))
        return Claim(
            f"varied/{path}", "brief.varied.own", values=factor | {"low": f"{number.low:g}", "high": f"{number.high:g}"}
        )
    if at.values is not None:
        values = {"values": [str(value) for value in at.values]}
        return Claim(f"varied/{path}", "brief.varied.values", values=factor | values)
    low, high = at.factor or (at.low, at.high)
    says = "brief.varied.factor" if at.factor else "brief.varied.own"
    return Claim(f"varied/{path}", says, values=factor | {"low": f"{low:g}", "high": f"{high:g}"})


def _outcomes(brief: Draft) -> Iterator[Block]:
    """What the outcomes compared are, and over which days they are counted."""
    yield Block("subheading", brief.say("outcomes"))
    for key in compared(brief.source):
        formula, window = say(f"outcome.{key}.formula", brief.lang), say(f"window.{of_key(key).window}", brief.lang)
        yield Block("bullet", brief.say("outcome", name=brief.names.outcome(key), formula=formula, window=window))


# Patterns


def _patterns(brief: Draft) -> Iterator[Block]:
    yield Block("subheading", brief.say("patterns"))
    found = _measured(brief) or _given(brief)
    if not found:
        yield brief.block("text", Claim("patterns", "brief.patterns.none", values={"count": len(PATTERNS)}))
        return
    head = [say(f"table.{name}", brief.lang) for name in ("pattern", "observed", "band", "simulated", "inside")]
    yield Block("table", brief.say("patterns.caption"), (tuple(head), *found), "patterns")
    if brief.source.is_sweep:
        yield Block("note", brief.say("patterns.asked"))


def _measured(brief: Draft) -> list[tuple[str, ...]]:
    """From the runs of the base practice in the futures that count: the median, and the share of futures inside."""
    source = brief.source
    runs = source.good[source.good["strategy"] == source.scenario.strategies[0].key]
    rows = []
    for key in (key for key in BY_KEY if PATTERN + key in runs and runs[PATTERN + key].notna().any()):
        by_future = runs.groupby("future")[PATTERN + key].median().dropna()
        inside = float(np.mean([BY_KEY[key].holds(value) for value in by_future]))
        rows.append(_pattern(brief, key, float(by_future.median()), _percent(brief, inside)))
    return rows


def _given(brief: Draft) -> list[tuple[str, ...]]:
    """From the table that `govsim patterns` wrote."""
    table = brief.source.patterns
    if table is None:
        return []
    marks = {True: "✓", False: "✗"}
    return [_pattern(brief, row.key, row.simulated, marks[bool(row.inside)]) for row in table.itertuples()]


def _pattern(brief: Draft, key: str, value: float, inside: str) -> tuple[str, ...]:
    pattern = BY_KEY[key]
    experiment = brief.source.experiment
    free = pattern.role == PREDICTED or (experiment and experiment.patterns and key not in experiment.patterns)
    shown = f"({inside})" if free else inside
    said = (say(f"pattern.{key}{part}", brief.lang) for part in ("", ".observed"))
    numbers = (band(pattern), number_text.number(value, pattern.unit))
    return *said, *map(brief.sentences.typeset, numbers), shown


# Method, era, numbers, receipt


def _method(brief: Draft) -> Iterator[Block]:
    source = brief.source
    kind = "sweep" if source.is_sweep else "compare" if source.others else "alone"
    values = {"futures": source.futures, "seeds": source.seeds, "runs": len(source.good)}
    values["share"] = number_text.PERCENT_SURE
    yield Block("subheading", brief.say("method"))
    yield Block("text", brief.say("method.text"))
    yield brief.block("text", Claim("method", f"brief.method.{kind}", values=values, runs=source.strategies))
    yield Block("text", brief.say("method.limits"))


def _era(brief: Draft) -> Iterator[Block]:
    yield Block("subheading", brief.say("era"))
    yield Block("text", brief.say("era.text"))


def _numbers(brief: Draft) -> Iterator[Block]:
    yield Block("subheading", brief.say("numbers"))
    head = tuple(brief.say(f"numbers.{name}") for name in ("meaning", "value", "range", "source"))
    rows = [_number(brief, number) for number in NUMBERS]
    caption = brief.say("numbers.caption", assumed=len(ASSUMED), numbers=len(NUMBERS))
    yield Block("table", caption, (head, *rows), "numbers")


def _number(brief: Draft, number: Number) -> tuple[str, ...]:
    value = brief.source.scenario.numbers().get(number.name, number.default)
    meaning = f"{say(f'number.{number.name}', brief.lang)} ({number.name})"
    origin = brief.say(ORIGINS.get(number.source, "evidence"))
    return meaning, _plain(value), f"{_plain(number.low)} … {_plain(number.high)}", origin


def _plain(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= THOUSAND else f"{value:.3g}"


def _receipt(brief: Draft) -> Iterator[Block]:
    source, receipt = brief.source, brief.source.receipt
    items = {
        "name": (source.experiment or source.scenario).name,
        "written": receipt["written"],
        "runs": Amount(len(source.good), WHOLE),
        "futures": Amount(source.futures, WHOLE),
        "seeds": Amount(source.seeds, WHOLE),
        "failed": Amount(int(source.runs["error"].notna().sum()), WHOLE),
        "missing": Amount(len(source.missing), WHOLE),
        "sources": receipt["sources"],
        "digest": digest(source),
        "versions": [f"{name} {number}" for name, number in receipt["versions"].items()],
    }
    head = tuple(brief.say(f"receipt.{name}") for name in ("item", "value"))
    rows = [(brief.say(f"receipt.{name}"), str(brief.sentences.said(value))) for name, value in items.items()]
    yield Block("subheading", brief.say("receipt"))
    yield Block("table", brief.say("receipt.caption"), (head, *rows), "receipt")
    yield Block("text", brief.say("receipt.text"))


def digest(source) -> str:
    """One hash of the hashes of all runs."""
    return hashlib.blake2b(" ".join(sorted(source.runs["hash"])).encode(), digest_size=16).hexdigest()
