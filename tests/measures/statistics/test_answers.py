import pandas as pd
import pytest

from tests.measures.statistics.tables import answer, notes

USERS = {"ref_date": "2022-03-28", "user_source": 0, "new_user": 3, "cancel_user": 1}
READERS = {"ref_date": "2022-03-27", "user_source": 2, "int_page_read_user": 30}
OF_DAY = {"ref_date": "2025-11-01", "detail": {"read_user": 30}}
ARTICLE = {"ref_date": "2025-11-01", "msgid": "1_1", "detail_list": [{"stat_date": "2025-11-02", "read_user": 9}]}


@pytest.mark.parametrize("entry", [USERS, READERS, OF_DAY, ARTICLE], ids=["users", "readers", "account", "article"])
@pytest.mark.parametrize("day", [{}, {"ref_date": None}, {"ref_date": ""}], ids=["left out", "null", "empty"])
def test_an_entry_without_a_day_is_refused_with_its_place(refused, entry, day):
    without = {name: value for name, value in entry.items() if name != "ref_date"} | day
    for place, entries in ((1, [without]), (1, [without, entry]), (2, [entry, without])):
        key, values = refused(answer(*entries))
        assert (key, values["row"], values["column"]) == ("cell", place, "ref_date")


def test_an_entry_that_stands_twice_counts_once(found, refused):
    read = found(answer(USERS, USERS))
    assert read.followers["new_user"].tolist() == [3]
    assert notes(read) == ["repeated"]
    key, values = refused(answer(USERS, READERS | USERS | {"new_user": 4}))
    assert (key, values["row"], values["value"]) == ("entries", 2, 1)


def test_fields_that_are_not_read_are_named(found):
    (note,) = found(answer(READERS | {"ori_page_read_user": 1, "add_to_fav_user": 2})).notes
    assert (note.key, note.values["value"]) == ("statistics.unread", ["ori_page_read_user", "add_to_fav_user"])
    scenes = [{"ref_date": "2020-02-18", "share_scene": scene, "share_user": 4, "share_count": 6} for scene in (1, 2)]
    assert found(answer(*scenes)).notes[0].values["value"] == ["share_user"]


def test_numbers_that_are_not_complete_yet_are_noted(found):
    assert notes(found(answer(USERS, is_delay=True))) == ["delayed"]
    assert notes(found(answer(USERS, is_delay=False))) == []


def test_channels_of_the_newer_calls(found):
    """10 readers, all of them listed, so that the channels left out have none; of 12 two are somewhere else."""
    sources = [{"scene_desc": "推荐", "user_count": 3}, {"scene_desc": "视频号", "user_count": 3}]
    sources += [{"scene_desc": "搜一搜", "user_count": 4}]
    columns = ["read_session", "read_friends", "read_feed", "read_search", "read_other"]
    for everybody, expected in ((10, [0, 0, 0, 4, 6]), (12, [None, None, None, 4, 6])):
        source = [{"scene_desc": "全部", "user_count": everybody}, *sources]
        read = found(answer(OF_DAY | {"detail": {"read_user": everybody, "read_user_source": source}}))
        day = read.reading.iloc[0]
        assert [None if pd.isna(day[name]) else day[name] for name in columns] == expected
        assert notes(read) == ["new_channels"]


def test_a_field_that_stands_twice_is_refused(refused):
    key, values = refused('{"list": [{"ref_date": "2022-03-28", "new_user": 1, "new_user": 2}]}')
    assert (key, values["value"]) == ("field_twice", "new_user")


def test_where_json_ends_is_said(refused):
    key, values = refused('{"list": [\n{"ref_date": }]}')
    assert (key, values["line"], values["column"]) == ("json", 2, 14)
