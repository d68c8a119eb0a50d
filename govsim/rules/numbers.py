"""Behaviour: every number that the rules use, with its default, range, unit and source.

The source is a pattern or row of the evidence file that fixes it, the trial in which it came near those patterns,
or "assumption": no source found, to be swept and never hidden. What a number means is said in the catalogue of
words under `number.<name>`, in both languages. No numba, no Mesa: reading a scenario must stay fast.
"""

from __future__ import annotations

from collections import namedtuple
from typing import NamedTuple

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

NUMBERS: tuple[Number, ...] = (
    # Citizens at hour 0
    Number("activity_shape", 4, 0.5, 50, "shape"),
    Number("interest_concentration", 6, 1, 100, "concentration"),
    Number("skill_concentration", 8, 1, 100, "concentration"),
    Number("trust_concentration", 10, 1, 200, "concentration"),
    Number("sociability_shape", 2, 0.3, 50, "shape"),
    Number("friends_spread", 0.7, 0, 1.2, "sigma of ln"),
    Number("habit_start", 2 / 7, 0.02, 0.8, SHARE, TRIAL),
    Number("habit_concentration", 7, 1, 100, "concentration", TRIAL),
    # Reading: the push feed
    Number("open_base", -1.97, -6, 2, LOGIT, CALIBRATED),
    Number("open_appeal", 3.17, 0, 8, LOGIT, CALIBRATED),
    Number("open_interest", 2.0, 0, 6, LOGIT, TRIAL),
    Number("open_habit", 3.15, 0, 8, LOGIT, CALIBRATED),
    Number("open_trust", 0.8, 0, 4, LOGIT, TRIAL),
    Number("open_placement", 0.3, 0, 2, LOGIT),
    Number("open_fatigue", 0.3, 0, 2, LOGIT, TRIAL),
    Number("open_position", 1.2, 0, 3, "log-odds per ln(position)", CALIBRATED),
    Number("open_age", 0.639, 0, 2, "log-odds per ln(1+hours)", CALIBRATED),
    Number("look_back", 0.218, 0, 1, SHARE, CALIBRATED),
    Number("look_back_hours", 39.3, 1, 200, HOURS, CALIBRATED),
    Number("article_life", 72, 1, 336, HOURS, TRIAL),
    # Reading: what friends shared
    Number("social_base", -2.32, -7, 2, LOGIT, CALIBRATED),
    Number("social_appeal", 2.96, 0, 8, LOGIT, CALIBRATED),
    Number("social_interest", 1.5, 0, 6, LOGIT, TRIAL),
    Number("social_trust", 0.5, 0, 4, LOGIT),
    Number("chat_boost", 1.0, 0, 4, LOGIT),
    Number("social_crowding", 0.5, 0, 2, "log-odds per ln(friends/100)", TRIAL),
    Number("social_age", 0.555, 0, 2, "log-odds per ln(1+hours)", CALIBRATED),
    Number("social_proof", 0.8, 0, 1.5, "exponent", TRIAL),
    # Reading: what it leaves
    Number("relevance", 0.5, 0, 1, SHARE, TRIAL),
    Number("repeat_penalty", 0.5, 0, 1, SHARE),
    Number("seen_answer", 0.1, 0, 0.5, "experience"),
    Number("habit_gain", 0.0939, 0, 1, SHARE, CALIBRATED),
    Number("habit_loss", 0.00622, 0, 0.2, SHARE, CALIBRATED),
    # Writing: what makes an article
    Number("appeal_mean", -0.2, -3, 3, LOGIT, TRIAL),
    Number("appeal_original", 0.348, 0, 2, LOGIT, CALIBRATED),
    Number("appeal_local", 0.2, 0, 2, LOGIT),
    Number("appeal_tone", 0.2, 0, 2, LOGIT),
    Number("appeal_interactive", 0.2, 0, 2, LOGIT),
    Number("appeal_skill", 0.5, 0, 3, LOGIT),
    Number("appeal_spread", 0.774, 0, 3, LOGIT, CALIBRATED),
    Number("stories_per_day", 12, 1, 200, COUNT),
    Number("story_focus", 1.0, 0, 3, "exponent"),
    Number("error_rate", 0.03, 0, 1, "errors per article"),
    Number("review_half_life", 0.5, 0.05, 10, HOURS),
    Number("error_noticed", 0.3, 0, 1, SHARE),
    # Sharing and other reactions
    Number("share_base", -3.37, -8, 1, LOGIT, CALIBRATED),
    Number("share_appeal", 3.09, 0, 8, LOGIT, CALIBRATED),
    Number("share_interest", 0.5, 0, 4, LOGIT),
    Number("share_trust", 0.5, 0, 4, LOGIT),
    Number("share_interactive", 0.4, 0, 3, LOGIT),
    Number("chat_share", 0.4, 0, 1, SHARE, "evidence, section 3: share of forwards by channel (weak)"),
    Number("chat_recipients", 5, 1, 50, COUNT),
    Number("like_base", -4.14, -9, 1, LOGIT, CALIBRATED),
    Number("like_appeal", 2.0, 0, 8, LOGIT, TRIAL),
    Number("like_interest", 0.5, 0, 4, LOGIT),
    Number("like_trust", 0.5, 0, 4, LOGIT),
    Number("like_interactive", 0.3, 0, 3, LOGIT),
    Number("zaikan_base", -5.0, -9, 1, LOGIT),
    Number("zaikan_appeal", 2.0, 0, 8, LOGIT),
    Number("zaikan_interest", 0.5, 0, 4, LOGIT),
    Number("zaikan_trust", 0.5, 0, 4, LOGIT),
    Number("zaikan_interactive", 0.3, 0, 3, LOGIT),
    Number("comment_base", -6.0, -10, 1, LOGIT),
    Number("comment_appeal", 1.5, 0, 8, LOGIT),
    Number("comment_interest", 0.5, 0, 4, LOGIT),
    Number("comment_trust", 0.3, 0, 4, LOGIT),
    Number("comment_interactive", 1.5, 0, 4, LOGIT),
    # Following and fatigue
    Number("follow_base", -3.92, -9, 1, LOGIT, CALIBRATED),
    Number("follow_appeal", 2.0, 0, 8, LOGIT, TRIAL),
    Number("follow_interest", 1.0, 0, 6, LOGIT),
    Number("follow_trust", 0.5, 0, 4, LOGIT),
    Number("follow_habit", 0.25, 0, 1, SHARE),
    Number("search_follow", 0.251, 0, 1, SHARE, CALIBRATED),
    Number("search_habit", 0.35, 0, 1, SHARE),
    Number("unfollow_base", -7.75, -14, 0, LOGIT, CALIBRATED),
    Number("unfollow_fatigue", 1, 0, 4, LOGIT, CALIBRATED),
    Number("unfollow_total", 0.1, 0, 2, LOGIT),
    Number("unfollow_habit", 3.0, 0, 8, LOGIT, TRIAL),
    Number("unfollow_trust", 0.8, 0, 4, LOGIT),
    Number("tolerance", 2.82, 0.5, 30, "pushes", CALIBRATED),
    Number("fatigue_memory", 26.6, 1, 1000, HOURS, CALIBRATED),
    # Trust
    Number("trust_content", 0.01, 0, 0.2, "trust per experience"),
    Number("expected_experience", 0.311, 0, 1, "experience"),
    Number("trust_service", 0.05, 0, 0.5, "trust per service value"),
    Number("expected_service", 0.3, 0, 1, "service value"),
    Number("trust_memory", 1440, 24, 20000, HOURS),
    Number("trust_shock", 0.05, 0, 0.5, "trust"),
    # Needs, services and answers
    Number("needs_per_week", 0.1, 0, 5, "needs per citizen"),
    Number("search_find", 0.3, 0, 1, SHARE),
    Number("menu_failure", 0.1, 0, 1, "service value"),
    Number("message_base", -3.87, -8, 2, LOGIT, CALIBRATED),
    Number("message_trust", 1.0, 0, 4, LOGIT),
    Number("message_habit", 1.0, 0, 4, LOGIT),
    Number("auto_usefulness", 0.25, 0, 1, "usefulness"),
    Number("usefulness_spread", 0.2, 0, 0.5, "usefulness"),
    Number("late_floor", 0.5, 0, 1, SHARE),
    Number("reply_half_life", 24, 0.5, 336, HOURS),
    Number("give_up_hours", 168, 24, 2160, HOURS),
    Number("reply_minutes", 15, 1, 240, "minutes"),
    # Campaigns
    Number("campaign_base_traditional_media", -3.0, -8, 3, LOGIT),
    Number("campaign_base_offline", -1.5, -8, 3, LOGIT),
    Number("campaign_base_online_ads", -3.5, -8, 3, LOGIT),
    Number("campaign_base_reward", -0.5, -8, 3, LOGIT),
    Number("campaign_base_cross_promotion", -2.0, -8, 3, LOGIT),
    Number("campaign_base_mandate", 2.0, -8, 5, LOGIT),
    Number("campaign_habit_traditional_media", 0.25, 0, 1, SHARE),
    Number("campaign_habit_offline", 0.25, 0, 1, SHARE),
    Number("campaign_habit_online_ads", 0.18, 0, 1, SHARE),
    Number("campaign_habit_reward", 0.1, 0, 1, SHARE),
    Number("campaign_habit_cross_promotion", 0.25, 0, 1, SHARE),
    Number("campaign_habit_mandate", 0.05, 0, 1, SHARE),
    Number("mandate_trust", 0.03, 0, 0.5, "trust"),
    # Rumours
    Number("rumour_base", -2.5, -8, 3, LOGIT),
    Number("rumour_trust", 2.0, 0, 6, LOGIT),
    Number("rumour_share", 0.1, 0, 1, SHARE),
    Number("rumour_memory", 240, 1, 5000, HOURS),
    Number("rebuttal_base", 0.5, -5, 5, LOGIT),
    Number("rebuttal_trust", 2.0, 0, 6, LOGIT),
)

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

Behaviour = namedtuple("Behaviour", [number.name for number in NUMBERS])
Behaviour.__doc__ = "All behaviour numbers as floats: what every rule takes as its last argument, `b`."

DEFAULTS = Behaviour(*(float(number.default) for number in NUMBERS))


def behaviour(changed: dict[str, float] | None = None) -> Behaviour:
    """The default numbers with some changed, e.g. `behaviour({"reply_half_life": 12})`."""
    return DEFAULTS._replace(**{name: float(value) for name, value in (changed or {}).items()})


# When things happen: relative weights of the 24 hours of a day, each an assumption. The shape (quiet nights, small
# peaks at breakfast and noon, the highest in the evening) is that of published WeChat activity in words, not numbers.
SESSION_PROFILE = (2, 1, 0.5, 0.5, 0.5, 1, 3, 5, 6, 5, 5, 6, 7, 6, 5, 5, 5, 6, 7, 8, 9, 9, 7, 4)
NEED_PROFILE = (0.5, 0.2, 0.1, 0.1, 0.1, 0.3, 1, 3, 6, 9, 9, 7, 4, 4, 7, 8, 7, 5, 4, 4, 4, 3, 2, 1)
CONTACT_PROFILE = (0.5, 0.2, 0.1, 0.1, 0.1, 0.5, 2, 4, 5, 5, 5, 6, 6, 4, 4, 4, 4, 6, 8, 9, 8, 6, 3, 1)
