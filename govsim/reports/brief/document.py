"""A brief as blocks: every sentence with a number is a claim said in the words of the catalogue; nothing typed by hand.

The same blocks make every format, and are made again from the receipt when a file is verified.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from govsim.measures.outcomes import of_key
from govsim.model.schema import meaning
from govsim.reports import analysis as analysed
from govsim.reports import figures, ranking
from govsim.reports.brief.source import COSTS, Source
from govsim.reports.console import strategy_names
from govsim.rules.evidence import BY_KEY, PREDICTED
from govsim.rules.numbers import ASSUMPTION, CALIBRATED, NUMBERS
from govsim.study.compare import CONFIDENCE
from govsim.study.robustness import Claim as Standing
from govsim.study.robustness import Verdict
from govsim.study.store import PATTERN
from govsim.words import catalogue, joined, say

MARKS = {"better": "▲", "worse": "▼", "undecided": "?", "same": "=", "more": "↑", "less": "↓"}
SENTENCES = 3
"""Of the answer, at most."""
NAMED = 6
"""Factors, assumptions or levers that a sentence names at most."""


@dataclass(frozen=True)
class Claim:
    """A sentence with a number as data: what is compared with what, in which outcome, how far, how sure, by which runs.

    `low` and `high` bound `estimate` as far as luck goes in a comparison, and hold nine in ten futures in a sweep.
    """

    sentence: str
    outcome: str | None
    strategy: str
    other: str | None
    estimate: float | None
    low: float | None
    high: float | None
    verdict: str | None
    runs: tuple[str, ...] = field(repr=False, default=())


@dataclass(frozen=True)
class Block:
    """A part of a brief.

    `kind` is title, subtitle, heading, appendix, subheading, text, step, note, table or picture.
    """

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    name: str = ""
    alt: str = ""
    claim: Claim | None = None

    def texts(self) -> Iterator[str]:
        """Every text of the block, as a reader finds it in a file."""
        yield from (text for text in (self.text, *(cell for row in self.rows for cell in row)) if text)


class Brief:
    """The blocks of one brief in one language."""

    def __init__(self, source: Source, lang: str):
        self.source, self.lang = source, lang
        self.names = strategy_names(source.scenario, lang)
        self.others = [key for key in source.strategies if key != source.baseline]
        self.words = analysed.Words(source.analysis, lang) if source.analysis else None

    def say(self, key: str, **values: Any) -> str:
        """A text of the brief."""
        return say(f"brief.{key}", self.lang, **values)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The whole brief."""
        parts = (self._head, self._answer, self._table, self._pictures, self._wrong, self._cost, self._steps)
        return tuple(block for part in (*parts, self._appendix) for block in part())

    @property
    def claims(self) -> list[Claim]:
        """The claims of the brief in their order."""
        return [block.claim for block in self.blocks if block.claim]

    # Head and answer

    def _head(self) -> Iterator[Block]:
        about = self.source.experiment or self.source.scenario
        question = about.question or about.about
        yield Block("title", question.get(self.lang))
        yield Block("subtitle", self.say("subtitle", date=self.source.date, about=about.about.get(self.lang)))

    def _answer(self) -> Iterator[Block]:
        yield Block("heading", self.say("answer"))
        for decision in self.source.decisions[:SENTENCES]:
            yield self._sentence(decision)
        yield Block(
            "note", self.say("futures_and_luck" if self.source.is_sweep else "luck_only", share=figures.PERCENT_SURE)
        )

    def _sentence(self, decision: Any) -> Block:
        key = decision.goal.outcome
        if self.source.is_sweep:
            return self._of_futures(key)
        said = ranking.sentence(decision, self.names, self.lang)
        if decision.selected == self.source.baseline:
            return self._claimed(said, key, decision.selected, decision.answer, None)
        moved = self.say("moved", outcome=self._outcome(key), **self._amounts(decision.selected, key))
        return self._claimed(
            joined([said, moved], self.lang).replace("、", "").replace(".,", "."),
            key,
            decision.selected,
            decision.answer,
            self.source.baseline,
        )

    def _of_futures(self, key: str) -> Block:
        """The safest strategy of a sweep, how it stands against the baseline, and the verdict."""
        analysis = self.source.analysis
        chosen = analysis.safest(key)
        if chosen in (None, self.source.baseline):
            said = self.say("stay", outcome=self._outcome(key), strategy=self.names[self.source.baseline])
            return self._claimed(said, key, self.source.baseline, None, None)
        claim = analysed.standing(analysis, key, chosen)
        said = self.say(
            "safest.open" if claim.verdict == Verdict.INCONCLUSIVE else f"safest.{claim.kind}",
            outcome=self._outcome(key),
            share=analysed.share(claim.holds / max(claim.futures, 1)),
            futures=claim.futures,
            verdict=analysed.verdict(claim, self.lang),
            **self._amounts(chosen, key),
        )
        return self._claimed(said, key, chosen, claim.verdict, self.source.baseline)

    def _amounts(self, strategy: str, key: str) -> dict[str, str]:
        """A difference with its interval in words, and the names that belong to it."""
        middle, low, high = self.source.span(strategy, key)
        unit, half = of_key(key).unit, (high - low) / 2
        least = next((goal.matters for goal in self.source.goals if goal.outcome == key), 0.0) / analysed.FINER
        shown = (figures.number(value, unit, max(half, least), sign=True) for value in (middle, low, high))
        names = {"strategy": self.names[strategy], "baseline": self.names[self.source.baseline]}
        return dict(zip(("difference", "low", "high"), shown, strict=True)) | names

    def _claimed(self, said: str, key: str | None, strategy: str, verdict: str | None, other: str | None) -> Block:
        middle, low, high = self.source.span(strategy, key) if other and key else (None, None, None)
        runs = tuple(self._receipts(strategy, other))
        return Block("text", said, claim=Claim(said, key, strategy, other, middle, low, high, verdict, runs))

    def _receipts(self, *strategies: str | None) -> Iterator[str]:
        rows = self.source.good[self.source.good["strategy"].isin(strategies)]
        yield from (f"{row.future}/{row.strategy}/{row.seed}" for row in rows.itertuples())

    def _outcome(self, key: str) -> str:
        whole = of_key(key)
        said = say(f"outcome.{whole.key}", self.lang)
        segment = key.removeprefix(whole.key).removeprefix("_")
        names = {one.key: one.name.get(self.lang) for one in self.source.scenario.population.segments}
        return f"{said} ({names[segment]})" if segment else said

    # Strategies by outcomes

    def _table(self) -> Iterator[Block]:
        yield Block("heading", self.say("strategies"))
        head = (self.say("outcome"), *(self._heading(key) for key in self.source.strategies))
        rows = [tuple(self._cells(goal.outcome, goal.better)) for goal in self.source.goals]
        rows.append((say("outcome.feasible", self.lang), *map(self._budget, self.source.strategies)))
        rows.append((say("outcome.inspection_passed", self.lang), *map(self._inspected, self.source.strategies)))
        caption = self.say("table.sweep" if self.source.is_sweep else "table.compare", share=figures.PERCENT_SURE)
        yield Block("table", caption, (head, *rows), "strategies")

    def _heading(self, key: str) -> str:
        return self.say("today", name=self.names[key]) if key == self.source.baseline else self.names[key]

    def _cells(self, key: str, better: int) -> Iterator[str]:
        yield self._outcome(key)
        for strategy in self.source.strategies:
            if strategy == self.source.baseline:
                yield figures.number(self.source.estimate(strategy, key).mean, of_key(key).unit)
            else:
                yield self._cell(strategy, key, better)

    def _cell(self, strategy: str, key: str, better: int) -> str:
        said, mark = self._amounts(strategy, key), self._mark(strategy, key, better)
        return mark if mark == MARKS["same"] else f"{said['difference']} {mark} [{said['low']}, {said['high']}]"

    def _mark(self, strategy: str, key: str, better: int) -> str:
        _, low, high = self.source.span(strategy, key)
        return MARKS[figures.verdict(None if math.isnan(low) else low, None if math.isnan(high) else high, better)]

    def _budget(self, strategy: str) -> str:
        return say(f"answer.{self.source.feasible(strategy)}", self.lang)

    def _inspected(self, strategy: str) -> str:
        passed = self.source.passes(strategy)
        return say(f"answer.{passed == 1}", self.lang) if passed in (0, 1) else analysed.share(passed)

    # Pictures

    def _pictures(self) -> Iterator[Block]:
        for number, name in enumerate(("differences", "course", "tradeoff", "segments"), start=1):
            caption = self.say(
                f"picture.{name}.{'sweep' if self.source.is_sweep else 'compare'}", share=figures.PERCENT_SURE
            )
            yield Block("picture", self.say("caption", number=number, text=caption), name=name, alt=caption)

    # When this would be wrong

    def _wrong(self) -> Iterator[Block]:
        yield Block("heading", self.say("wrong"))
        if self.words is None:
            yield Block("text", self.say("wrong.compare", share=figures.PERCENT_SURE, assumed=_assumed()))
            yield Block("step", self.say("wrong.next"))
            return
        for heading, lines in analysed.sections(self.words):
            if heading in {
                say(f"analysis.{name}", self.lang) for name in ("when_not", "decides", "spread", "left_out")
            }:
                yield Block("subheading", heading)
                yield from (Block("step", line) for line in lines)
        yield Block("subheading", self.say("unknown"))
        yield Block("text", self.say("unknown.text", assumed=_assumed()))

    # Cost

    def _cost(self) -> Iterator[Block]:
        yield Block("heading", self.say("cost"))
        head = tuple(self.say(f"cost.{name}") for name in ("strategy", "hours", "money", "per_reads", "visits"))
        rows = [tuple(self._bill(strategy)) for strategy in self.source.strategies]
        yield Block(
            "table", self.say("cost.caption", currency=self.source.scenario.costs.currency), (head, *rows), "cost"
        )

    def _bill(self, strategy: str) -> Iterator[str]:
        yield self.names[strategy]
        found = {key: self.source.estimate(strategy, key) for key in COSTS}
        for key in ("staff_hours", "money"):
            yield figures.number(found[key].mean, of_key(key).unit)
        yield self._per_reads(found)
        saved = found["counter_visits"].difference
        yield figures.MISSING if saved is None else figures.number(0.0 - saved, "count", 1.0, sign=True)

    def _per_reads(self, found: dict[str, Any]) -> str:
        """Hours of work for each additional read, where reads surely rise; else a dash."""
        reads, hours = found["reads"], found["staff_hours"]
        if reads.low is None or reads.low <= 0 or not hours.difference:
            return figures.MISSING
        horizon = self.source.scenario.horizon
        weeks = (horizon.days - horizon.burn_in_days) / 7
        return figures.number(hours.difference * weeks / reads.difference, "hours")

    # Recommendation

    def _steps(self) -> Iterator[Block]:
        yield Block("heading", self.say("steps"))
        chosen = self._recommended()
        if chosen is None and not self._keeps(self.source.baseline) and (kept := self._first_allowed()):
            said = {"strategy": self.names[kept], "baseline": self.names[self.source.baseline]}
            yield Block("step", self.say("steps.must", changes=self._changes(kept), **said))
        elif chosen is None:
            yield Block("step", self.say("steps.stay", strategy=self.names[self.source.baseline]))
        else:
            yield Block("step", self.say("steps.do", strategy=self.names[chosen], changes=self._changes(chosen)))
        yield Block(
            "step", self.say("steps.measure", outcomes=[self._outcome(goal.outcome) for goal in self.source.goals])
        )
        yield Block("step", self.say("steps.review" if self.source.is_sweep else "steps.sweep"))

    def _recommended(self) -> str | None:
        """The strategy to recommend: ahead in some outcome that decides and behind in none; null: stay."""
        ahead = {key: self._standing(key) for key in self.others if self._keeps(key)}
        good = {key: marks for key, marks in ahead.items() if "better" in marks and "worse" not in marks}
        return max(good, key=lambda key: good[key].count("better"), default=None)

    def _first_allowed(self) -> str | None:
        """Of the strategies that keep budget and inspection the safest by the first outcome."""
        kept = [key for key in self.others if self._keeps(key)]
        if self.source.analysis:
            return self.source.analysis.safest(self.source.goals[0].outcome) if kept else None
        goal = self.source.goals[0]
        return max(kept, key=lambda key: goal.better * self.source.span(key, goal.outcome)[0], default=None)

    def _standing(self, strategy: str) -> list[str]:
        if self.source.analysis:
            claims = [analysed.standing(self.source.analysis, goal.outcome, strategy) for goal in self.source.goals]
            return [_told(claim) for claim in claims]
        spans = ((*self.source.span(strategy, goal.outcome)[1:], goal) for goal in self.source.goals)
        return [
            figures.verdict(low, high, goal.better) if max(abs(low), abs(high)) >= goal.matters else "same"
            for low, high, goal in spans
        ]

    def _keeps(self, strategy: str) -> bool:
        if self.source.analysis:
            return strategy in self.source.analysis.allowed
        return self.source.feasible(strategy) and self.source.passes(strategy) == 1

    def _changes(self, strategy: str) -> list[str]:
        """What a strategy changes, in words."""
        found = next(one for one in self.source.scenario.strategies if one.key == strategy)
        said = [f"{self._lever(path)} → {self._value(value)}" for path, value in found.set.items()]
        added = [self.say("added", name=item.get("key", part)) for part, items in found.add.items() for item in items]
        merged = [self.say("merged", names=one.accounts, into=one.into) for one in found.merge]
        return [*said, *added, *merged]

    def _value(self, value: Any) -> str:
        if isinstance(value, dict) and set(value) == {"value", "from_day"}:
            return self.say("from_day", value=self._value(value["value"]), day=value["from_day"])
        if f"reply_mode.{value}" in catalogue():
            return say(f"reply_mode.{value}", self.lang)
        return f"{value:g}" if isinstance(value, float) else str(value)

    def _lever(self, path: str) -> str:
        if path.startswith("events."):
            event = path.split(".")[1]
            named = {one.key: one.name.get(self.lang) for one in self.source.scenario.events if one.name}
            return self.say("answer_to_event", event=named.get(event, event))
        if path == "coordination":
            return self.say("coordination")
        account, _, lever = path.removeprefix("accounts.").partition(".practice.")
        if not lever or f"lever.{lever}" not in catalogue():
            return path
        names = {one.key: one.name.get(self.lang) for one in self.source.scenario.accounts}
        who = self.say("all_accounts") if account == "*" else names.get(account, account)
        return self.say("lever", account=who, lever=say(f"lever.{lever}", self.lang))

    # Appendix

    def _appendix(self) -> Iterator[Block]:
        yield Block("appendix", self.say("appendix"))
        for part in (self._scenario, self._strategies, self._patterns, self._method, self._numbers, self._receipt):
            yield from part()

    def _scenario(self) -> Iterator[Block]:
        scenario = self.source.scenario
        yield Block("subheading", self.say("scenario"))
        people = [f"{one.name.get(self.lang)} {one.share:.0%}" for one in scenario.population.segments]
        said = {
            "size": f"{_size(scenario):,}",
            "segments": people,
            "days": scenario.horizon.days,
            "burn_in": scenario.horizon.burn_in_days,
        }
        yield Block("text", self.say("scenario.text", about=scenario.about.get(self.lang), **said))
        head = tuple(
            self.say(f"account.{name}") for name in ("name", "followers", "pushes", "articles", "originals", "replies")
        )
        rows = [tuple(self._account(account)) for account in scenario.accounts]
        yield Block("table", self.say("account.caption"), (head, *rows), "accounts")

    def _account(self, account: Any) -> Iterator[str]:
        practice = account.practice
        yield account.name.get(self.lang)
        yield f"{account.followers:.0%}"
        yield from (f"{practice.pushes_per_week:g}", f"{practice.articles_per_push}", f"{practice.original_share:.0%}")
        yield say(f"reply_mode.{practice.reply.mode}", self.lang)

    def _strategies(self) -> Iterator[Block]:
        yield Block("subheading", self.say("levers"))
        for strategy in self.source.strategies:
            changes = self._changes(strategy) or [self.say("nothing_changed")]
            yield Block("step", self.say("changes", strategy=self.names[strategy], changes=changes))

    def _patterns(self) -> Iterator[Block]:
        yield Block("subheading", self.say("patterns"))
        runs = self.source.good[self.source.good["strategy"] == self.source.scenario.strategies[0].key]
        keys = [key for key in BY_KEY if PATTERN + key in runs and runs[PATTERN + key].notna().any()]
        if not keys:
            yield Block("text", self.say("patterns.none"))
            return
        head = tuple(self.say(f"patterns.{name}") for name in ("name", "band", "seen", "inside"))
        rows = [self._pattern(key, float(runs[PATTERN + key].median())) for key in keys]
        yield Block("table", self.say("patterns.caption"), (head, *rows), "patterns")

    def _pattern(self, key: str, value: float) -> tuple[str, ...]:
        from govsim.reports.console import band

        pattern = BY_KEY[key]
        inside = "✓" if pattern.holds(value) else "✗"
        shown = f"({inside})" if pattern.role == PREDICTED else inside
        return say(f"pattern.{key}", self.lang), band(pattern), figures.number(value, pattern.unit), shown

    def _method(self) -> Iterator[Block]:
        yield Block("subheading", self.say("method"))
        yield Block("text", self.say("method.text"))
        yield Block(
            "text", self.say("method.sweep" if self.source.is_sweep else "method.compare", share=f"{CONFIDENCE:.0%}")
        )
        yield Block("subheading", self.say("era"))
        yield Block("text", self.say("era.text"))

    def _numbers(self) -> Iterator[Block]:
        yield Block("subheading", self.say("numbers"))
        own = self.source.scenario.numbers()
        head = tuple(self.say(f"numbers.{name}") for name in ("name", "meaning", "value", "range", "source"))
        rows = [
            (
                number.name,
                meaning("BehaviourNumbers", number.name, self.lang),
                f"{own.get(number.name, number.default):.3g}",
                f"{number.low:g} … {number.high:g}",
                self._origin(number.source),
            )
            for number in NUMBERS
        ]
        yield Block("table", self.say("numbers.caption"), (head, *rows), "numbers")

    def _origin(self, source: str) -> str:
        return self.say({ASSUMPTION: "assumption", CALIBRATED: "calibrated"}.get(source, "evidence"))

    def _receipt(self) -> Iterator[Block]:
        receipt, runs = self.source.receipt, self.source.good
        yield Block("subheading", self.say("receipt"))
        said = {"runs": len(runs), "futures": runs["future"].nunique(), "seeds": runs["seed"].nunique()}
        versions = [f"{name} {number}" for name, number in receipt.get("versions", {}).items()]
        yield Block("text", self.say("receipt.text", sources=receipt.get("sources", "–"), versions=versions, **said))


def _told(claim: Standing) -> str:
    """What a claim about a strategy and the baseline amounts to, where a verdict stands behind it."""
    if claim.verdict not in ("robust", "mostly"):
        return "undecided"
    return {"beats": "better", "worse": "worse"}.get(claim.kind, "same")


def _assumed() -> int:
    return sum(number.source == ASSUMPTION for number in NUMBERS)


def _size(scenario: Any) -> int:
    from govsim.model.world import population_size

    return population_size(scenario)


def texts(blocks: Sequence[Block]) -> list[str]:
    """Every text of a brief in its order."""
    return [text for block in blocks for text in block.texts()]
