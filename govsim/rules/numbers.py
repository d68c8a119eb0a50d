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
    Number("open_base", -2.03, -6, 2, LOGIT, TRIAL),
    Number("open_appeal", 3, 0, 8, LOGIT, TRIAL),
    Number("open_interest", 2.0, 0, 6, LOGIT, TRIAL),
    Number("open_habit", 3.22, 0, 8, LOGIT, TRIAL),
    Number("open_trust", 0.8, 0, 4, LOGIT, TRIAL),
    Number("open_placement", 0.3, 0, 2, LOGIT),
    Number("open_fatigue", 0.3, 0, 2, LOGIT, TRIAL),
    Number("open_position", 1.1, 0, 3, "log-odds per ln(position)", TRIAL),
    Number("open_age", 0.636, 0, 2, "log-odds per ln(1+hours)", TRIAL),
    Number("look_back", 0.237, 0, 1, SHARE),
    Number("look_back_hours", 38, 1, 200, HOURS),
    Number("article_life", 72, 1, 336, HOURS, TRIAL),
    # Reading: what friends shared
    Number("social_base", -2.69, -7, 2, LOGIT, TRIAL),
    Number("social_appeal", 3.16, 0, 8, LOGIT, TRIAL),
    Number("social_interest", 1.5, 0, 6, LOGIT, TRIAL),
    Number("social_trust", 0.5, 0, 4, LOGIT),
    Number("chat_boost", 1.0, 0, 4, LOGIT),
    Number("social_crowding", 0.5, 0, 2, "log-odds per ln(friends/100)", TRIAL),
    Number("social_age", 0.561, 0, 2, "log-odds per ln(1+hours)", TRIAL),
    Number("social_proof", 0.8, 0, 1.5, "exponent", TRIAL),
    # Reading: what it leaves
    Number("relevance", 0.5, 0, 1, SHARE, TRIAL),
    Number("repeat_penalty", 0.5, 0, 1, SHARE),
    Number("seen_answer", 0.1, 0, 0.5, "experience"),
    Number("habit_gain", 0.126, 0, 1, SHARE, TRIAL),
    Number("habit_loss", 0.00334, 0, 0.2, SHARE, TRIAL),
    # Writing: what makes an article
    Number("appeal_mean", -0.2, -3, 3, LOGIT, TRIAL),
    Number("appeal_original", 0.457, 0, 2, LOGIT, TRIAL),
    Number("appeal_local", 0.2, 0, 2, LOGIT),
    Number("appeal_tone", 0.2, 0, 2, LOGIT),
    Number("appeal_interactive", 0.2, 0, 2, LOGIT),
    Number("appeal_skill", 0.5, 0, 3, LOGIT),
    Number("appeal_spread", 0.896, 0, 3, LOGIT, TRIAL),
    Number("stories_per_day", 12, 1, 200, COUNT),
    Number("story_focus", 1.0, 0, 3, "exponent"),
    Number("error_rate", 0.03, 0, 1, "errors per article"),
    Number("review_half_life", 0.5, 0.05, 10, HOURS),
    Number("error_noticed", 0.3, 0, 1, SHARE),
    # Sharing and other reactions
    Number("share_base", -3.53, -8, 1, LOGIT, TRIAL),
    Number("share_appeal", 3.01, 0, 8, LOGIT, TRIAL),
    Number("share_interest", 0.5, 0, 4, LOGIT),
    Number("share_trust", 0.5, 0, 4, LOGIT),
    Number("share_interactive", 0.4, 0, 3, LOGIT),
    Number("chat_share", 0.4, 0, 1, SHARE, "evidence, section 3: share of forwards by channel (weak)"),
    Number("chat_recipients", 5, 1, 50, COUNT),
    Number("like_base", -4.19, -9, 1, LOGIT, TRIAL),
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
    Number("follow_base", -3.89, -9, 1, LOGIT, TRIAL),
    Number("follow_appeal", 2.0, 0, 8, LOGIT, TRIAL),
    Number("follow_interest", 1.0, 0, 6, LOGIT),
    Number("follow_trust", 0.5, 0, 4, LOGIT),
    Number("follow_habit", 0.25, 0, 1, SHARE),
    Number("search_follow", 0.263, 0, 1, SHARE),
    Number("search_habit", 0.35, 0, 1, SHARE),
    Number("unfollow_base", -8.01, -14, 0, LOGIT, TRIAL),
    Number("unfollow_fatigue", 0.845, 0, 4, LOGIT, TRIAL),
    Number("unfollow_total", 0.1, 0, 2, LOGIT),
    Number("unfollow_habit", 3.0, 0, 8, LOGIT, TRIAL),
    Number("unfollow_trust", 0.8, 0, 4, LOGIT),
    Number("tolerance", 3.9, 0.5, 30, "pushes", TRIAL),
    Number("fatigue_memory", 80.1, 1, 1000, HOURS, TRIAL),
    # Trust
    Number("trust_content", 0.01, 0, 0.2, "trust per experience"),
    Number("expected_experience", 0.331, 0, 1, "experience"),
    Number("trust_service", 0.05, 0, 0.5, "trust per service value"),
    Number("expected_service", 0.3, 0, 1, "service value"),
    Number("trust_memory", 1440, 24, 20000, HOURS),
    Number("trust_shock", 0.05, 0, 0.5, "trust"),
    # Needs, services and answers
    Number("needs_per_week", 0.1, 0, 5, "needs per citizen"),
    Number("search_find", 0.3, 0, 1, SHARE),
    Number("menu_failure", 0.1, 0, 1, "service value"),
    Number("message_base", -3.76, -8, 2, LOGIT),
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

FITTED = (
    "open_base", "open_appeal", "open_habit", "open_position", "open_age", "look_back", "look_back_hours",
    "social_base", "social_appeal", "social_age", "habit_gain", "habit_loss", "appeal_original", "appeal_spread",
    "share_base", "share_appeal", "like_base", "follow_base", "unfollow_base", "unfollow_fatigue", "tolerance",
    "fatigue_memory", "search_follow", "expected_experience", "message_base",
)  # fmt: skip
"""The numbers that the patterns fix: `experiments/calibrate.py`."""
ENSEMBLE_FILE = "ensemble.csv"

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
