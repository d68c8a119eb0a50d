"""The schema: what a scenario file may say. Meanings stand in the catalogue under `field.<Model>.<field>`.

Models are frozen and refuse unknown keys. References between parts (accounts, topics, segments) are checked in
`cross_checks.py`; how a strategy changes a scenario over time is in `strategies.py`.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NamedTuple, TypeAlias

from pydantic import BaseModel, Field, create_model, model_validator
from pydantic.fields import FieldInfo

from govsim.rules.evidence import BY_KEY
from govsim.rules.numbers import CHANNELS, NUMBERS
from govsim.scenario.inspection_rules import SETS
from govsim.scenario.sections import CrossFieldError, Section, Text, Words, fraction, hours, money, quantity

FORMAT = 1
"""Version of the scenario format: the number after `govsim:`."""

SHARES_SUM_TOLERANCE = 1e-6

MOST_HOURS_A_WEEK = 20_000
"""Contracted hours a week: those of 500 people (assumption)."""
MOST_ARTICLES = 8
"""Articles in a push at most: the platform's rule (EVIDENCE §4)."""


class Lever(NamedTuple):
    """What stands beside a field that a strategy can move: its group on the page, and what carries its effect.

    `carried_by`: the behaviour numbers through which it reaches citizens; none: it only costs hours.
    """

    group: str
    carried_by: tuple[str, ...] = ()


def lever_of(info: FieldInfo) -> Lever:
    """The Lever beside a field; raises LookupError where there is none."""
    found = next((part for part in info.metadata if isinstance(part, Lever)), None)
    if found is None:
        raise LookupError(f"a field of a practice needs a Lever beside its type: {info}")
    return found


Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Share = Annotated[float, Field(ge=0, le=1)]
Weights = dict[Key, Annotated[float, Field(ge=0)]]

if TYPE_CHECKING:  # a type checker cannot read the words that the tables hold
    Format: TypeAlias = int
    Channel: TypeAlias = str
    RuleSet: TypeAlias = str
    PatternKey: TypeAlias = str
else:
    Format, Channel, RuleSet, PatternKey = Literal[FORMAT], Literal[CHANNELS], Literal[SETS], Literal[tuple(BY_KEY)]


class Horizon(Section):
    """The days that are played."""

    start: datetime.date = Field(ge=datetime.date(2000, 1, 1), le=datetime.date(2100, 1, 1))
    days: int = quantity("days", ge=1, le=3660)
    burn_in_days: int = quantity("days", 14, ge=0)

    @model_validator(mode="after")
    def _burn_in_ends(self):
        if self.burn_in_days >= self.days:
            raise CrossFieldError("fault.burn_in", burn_in_days=self.burn_in_days, days=self.days)
        return self


class Made:
    """Friend graph that is made for as many citizens as there are; `most`: mean friends as a share of all others."""

    mean_friends: float
    most: ClassVar[float] = 1.0

    def crowding(self, size: int) -> dict[str, Any]:
        """What to say of more mean friends than `size` citizens can have; nothing where they can."""
        most = self.most * (size - 1)
        if self.mean_friends <= most:
            return {}
        return {"value": f"{self.mean_friends:g}", "size": size, "allowed": f"{most:.4g}"}


class Communities(Made, Section):
    """Friend graph of families, workplaces and neighbourhoods that overlap; `most` is an assumption."""

    most: ClassVar[float] = 0.125
    kind: Literal["communities"]
    mean_friends: float = quantity("friends", ge=1, le=1000)
    clustering: float = quantity("share", 0.2, ge=0.05, le=0.6)
    homophily: float = fraction(0.5)


class SmallWorld(Made, Section):
    """Friend graph after Watts and Strogatz (1998): a ring with some ties rewired; beyond `most` both sides meet."""

    most: ClassVar[float] = 0.5
    kind: Literal["small_world"]
    mean_friends: float = quantity("friends", ge=2, le=1000)
    rewired: float = fraction(0.1)


class Random(Made, Section):
    """Friend graph without structure, degrees Poisson (Erdős and Rényi 1959)."""

    kind: Literal["random"]
    mean_friends: float = quantity("friends", ge=0, le=1000)


class EdgeList(Section):
    """Friend graph from a file with one tie a line."""

    kind: Literal["edge_list"]
    path: str = Field(min_length=1)


Network = Annotated[Communities | SmallWorld | Random | EdgeList, Field(discriminator="kind")]


class Segment(Section):
    """A part of the citizens, with the values around which its citizens are drawn."""

    key: Key
    name: Words
    share: float = fraction()
    sessions_per_day: float = quantity("sessions a day", ge=0, le=100)
    digital_skill: float = fraction()
    connectivity: float = fraction()
    friends: float = quantity("factor on the mean number of friends", 1.0, gt=0, le=10)
    trust: float = fraction()
    interests: dict[Key, Share]
    channels: dict[Channel, Share] = Field(default_factory=dict)


class Population(Section):
    """The citizens and who knows whom."""

    size: int | None = quantity("citizens", None, ge=2, le=20_000_000)
    network: Network
    segments: list[Segment] = Field(min_length=1, max_length=20)

    @model_validator(mode="after")
    def _size_is_known(self):
        if self.size is None and self.network.kind != "edge_list":
            raise CrossFieldError("fault.size_missing")
        return self


class Topic(Section):
    """What articles and needs are about."""

    key: Key
    name: Words
    need_weight: float = quantity("relative weight", 1.0, ge=0)


Hours: TypeAlias = tuple[Annotated[int, Field(ge=0, le=23)], Annotated[int, Field(ge=1, le=24)]]


class Duty(Section):
    """When clerks are at work."""

    hours: Annotated[Hours, Lever("replies", ("reply_half_life", "late_floor"))] = Field(
        default=(9, 17), strict=False, json_schema_extra={"unit": "hours of the day"}
    )
    weekdays_only: Annotated[bool, Lever("replies", ("reply_half_life", "late_floor"))] = True

    @model_validator(mode="after")
    def _begins_before_it_ends(self):
        if self.hours[0] >= self.hours[1]:
            raise CrossFieldError("fault.duty_hours", begin=self.hours[0], end=self.hours[1])
        return self


class Reply(Section):
    """How messages are answered."""

    mode: Annotated[
        Literal["none", "auto", "staff", "both"], Lever("replies", ("auto_usefulness", "trust_service"))
    ] = "none"
    clerks: Annotated[int, Lever("replies", ("reply_minutes",))] = quantity("clerks", 1, ge=1, le=200)
    hours_per_week: Annotated[float, Lever("replies", ("reply_minutes", "reply_half_life"))] = quantity(
        "hours a week, all clerks together", 0.0, ge=0, le=MOST_HOURS_A_WEEK
    )
    duty: Duty = Duty()
    skill: Annotated[float, Lever("replies", ("usefulness_spread", "trust_service"))] = fraction(0.6)


class Editors(Section):
    """Who writes, and how long it takes."""

    hours_per_week: Annotated[float, Lever("content")] = quantity("hours a week", ge=0, le=MOST_HOURS_A_WEEK)
    skill: Annotated[float, Lever("content", ("appeal_skill",))] = fraction(0.5)
    hours_per_original: Annotated[float, Lever("content")] = quantity("hours", 6.0, ge=0, le=200)
    hours_per_repost: Annotated[float, Lever("content")] = quantity("hours", 0.5, ge=0, le=200)


class Practice(Section):
    """How an account is run: its levers."""

    pushes_per_week: Annotated[
        float, Lever("posting", ("tolerance", "fatigue_memory", "unfollow_fatigue", "open_fatigue"))
    ] = quantity("pushes a week", ge=0, le=7)
    push_hour: Annotated[int, Lever("posting", ("open_age",))] = quantity("hour of the day", 18, ge=0, le=23)
    articles_per_push: Annotated[int, Lever("posting", ("open_position",))] = quantity(
        "articles", ge=1, le=MOST_ARTICLES
    )
    topics: Annotated[Weights, Lever("content", ("open_interest", "social_interest"))] = Field(min_length=1)
    original_share: Annotated[float, Lever("content", ("appeal_original",))] = fraction(0.2)
    local_share: Annotated[float, Lever("content", ("appeal_local",))] = fraction(0.0)
    tone: Annotated[float, Lever("content", ("appeal_tone",))] = fraction(0.0)
    interactive_share: Annotated[
        float, Lever("content", ("appeal_interactive", "share_interactive", "comment_interactive"))
    ] = fraction(0.0)
    targeting: Annotated[float, Lever("promotion", ("tolerance", "unfollow_fatigue"))] = fraction(0.0)
    service_level: Annotated[float, Lever("services", ("trust_service", "expected_service"))] = fraction(0.0)
    service_friction: Annotated[float, Lever("services", ("menu_failure", "message_base"))] = fraction(0.5)
    reply: Reply = Reply()
    editors: Editors
    review_hours_per_article: Annotated[float, Lever("content", ("review_half_life", "error_rate", "trust_shock"))] = (
        quantity("hours", 0.0, ge=0, le=50)
    )

    @model_validator(mode="after")
    def _topics_are_shares(self):
        total = sum(self.topics.values())
        if abs(total - 1) > SHARES_SUM_TOLERANCE:
            raise CrossFieldError("fault.topics_sum", total=f"{total:.6g}")
        return self


class Account(Section):
    """One official account."""

    key: Key
    name: Words
    kind: Literal["subscription", "service"]
    followers: float = fraction()
    serves: list[Key] = Field(default_factory=list)
    practice: Practice


class Costs(Section):
    """What each lever costs."""

    currency: Text = Field(default="CNY", min_length=1, max_length=8)
    editor_hour: float = money("money an hour", 60.0)
    reply_hour: float = money("money an hour", 45.0)
    campaign_hour: float = money("money an hour", 60.0)
    hours_per_local_article: float = hours("hours", 1.0)
    hours_per_friendly_article: float = hours("hours at tone 1", 0.25)
    hours_per_interactive_article: float = hours("hours", 2.0)
    hours_per_targeted_push: float = hours("hours at targeting 1", 0.5)
    coordination_hours_per_week: float = hours("hours a week and account at coordination 1", 3.0)
    service_level_money_per_month: float = money("money a month and account, level 0 to 1", 20_000.0)
    simpler_forms_money: float = money("money once, friction 1 to 0", 50_000.0)


class Budget(Section):
    """What may be contracted and spent; without it everything is feasible."""

    staff_hours_per_week: float | None = quantity("contracted hours a week", None, ge=0)
    money: float | None = money("money over the horizon, without wages", None)


class Platform(Section):
    """The platform's own limits, which change with the years (defaults: as of 2016–2021)."""

    articles_per_push: int = quantity("articles", MOST_ARTICLES, ge=1, le=MOST_ARTICLES)
    service_pushes_per_month: int = quantity("pushes a calendar month", 4, ge=0, le=31)
    answer_window_hours: float = quantity("hours", 48.0, gt=0)


class Campaign(Section):
    """An effort, for some days, to win followers for an account."""

    key: Key
    name: Words | None = None
    channel: Channel
    account: Key
    via: Key | None = None
    start_day: int = quantity("day", ge=0)
    days: int = quantity("days", ge=1)
    reach_per_day: float = fraction()
    cost: float = money("money", 0.0)
    hours_per_week: float = quantity("staff hours a week while it lasts", 0.0, ge=0, le=MOST_HOURS_A_WEEK)
    segments: list[Key] = Field(default_factory=list)


class Notice(Section):
    """An extra headline that answers an event and uses the day's push."""

    account: Key
    after_hours: int = quantity("hours after the event", ge=0, le=24 * 60)
    topic: Key | None = None


class _Event(Section):
    key: Key
    name: Words | None = None
    day: int = quantity("day", ge=0)
    hour: int = quantity("hour of the day", ge=0, le=23)


class Rumour(_Event):
    """A rumour starts with a few citizens who believe it."""

    kind: Literal["rumour"]
    seeds: float = quantity("citizens expected", ge=0)
    plausibility: float = fraction()
    rebuttal: Notice | None = None


class Emergency(_Event):
    """For some hours people need more, and care more for some topics."""

    kind: Literal["emergency"]
    duration_hours: int = quantity("hours", ge=1, le=24 * 60)
    topics: list[Key] = Field(min_length=1)
    needs_factor: float = quantity("factor", 1.0, ge=0, le=1000)
    interest_factor: float = quantity("factor", 1.0, ge=0, le=10)
    notice: Notice | None = None


class Outage(_Event):
    """Menus of some accounts (none named: of all) fail for some hours."""

    kind: Literal["outage"]
    duration_hours: int = quantity("hours", ge=1, le=24 * 60)
    accounts: list[Key] = Field(default_factory=list)


class Leak(_Event):
    """Data of an account's followers leak: they lose trust at once."""

    kind: Literal["leak"]
    account: Key


Event = Annotated[Rumour | Emergency | Outage | Leak, Field(discriminator="kind")]


class Merge(Section):
    """Accounts that close; their followers and topics go to another."""

    accounts: list[Key] = Field(min_length=1)
    into: Key
    from_day: int | None = quantity("day", None, ge=0)


class Remove(Section):
    """An account that closes."""

    account: Key
    from_day: int | None = quantity("day", None, ge=0)


class Strategy(Section):
    """A way to run the accounts: what it changes in the base practice, and from which day."""

    key: Key
    name: Words
    set: dict[str, Any] = Field(default_factory=dict)
    add: dict[Literal["accounts", "campaigns", "events"], list[dict[str, Any]]] = Field(default_factory=dict)
    merge: list[Merge] = Field(default_factory=list)
    remove: list[Remove] = Field(default_factory=list)

    @property
    def changes_nothing(self) -> bool:
        """Whether it is the base practice itself."""
        return not (self.set or self.add or self.merge or self.remove)


_NUMBERS: dict[str, Any] = {
    number.name: (float | None, quantity(number.unit, None, ge=number.low, le=number.high)) for number in NUMBERS
}
_EveryNumber: Any = create_model("_EveryNumber", __base__=Section, **_NUMBERS)


class BehaviourNumbers(_EveryNumber):
    """Behaviour numbers that differ from the defaults of `govsim.rules.numbers`."""


class Scenario(Section):
    """A whole scenario: one population, its accounts, and the strategies to compare."""

    govsim: Format
    name: Key
    about: Words
    question: Words | None = None
    horizon: Horizon
    seeds: int = quantity("seeds", 20, ge=1, le=100_000)
    population: Population
    topics: list[Topic] = Field(min_length=1, max_length=50)
    accounts: list[Account] = Field(min_length=1, max_length=60)
    coordination: Annotated[float, Lever("content", ("story_focus", "repeat_penalty"))] = fraction(0.0)
    costs: Costs = Costs()
    budget: Budget = Budget()
    inspection: list[RuleSet] = Field(default=[SETS[0]])
    platform: Platform = Platform()
    campaigns: list[Campaign] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    strategies: list[Strategy] = Field(min_length=1, max_length=200)
    behaviour: BehaviourNumbers = BehaviourNumbers()
    patterns: list[PatternKey] | None = None

    def numbers(self) -> dict[str, float]:
        """The behaviour numbers this scenario sets itself."""
        return self.behaviour.model_dump(exclude_none=True)

    def digest(self) -> str:
        """BLAKE2b of everything it says, as JSON with sorted keys: what tells it from another, and the key of caches.

        Computed at each call: a value kept on the model would live on in its changed copies.
        """
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scenario) and self.digest() == other.digest()

    def __hash__(self) -> int:
        return hash(self.digest())


def levers() -> dict[str, Any]:
    """Every lever of an account: dotted name under `practice` to its pydantic field."""
    return dict(_fields(Practice, ""))


def _fields(model: type[BaseModel], prefix: str):
    for name, info in model.model_fields.items():
        inner = info.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _fields(inner, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", info
