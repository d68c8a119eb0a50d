"""Made-up scenarios, as documents: good ones with everything the language can say, in small, and broken ones."""

import copy
import json
import random
import re

from hypothesis import strategies as st

from govsim.rules.numbers import CHANNELS
from govsim.scenario.schema import Scenario
from tests.examples import small


def chance(low=0.0, high=1.0):
    return st.floats(low, high).map(lambda value: round(value, 3))


def names(key):
    return {"en": key, "zh": key}


PRACTICES = st.fixed_dictionaries(
    {
        "pushes_per_week": st.sampled_from([0.0, 2.5, 7.0]),
        "push_hour": st.integers(0, 23),
        "articles_per_push": st.integers(1, 8),
        "topics": st.sampled_from([{"policy": 0.5, "services": 0.5}, {"services": 1.0}]),
        "original_share": chance(),
        "local_share": chance(),
        "tone": chance(),
        "interactive_share": chance(),
        "targeting": st.sampled_from([0.0, 0.4, 1.0]),
        "service_level": chance(),
        "service_friction": chance(),
        "review_hours_per_article": st.sampled_from([0.0, 0.5]),
        "reply": st.fixed_dictionaries(
            {
                "mode": st.sampled_from(["none", "auto", "staff", "both"]),
                "clerks": st.integers(1, 2),
                "hours_per_week": st.sampled_from([0.0, 3.0, 60.0]),
                "skill": chance(),
            }
        ),
        "editors": st.fixed_dictionaries({"hours_per_week": st.sampled_from([5.0, 400.0])}),
    }
)


def account(key, kind, serves):
    return st.fixed_dictionaries(
        {
            "key": st.just(key),
            "name": st.just(names(key)),
            "kind": st.just(kind),
            "followers": st.sampled_from([0.0, 0.3, 0.8]),
            "serves": st.just(serves),
            "practice": PRACTICES,
        }
    )


ACCOUNTS = st.tuples(
    account("hall", "service", ["services"]),
    account("town", "subscription", ["policy", "services"]),
    account("water", "subscription", []),
).map(list)

NOTICE = st.one_of(st.none(), st.fixed_dictionaries({"account": st.just("town"), "after_hours": st.integers(0, 40)}))
WHEN = {"day": st.integers(0, 8), "hour": st.integers(0, 23)}
EVENTS = st.tuples(
    st.fixed_dictionaries({"key": st.just("flood"), "kind": st.just("rumour"), **WHEN, "seeds": st.floats(0, 60),
                           "plausibility": chance(), "rebuttal": NOTICE}),
    st.fixed_dictionaries({"key": st.just("ebb"), "kind": st.just("rumour"), **WHEN, "seeds": st.floats(0, 60),
                           "plausibility": chance(), "rebuttal": NOTICE}),
    st.fixed_dictionaries({"key": st.just("alarm"), "kind": st.just("emergency"), **WHEN,
                           "duration_hours": st.integers(1, 60), "topics": st.just(["policy"]),
                           "needs_factor": st.floats(0, 20), "interest_factor": st.floats(0, 5), "notice": NOTICE}),
    st.fixed_dictionaries({"key": st.just("dark"), "kind": st.just("outage"), **WHEN,
                           "duration_hours": st.integers(1, 60), "accounts": st.sampled_from([[], ["town"]])}),
    st.fixed_dictionaries({"key": st.just("spill"), "kind": st.just("leak"), **WHEN,
                           "account": st.sampled_from(["hall", "town"])}),
).flatmap(lambda events: st.lists(st.sampled_from(events), unique_by=lambda event: event["key"]))  # fmt: skip

CAMPAIGNS = st.lists(
    st.fixed_dictionaries(
        {
            "key": st.sampled_from(["tv", "fair", "boss"]),
            "channel": st.sampled_from([channel for channel in CHANNELS if channel != "cross_promotion"]),
            "account": st.sampled_from(["hall", "town"]),
            "start_day": st.integers(0, 8),
            "days": st.integers(1, 6),
            "reach_per_day": chance(),
            "segments": st.sampled_from([[], ["old"]]),
        }
    ),
    max_size=2,
    unique_by=lambda campaign: campaign["key"],
)
CROSS = [
    {"key": "swap", "channel": "cross_promotion", "account": account, "via": via, "start_day": 1, "days": 5,
     "reach_per_day": 0.6}
    for account, via in (("hall", "town"), ("town", "hall"))
]  # fmt: skip

NUMBERS = st.fixed_dictionaries(
    {
        "needs_per_week": st.sampled_from([0.5, 4.0]),
        "message_base": st.sampled_from([-3.0, 2.0]),
        "article_life": st.sampled_from([1.0, 20.0, 72.0, 200.0]),
        "look_back": st.sampled_from([0.0, 0.15, 1.0]),
        "open_base": st.sampled_from([-1.5, 2.0]),
        "share_base": st.sampled_from([-3.3, 1.0]),
        "social_base": st.sampled_from([-2.3, 2.0]),
        "comment_base": st.sampled_from([-6.0, 0.0]),
        "chat_recipients": st.sampled_from([1.0, 5.0, 50.0]),
        "follow_base": st.sampled_from([-4.3, 1.0]),
        "unfollow_base": st.sampled_from([-8.2, -1.0]),
        "error_rate": st.sampled_from([0.03, 1.0]),
        "give_up_hours": st.sampled_from([24.0, 168.0]),
        "reply_minutes": st.sampled_from([15.0, 240.0]),
        "rumour_share": st.sampled_from([0.1, 1.0]),
        "rumour_memory": st.sampled_from([1.0, 240.0]),
        "stories_per_day": st.sampled_from([1.0, 12.0]),
    }
)
NEW_ACCOUNT = {"key": "fresh", "name": names("fresh"), "kind": "subscription", "followers": 0.4, "serves": ["policy"],
               "practice": {"pushes_per_week": 7.0, "articles_per_push": 3, "topics": {"policy": 1.0},
                            "editors": {"hours_per_week": 200.0}}}  # fmt: skip
CHANGES = st.fixed_dictionaries(
    {
        "merge": st.sampled_from([[], [{"accounts": ["water"], "into": "town"}],
                                  [{"accounts": ["hall", "water"], "into": "town", "from_day": 6}]]),
        "add": st.sampled_from([{}, {"accounts": [NEW_ACCOUNT | {"from_day": 5}]}]),
        "set": st.sampled_from([{}, {"coordination": 1.0}, {"accounts.town.practice.reply.mode": "staff"}]),
    }
)  # fmt: skip


@st.composite
def documents(draw):
    """A good scenario of 150 citizens and 11 days."""
    document = small().model_dump(mode="json")
    document["horizon"] = {"start": "2019-03-01", "days": 11, "burn_in_days": 3}
    document["population"] |= {"size": 150, "network": {"kind": "random", "mean_friends": 8.0}}
    document |= {"accounts": draw(ACCOUNTS), "events": draw(EVENTS), "behaviour": draw(NUMBERS)}
    document["coordination"] = draw(st.sampled_from([0.0, 0.7]))
    document["campaigns"] = [*draw(CAMPAIGNS), *draw(st.sampled_from([[], *([one] for one in CROSS)]))]
    document["strategies"] = [{"key": "one", "name": names("one")} | draw(CHANGES)]
    return document


def scenarios():
    """The same, read."""
    return documents().map(lambda document: Scenario.model_validate_json(json.dumps(document)))


NETWORKS = st.one_of(
    st.fixed_dictionaries({"kind": st.just("communities"), "mean_friends": st.floats(1, 20),
                           "clustering": st.floats(0.05, 0.6), "homophily": chance()}),
    st.fixed_dictionaries({"kind": st.just("small_world"), "mean_friends": st.floats(2, 60), "rewired": chance()}),
    st.fixed_dictionaries({"kind": st.just("random"), "mean_friends": st.floats(0, 120)}),
)  # fmt: skip
PEOPLE = {"sessions_per_day": st.floats(0, 30), "digital_skill": chance(), "connectivity": chance(), "trust": chance(),
          "friends": st.floats(0.01, 10),
          "interests": st.fixed_dictionaries({"policy": chance(), "services": chance()}),
          "channels": st.dictionaries(st.sampled_from(CHANNELS), chance(), max_size=2)}  # fmt: skip
DAYS = 8


@st.composite
def towns(draw):
    """A scenario of at most 150 citizens and 8 days with people of any kind; many have too many friends."""
    document = draw(documents())
    document["horizon"] = {"start": "2019-02-27", "days": DAYS, "burn_in_days": draw(st.integers(0, 3))}
    share = draw(chance())
    shares = {"young": share, "old": round(1 - share, 3)}
    segments = [draw(st.fixed_dictionaries(PEOPLE)) | {"key": key, "name": key, "share": shares[key]} for key in shares]
    size = draw(st.integers(2, 40) | st.integers(100, 150))
    document["population"] = {"size": size, "network": draw(NETWORKS), "segments": segments}
    for topic in document["topics"]:
        topic["need_weight"] = draw(st.sampled_from([0.0, 1.0, 3.5]))
    for entry, day in [(event, "day") for event in document["events"]] + [
        (campaign, "start_day") for campaign in document["campaigns"]
    ]:
        entry[day] = min(entry[day], DAYS - 1)
    return document


# Broken

ODD = (
    None, "", "x", -1, 0, 1, 0.5, 10**9, 1e300, float("nan"), float("-inf"), 10**400, [], {}, [None], [[]], {"": 1},
    True, "０.５", "50%", "1e5", "0.5", "\u202e", "\ud800", "a\x00b", "x" * 3000, "*", "today", "2019-02-30", "policy",
    "town", "accounts.*.practice.tone", {"value": 1, "from_day": 4}, [{"value": 1, "from_day": 4}], [1, 2], ["town"],
)  # fmt: skip


def broken(document, number):
    """A document with one to three changes that nobody should make; the same number makes the same ones."""
    draw = random.Random(number)
    document = copy.deepcopy(document)
    for _ in range(draw.choice((1, 1, 2, 3))):
        owner, part = draw.choice(list(_places(document)))
        draw.choice((_replaced, _replaced, _removed, _doubled, _misspelt, _scaled, _moved))(draw, document, owner, part)
    return document


def _places(node):
    for part in node if isinstance(node, dict) else range(len(node)):
        yield node, part
        if isinstance(node[part], dict | list):
            yield from _places(node[part])


def _replaced(draw, document, owner, part):
    owner[part] = draw.choice(ODD)


def _removed(draw, document, owner, part):
    del owner[part]


def _doubled(draw, document, owner, part):
    if isinstance(owner, list):
        owner.append(copy.deepcopy(owner[part]))
    else:
        owner[f"{part}_2"] = owner[part]


def _misspelt(draw, document, owner, part):
    if isinstance(owner, dict):
        owner[str(part)[:-1]] = owner.pop(part)


def _scaled(draw, document, owner, part):
    if isinstance(owner[part], int | float):
        owner[part] = owner[part] * draw.choice((-1, 0, 1000, 0.001))


def _moved(draw, document, owner, part):
    """What stands in another place stands here, too."""
    other, there = draw.choice(list(_places(document)))
    owner[part] = copy.deepcopy(other[there])


def text_of(document):
    """A document as the text of a file: JSON, with YAML's words for dates and for what is no number."""
    text = re.sub(r'"(\d{4}-\d\d-\d\d)"', r"\1", json.dumps(document, indent=1))
    return re.sub(r"(?<=[ \[])(-?)Infinity\b", r"\1.inf", re.sub(r"(?<=[ \[])NaN\b", ".nan", text))
