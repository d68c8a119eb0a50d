import pytest

from govsim.measures.statistics import observed
from tests.measures.statistics.tables import TRAFFIC, answer, csv, notes

DAY = "2025-11-01"


def of_articles(*readers):
    return answer(
        *({"ref_date": DAY, "msgid": f"{nth}_1", "detail": {"read_user": one}} for nth, one in enumerate(readers))
    )


def of_account(readers, **more):
    return answer({"ref_date": DAY, "detail": {"read_user": readers, **more}})


OF_HOURS = answer(
    *({"ref_date": DAY, "ref_hour": hour, "user_source": 99999999, "int_page_read_user": 60} for hour in (0, 900, 1000))
)
OF_CHANNELS = answer(*({"ref_date": DAY, "user_source": one, "int_page_read_user": 50} for one in (0, 1, 2)))
EXPORT = csv([["日期", "渠道", "阅读人数"], [20251101, "全部", 140]])


@pytest.mark.parametrize("sums", [of_articles(100, 50), OF_HOURS, OF_CHANNELS], ids=["articles", "hours", "channels"])
@pytest.mark.parametrize("once", [of_account(140, share_user=9), EXPORT], ids=["api", "export"])
def test_two_meanings_of_readers(found, sums, once):
    """A sum knows nobody's name: 150 or 180 readers, of whom 140 are different. Either file may be named first."""
    for read in (found(sums, once), found(once, sums)):
        assert read.reading["read_user"].tolist() == [140]
        assert notes(read) == ["added_up", "meanings"]
        assert len({str(note.values[name]) for note in read.notes[1:] for name in ("path", "other")}) == 2


def test_what_means_the_same_must_agree(refused):
    assert refused(of_account(140), of_account(141))[0] == "disagree"
    assert refused(of_articles(100), of_articles(101))[0] == "disagree"


def test_a_sum_is_noted_and_a_single_row_is_none(found):
    assert notes(found(of_articles(100, 50))) == ["added_up"]
    assert notes(found(of_articles(100))) == []
    assert notes(found(OF_HOURS)) == ["added_up"]
    times = [{"ref_date": DAY, "share_scene": scene, "share_count": 6} for scene in (1, 2, 255)]
    assert notes(found(answer(*times))) == []


def test_channels_of_today(found):
    """What is recommended, an account's page and new channels are others; the forwarded are 5 + 5 of 100."""
    channels = {"全部": 100, "公众号消息": 50, "聊天会话": 5, "朋友圈": 5, "搜一搜": 7}
    channels |= {"推荐": 20, "公众号主页": 3, "视频号": 10}
    read = found(csv([TRAFFIC[0], *([20260814, name, readers, 1] for name, readers in channels.items())]))
    day = read.reading.iloc[0]
    assert day[["read_session", "read_friends", "read_feed", "read_search", "read_other"]].tolist() == [50, 5, 5, 7, 33]
    assert observed(read)["forwarded_share_of_reads"] == pytest.approx(0.1)
    assert [(note.key, note.values["value"]) for note in read.notes] == [("statistics.new_channels", ["视频号"])]


def test_a_channel_that_is_not_listed_is_none_only_if_the_others_are_all(found):
    head = ["日期", "渠道", "阅读人数"]
    first = [[20260814, "全部", 70], [20260814, "聊天会话", 60], [20260814, "朋友圈", 10]]
    whole = found(csv([head, *first, [20260815, "全部", 20], [20260815, "朋友圈", 20]]))
    assert observed(whole)["forwarded_share_of_reads"] == pytest.approx(90 / 90)
    assert notes(whole) == []
    part = found(csv([head, *first, [20260815, "全部", 50], [20260815, "朋友圈", 20]]))
    assert observed(part)["forwarded_share_of_reads"] == pytest.approx(70 / 70)
    assert [(note.key, note.values["column"]) for note in part.notes] == [("statistics.channel_gaps", "聊天会话")]


def test_rows_that_stand_twice_count_once(found):
    assert notes(found(csv([*TRAFFIC, TRAFFIC[1]]))) == ["repeated"]
    assert found(csv([*TRAFFIC, TRAFFIC[1]])).reading["read_user"].tolist() == [90]
