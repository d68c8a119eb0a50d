"""Behaviour: every number that the rules use, with its default, range, unit and source.

The source is a pattern or row of the evidence file that fixes it, the trial in which it came near those patterns,
or "assumption": no source found, to be swept and never hidden. What a number means is said in the catalogue of
words under `number.<name>`, in both languages. No numba, no Mesa: reading a scenario must stay fast.
"""

from __future__ import annotations

from typing import Any, NamedTuple

CHANNELS = ("traditional_media", "offline", "online_ads", "reward", "cross_promotion", "mandate")
"""The ways a campaign can reach people."""

ASSUMPTION = "assumption"
CALIBRATED = "calibrated against the patterns of the evidence, section 1"
TRIAL = "rough trial against the patterns of the evidence, section 1"


class Number(NamedTuple):
    """One behaviour number: its default, plausible range, unit and where it comes from."""

    name: str
    default: float
    low: float
    high: float
    unit: str
    source: str = ASSUMPTION


LOGIT = "log-odds"
SHARE = "share"
HOURS = "hours"
COUNT = "count"


def number(default: float, low: float, high: float, unit: str, source: str = ASSUMPTION) -> Any:
    """A number without its name, which the field has."""
    return Number("", default, low, high, unit, source)


class Behaviour(NamedTuple):
    """All behaviour numbers as floats: what every rule takes as its last argument, `b`.

    The table of them, too: what stands after a name is its `Number`; `behaviour()` gives the values.
    """

    # Citizens at hour 0
    activity_shape: float = number(4, 0.5, 50, "shape")
    interest_concentration: float = number(6, 1, 100, "concentration")
    skill_concentration: float = number(8, 1, 100, "concentration")
    trust_concentration: float = number(10, 1, 200, "concentration")
    sociability_shape: float = number(2, 0.3, 50, "shape")
    friends_spread: float = number(0.7, 0, 1.2, "sigma of ln")
    habit_start: float = number(2 / 7, 0.02, 0.8, SHARE, TRIAL)
    habit_concentration: float = number(7, 1, 100, "concentration", TRIAL)

    # Reading: the push feed
    open_base: float = number(-1.97, -6, 2, LOGIT, CALIBRATED)
    open_appeal: float = number(3.17, 0, 8, LOGIT, CALIBRATED)
    open_interest: float = number(2.0, 0, 6, LOGIT, TRIAL)
    open_habit: float = number(3.15, 0, 8, LOGIT, CALIBRATED)
    open_trust: float = number(0.8, 0, 4, LOGIT, TRIAL)
    open_placement: float = number(0.3, 0, 2, LOGIT)
    open_fatigue: float = number(0.3, 0, 2, LOGIT, TRIAL)
    open_position: float = number(1.2, 0, 3, "log-odds per ln(position)", CALIBRATED)
    open_age: float = number(0.639, 0, 2, "log-odds per ln(1+hours)", CALIBRATED)
    look_back: float = number(0.218, 0, 1, SHARE, CALIBRATED)
    look_back_hours: float = number(39.3, 1, 200, HOURS, CALIBRATED)
    article_life: float = number(72, 1, 336, HOURS, TRIAL)

    # Reading: what friends shared
    social_base: float = number(-2.32, -7, 2, LOGIT, CALIBRATED)
    social_appeal: float = number(2.96, 0, 8, LOGIT, CALIBRATED)
    social_interest: float = number(1.5, 0, 6, LOGIT, TRIAL)
    social_trust: float = number(0.5, 0, 4, LOGIT)
    chat_boost: float = number(1.0, 0, 4, LOGIT)
    social_crowding: float = number(0.5, 0, 2, "log-odds per ln(friends/100)", TRIAL)
    social_age: float = number(0.555, 0, 2, "log-odds per ln(1+hours)", CALIBRATED)
    social_proof: float = number(0.8, 0, 1.5, "exponent", TRIAL)

    # Reading: what it leaves
    relevance: float = number(0.5, 0, 1, SHARE, TRIAL)
    repeat_penalty: float = number(0.5, 0, 1, SHARE)
    seen_answer: float = number(0.1, 0, 0.5, "experience")
    habit_gain: float = number(0.0939, 0, 1, SHARE, CALIBRATED)
    habit_loss: float = number(0.00622, 0, 0.2, SHARE, CALIBRATED)

    # Writing: what makes an article
    appeal_mean: float = number(-0.2, -3, 3, LOGIT, TRIAL)
    appeal_original: float = number(0.348, 0, 2, LOGIT, CALIBRATED)
    appeal_local: float = number(0.2, 0, 2, LOGIT)
    appeal_tone: float = number(0.2, 0, 2, LOGIT)
    appeal_interactive: float = number(0.2, 0, 2, LOGIT)
    appeal_skill: float = number(0.5, 0, 3, LOGIT)
    appeal_spread: float = number(0.774, 0, 3, LOGIT, CALIBRATED)
    stories_per_day: float = number(12, 1, 200, COUNT)
    story_focus: float = number(1.0, 0, 3, "exponent")
    error_rate: float = number(0.03, 0, 1, "errors per article")
    review_half_life: float = number(0.5, 0.05, 10, HOURS)
    error_noticed: float = number(0.3, 0, 1, SHARE)

    # Sharing and other reactions
    share_base: float = number(-3.37, -8, 1, LOGIT, CALIBRATED)
    share_appeal: float = number(3.09, 0, 8, LOGIT, CALIBRATED)
    share_interest: float = number(0.5, 0, 4, LOGIT)
    share_trust: float = number(0.5, 0, 4, LOGIT)
    share_interactive: float = number(0.4, 0, 3, LOGIT)
    chat_share: float = number(0.4, 0, 1, SHARE, "evidence, section 3: share of forwards by channel (weak)")
    chat_recipients: float = number(5, 1, 50, COUNT)
    like_base: float = number(-4.14, -9, 1, LOGIT, CALIBRATED)
    like_appeal: float = number(2.0, 0, 8, LOGIT, TRIAL)
    like_interest: float = number(0.5, 0, 4, LOGIT)
    like_trust: float = number(0.5, 0, 4, LOGIT)
    like_interactive: float = number(0.3, 0, 3, LOGIT)
    zaikan_base: float = number(-5.0, -9, 1, LOGIT)
    zaikan_appeal: float = number(2.0, 0, 8, LOGIT)
    zaikan_interest: float = number(0.5, 0, 4, LOGIT)
    zaikan_trust: float = number(0.5, 0, 4, LOGIT)
    zaikan_interactive: float = number(0.3, 0, 3, LOGIT)
    comment_base: float = number(-6.0, -10, 1, LOGIT)
    comment_appeal: float = number(1.5, 0, 8, LOGIT)
    comment_interest: float = number(0.5, 0, 4, LOGIT)
    comment_trust: float = number(0.3, 0, 4, LOGIT)
    comment_interactive: float = number(1.5, 0, 4, LOGIT)

    # Following and fatigue
    follow_base: float = number(-3.92, -9, 1, LOGIT, CALIBRATED)
    follow_appeal: float = number(2.0, 0, 8, LOGIT, TRIAL)
    follow_interest: float = number(1.0, 0, 6, LOGIT)
    follow_trust: float = number(0.5, 0, 4, LOGIT)
    follow_habit: float = number(0.25, 0, 1, SHARE)
    search_follow: float = number(0.251, 0, 1, SHARE, CALIBRATED)
    search_habit: float = number(0.35, 0, 1, SHARE)
    unfollow_base: float = number(-7.75, -14, 0, LOGIT, CALIBRATED)
    unfollow_fatigue: float = number(1, 0, 4, LOGIT, CALIBRATED)
    unfollow_total: float = number(0.1, 0, 2, LOGIT)
    unfollow_habit: float = number(3.0, 0, 8, LOGIT, TRIAL)
    unfollow_trust: float = number(0.8, 0, 4, LOGIT)
    tolerance: float = number(2.82, 0.5, 30, "pushes", CALIBRATED)
    fatigue_memory: float = number(26.6, 1, 1000, HOURS, CALIBRATED)

    # Trust
    trust_content: float = number(0.01, 0, 0.2, "trust per experience")
    expected_experience: float = number(0.311, 0, 1, "experience")
    trust_service: float = number(0.05, 0, 0.5, "trust per service value")
    expected_service: float = number(0.3, 0, 1, "service value")
    trust_memory: float = number(1440, 24, 20000, HOURS)
    trust_shock: float = number(0.05, 0, 0.5, "trust")

    # Needs, services and answers
    needs_per_week: float = number(0.1, 0, 5, "needs per citizen")
    search_find: float = number(0.3, 0, 1, SHARE)
    menu_failure: float = number(0.1, 0, 1, "service value")
    message_base: float = number(-3.87, -8, 2, LOGIT, CALIBRATED)
    message_trust: float = number(1.0, 0, 4, LOGIT)
    message_habit: float = number(1.0, 0, 4, LOGIT)
    auto_usefulness: float = number(0.25, 0, 1, "usefulness")
    usefulness_spread: float = number(0.2, 0, 0.5, "usefulness")
    late_floor: float = number(0.5, 0, 1, SHARE)
    reply_half_life: float = number(24, 0.5, 336, HOURS)
    give_up_hours: float = number(168, 24, 2160, HOURS)
    reply_minutes: float = number(15, 1, 240, "minutes")

    # Campaigns
    campaign_base_traditional_media: float = number(-3.0, -8, 3, LOGIT)
    campaign_base_offline: float = number(-1.5, -8, 3, LOGIT)
    campaign_base_online_ads: float = number(-3.5, -8, 3, LOGIT)
    campaign_base_reward: float = number(-0.5, -8, 3, LOGIT)
    campaign_base_cross_promotion: float = number(-2.0, -8, 3, LOGIT)
    campaign_base_mandate: float = number(2.0, -8, 5, LOGIT)
    campaign_habit_traditional_media: float = number(0.25, 0, 1, SHARE)
    campaign_habit_offline: float = number(0.25, 0, 1, SHARE)
    campaign_habit_online_ads: float = number(0.18, 0, 1, SHARE)
    campaign_habit_reward: float = number(0.1, 0, 1, SHARE)
    campaign_habit_cross_promotion: float = number(0.25, 0, 1, SHARE)
    campaign_habit_mandate: float = number(0.05, 0, 1, SHARE)
    mandate_trust: float = number(0.03, 0, 0.5, "trust")

    # Rumours
    rumour_base: float = number(-2.5, -8, 3, LOGIT)
    rumour_trust: float = number(2.0, 0, 6, LOGIT)
    rumour_share: float = number(0.1, 0, 1, SHARE)
    rumour_memory: float = number(240, 1, 5000, HOURS)
    rebuttal_base: float = number(0.5, -5, 5, LOGIT)
    rebuttal_trust: float = number(2.0, 0, 6, LOGIT)


NUMBERS: tuple[Number, ...] = tuple(meaning._replace(name=name) for name, meaning in Behaviour._field_defaults.items())

AT_HOUR_0 = (
    "activity_shape", "interest_concentration", "skill_concentration", "trust_concentration", "sociability_shape",
    "friends_spread", "habit_start", "habit_concentration",
)  # fmt: skip
"""The numbers that make the citizens of hour 0: all that a world depends on."""

FITTED = tuple(number.name for number in NUMBERS if number.source == CALIBRATED)
"""The numbers that the patterns fix."""

ASSUMED = tuple(number.name for number in NUMBERS if number.source == ASSUMPTION)
"""The numbers for which no source was found."""

BY_NAME = {number.name: number for number in NUMBERS}

DEFAULTS = Behaviour(*(float(number.default) for number in NUMBERS))


def behaviour(changed: dict[str, float] | None = None) -> Behaviour:
    """The default numbers with some changed, e.g. `behaviour({"reply_half_life": 12})`."""
    return DEFAULTS._replace(**{name: float(value) for name, value in (changed or {}).items()})


# When things happen: relative weights of the 24 hours of a day, each an assumption. The shape (quiet nights, small
# peaks at breakfast and noon, the highest in the evening) is that of published WeChat activity in words, not numbers.
SESSION_PROFILE = (2, 1, 0.5, 0.5, 0.5, 1, 3, 5, 6, 5, 5, 6, 7, 6, 5, 5, 5, 6, 7, 8, 9, 9, 7, 4)
NEED_PROFILE = (0.5, 0.2, 0.1, 0.1, 0.1, 0.3, 1, 3, 6, 9, 9, 7, 4, 4, 7, 8, 7, 5, 4, 4, 4, 3, 2, 1)
CONTACT_PROFILE = (0.5, 0.2, 0.1, 0.1, 0.1, 0.5, 2, 4, 5, 5, 5, 6, 6, 4, 4, 4, 4, 6, 8, 9, 8, 6, 3, 1)
