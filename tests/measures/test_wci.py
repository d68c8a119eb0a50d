import datetime
from math import log

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govsim.errors import GovsimError
from govsim.measures.tables import articles
from govsim.measures.wci import VERSIONS, counts, days_counted, wci
from govsim.model.model import GovSimModel
from tests.examples import small

METRICS = ("read_user", "zaikan_user", "like_user", "share_user")
FIRST, LAST = datetime.date(2019, 3, 4), datetime.date(2019, 3, 5)


def table(*rows):
    """Articles as (date, position, reads, wows, likes, shares)."""
    return pd.DataFrame(rows, columns=["ref_date", "position", *METRICS])


def two_days():
    """Two days of three articles, and one of the day before that does not count.

    Reads: total 600, a day 300, an article 200, headlines a day 250, most 400. Wows: 12, 6, 4, 1, 10 (not of the
    headline). Likes: 30, 15, 10, 10, 20 (of the first headline). Shares: 60, 30, 20, 25, 40.
    """
    return table(
        ("2019-03-03", 1, 9_000, 900, 900, 900),
        ("2019-03-04", 1, 100, 2, 20, 10),
        ("2019-03-04", 2, 100, 10, 10, 10),
        ("2019-03-05", 1, 400, 0, 0, 40),
    )


def test_the_published_check_of_2_0():
    reads, wows = [300] + [97] * 64 + [100] * 35, [60] + [40] * 98 + [20]
    reads[-1] += 10_000 - sum(reads)
    assert (sum(reads), max(reads), sum(wows), max(wows)) == (10_000, 300, 4_000, 60)
    published = table(*(("2019-03-04", 1, r, z, 0, 0) for r, z in zip(reads, wows, strict=True)))
    assert wci(published, FIRST, LAST, "2.0") == pytest.approx(411.4875079, abs=5e-8)


def g13(r, z):
    return 0.85 * log(r + 1) + 0.15 * log(10 * z + 1)


def g3(r, z, li):
    return 0.85 * log(r + 1) + 0.09 * log(10 * z + 1) + 0.06 * log(10 * li + 1)


def g4(r, z, li, s):
    return 0.70 * log(r + 1) + 0.09 * log(10 * z + 1) + 0.06 * log(10 * li + 1) + 0.15 * log(10 * s + 1)


BY_HAND = {
    "2.0": 10
    * (
        0.8 * (0.40 * log(601) + 0.45 * log(201) + 0.15 * log(401))
        + 0.2 * (0.40 * log(13) + 0.45 * log(5) + 0.15 * log(11))
    )
    ** 2,
    "13.0": 10 * (0.3 * g13(300, 6) + 0.3 * g13(200, 4) + 0.3 * g13(250, 1) + 0.1 * g13(400, 10)) ** 2,
    "14.2-three": 12
    * (0.6 * g3(300, 6, 15) + 0.2 * g3(200, 4, 10) + 0.1 * g3(250, 1, 10) + 0.1 * g3(400, 10, 20)) ** 2,
    "14.2-four": 12
    * (0.6 * g4(300, 6, 15, 30) + 0.2 * g4(200, 4, 10, 20) + 0.1 * g4(250, 1, 10, 25) + 0.1 * g4(400, 10, 20, 40)) ** 2,
}


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_by_hand(version):
    assert wci(two_days(), FIRST, LAST, version) == pytest.approx(BY_HAND[version], rel=1e-12)


DAY = datetime.timedelta(days=1)
FIRSTS_OF_MONTHS = st.integers(2013 * 12, 2099 * 12).map(lambda month: datetime.date(month // 12, month % 12 + 1, 1))


def ending(first, months):
    """The last day of so many months."""
    month = first.year * 12 + first.month - 1 + months
    return datetime.date(month // 12, month % 12 + 1, 1) - DAY


@given(FIRSTS_OF_MONTHS)
def test_a_calendar_month_counts_30_days_and_a_year_365(first):
    assert days_counted(first, ending(first, 1)) == 30
    january = first.replace(month=1)
    assert days_counted(january, ending(january, 12)) == 365


@given(FIRSTS_OF_MONTHS, st.integers(0, 400), st.integers(0, 400))
def test_any_other_window_counts_its_days(first, later, length):
    begin = first + later * DAY
    end = begin + length * DAY
    if begin.day == 1 and end in (ending(begin, 1), ending(begin, 12)):
        return
    assert days_counted(begin, end) == length + 1


def test_weeks_and_other_windows_by_hand():
    windows = {
        ("2019-03-04", "2019-03-10"): 7,
        ("2019-03-01", "2019-03-30"): 30,
        ("2019-03-02", "2019-03-31"): 30,
        ("2019-02-01", "2019-03-31"): 59,
        ("2019-02-15", "2019-03-14"): 28,
        ("2019-07-01", "2020-06-30"): 366,
        ("2020-02-01", "2020-02-29"): 30,
        ("2020-01-01", "2020-12-31"): 365,
        ("2019-01-01", "2020-12-31"): 731,
        ("2019-03-31", "2019-03-31"): 1,
    }
    found = {window: days_counted(*map(datetime.date.fromisoformat, window)) for window in windows}
    assert found == windows


def test_an_index_of_march_divides_by_30():
    """31 articles, one a day: 2000 reads, 10 wows, 12 likes, 30 shares each."""
    march = table(*((f"2019-03-{day:02}", 1, 2000, 10, 12, 30) for day in range(1, 32)))
    each, a_day = g4(2000, 10, 12, 30), g4(*(31 * count / 30 for count in (2000, 10, 12, 30)))
    by_hand = 12 * (0.6 * a_day + 0.2 * each + 0.1 * a_day + 0.1 * each) ** 2
    assert by_hand == pytest.approx(571.83, abs=0.005)
    assert wci(march, "2019-03-01", "2019-03-31", "14.2-four") == pytest.approx(by_hand, rel=1e-12)


def test_the_current_version_is_14_2_with_three_metrics():
    assert wci(two_days(), FIRST, LAST) == wci(two_days(), FIRST, LAST, "14.2-three")


@pytest.mark.parametrize("version", VERSIONS)
def test_no_articles_in_the_window_is_0(version):
    assert wci(two_days(), "2019-04-01", "2019-04-07", version) == 0
    assert wci(table(), FIRST, LAST, version) == 0


def test_simulated_and_written_tables_have_one_shape():
    """The same numbers, exported as text with thousands separators, dates as text."""
    model = GovSimModel(small(), seed=1).run()
    simulated = articles(model)
    own = simulated[simulated["account"] == "town"]
    written = own.assign(
        ref_date=own["ref_date"].astype(str),
        position=own["position"].astype(str),
        **{name: own[name].map(lambda number: f"{number:,}") for name in METRICS},
    )
    window = model.newsroom.date(4), model.newsroom.date(11)
    for version in VERSIONS:
        assert wci(own, *window, version) == wci(written, *window, version) > 0


counts_of = st.integers(0, 200_000)
rows = st.lists(st.tuples(st.integers(1, 8), *[counts_of] * 4), min_size=1, max_size=12)


@settings(max_examples=150)
@given(rows, st.sampled_from(list(VERSIONS)), st.data())
def test_more_of_anything_never_lowers_the_index(found, version, data):
    before = table(*(("2019-03-04", *row) for row in found))
    place, metric = data.draw(st.integers(0, len(found) - 1)), data.draw(st.sampled_from(METRICS))
    after = before.copy()
    after.loc[place, metric] += data.draw(st.integers(1, 100_000))
    low, high = (wci(one, FIRST, LAST, version) for one in (before, after))
    assert high > low if metric in [one.column for one in VERSIONS[version].metrics] else high == low
    assert wci(before, FIRST, "2019-03-30", version) <= low


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("10万+", 100_001),
        ("100000+", 100_001),
        ("１０万＋", 100_001),
        ("10w+", 100_001),
        ("10万", 100_000),
        ("1.2万", 12_000),
        ("12,345", 12_345),
        ("１，２３４", 1_234),
        (" 7 ", 7),
        ("0", 0),
        (8, 8),
        (9.0, 9),
    ],
)
def test_counts_as_they_are_written(written, number):
    assert counts(pd.Series([written, "5"])).tolist() == [number, 5]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
def test_a_column_of_counts_reads_the_same_however_it_is_written(numbers):
    plain = counts(pd.Series(numbers))
    assert plain.tolist() == numbers
    for style in (str, "{:,}".format, float):
        assert np.array_equal(counts(pd.Series([style(number) for number in numbers], dtype=object)), plain)


@pytest.mark.parametrize("value", ["-3", "1,23", "about 5", "", None, float("nan"), "10千+", "1e5", float("inf"), -1])
def test_what_is_no_count_is_refused_with_its_row(value):
    with pytest.raises(GovsimError) as raised:
        counts(pd.Series([1, value], name="read_user"))
    assert "column “read_user”, row 2" in raised.value.message("en")
    assert "第 2 行" in raised.value.message("zh")


def test_what_is_wrong_with_a_table_is_said():
    good = two_days()
    for broken, version, said in [
        (good.drop(columns="like_user"), "14.2-three", "no column “like_user”"),
        (good.drop(columns="ref_date"), "2.0", "no column “ref_date”"),
        (good.assign(ref_date="yesterday"), "2.0", "“yesterday” is not a date"),
        (good, "14.3", "no version “14.3”"),
    ]:
        with pytest.raises(GovsimError) as raised:
            wci(broken, FIRST, LAST, version)
        assert said in raised.value.message("en")
    with pytest.raises(GovsimError) as raised:
        wci(good, LAST, FIRST)
    assert "begins on 2019-03-05" in raised.value.message("en")
    assert wci(good.drop(columns=["like_user", "share_user"]), FIRST, LAST, "13.0") > 0
