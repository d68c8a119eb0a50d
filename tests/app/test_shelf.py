from contextlib import nullcontext

import pytest

from govsim.app.choice import LARGEST
from govsim.app.shelf import fitted, shelf, uploaded
from govsim.errors import GovsimError
from tests.examples import ROOT, SCENARIOS, small
from tests.sentences import expected

INVALID = sorted((ROOT / "tests" / "invalid").glob("*.yaml"))


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_uploaded_file_is_refused_with_the_sentences_of_check(path, lang):
    wanted = expected(path, lang).strip()
    with pytest.raises(GovsimError) if wanted else nullcontext() as caught:
        uploaded(path.name, path.read_bytes())
    assert (caught.value.message(lang) if wanted else "") == wanted


def test_the_shelf_holds_what_lies_beside_the_file():
    found = shelf(str(SCENARIOS[0]))
    assert found.first == SCENARIOS[0].stem
    assert set(found.files) == {path.stem for path in SCENARIOS}


def test_files_say_what_they_are_about_unless_they_are_broken_or_large(tmp_path):
    text = (ROOT / "tests" / "small.yaml").read_text(encoding="utf-8")
    (tmp_path / "good.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("govsim: [", encoding="utf-8")
    (tmp_path / "large.yaml").write_text(text + "#" + "a" * 200_000, encoding="utf-8")
    found = shelf(str(tmp_path / "good.yaml"))
    assert set(found.files) == {"good", "broken", "large"}
    assert {name: about.en for name, about in found.about.items()} == {"good": small().about.en}


def test_without_a_file_quickstart_is_first():
    assert shelf(None).first == "quickstart"


def test_a_file_of_friendships_cannot_be_uploaded(tmp_path):
    friends = tmp_path / "friends.csv"
    friends.write_text("1,2\n2,3\n")
    text = (ROOT / "tests" / "small.yaml").read_text(encoding="utf-8")
    text = text.replace(
        "{kind: communities, mean_friends: 12, clustering: 0.3}", f"{{kind: edge_list, path: {friends}}}"
    )
    with pytest.raises(GovsimError, match="cannot be uploaded"):
        uploaded("mine.yaml", text.encode())


def test_too_many_citizens_are_cut_to_what_can_be_shown():
    assert fitted(small(population__size=5_000_000), "x").scenario.population.size == LARGEST


def test_nothing_of_this_machine_is_told():
    with pytest.raises(GovsimError) as caught:
        uploaded("../../etc/mine.yaml", (ROOT / "tests" / "invalid" / "no_edge_list.yaml").read_bytes())
    assert "/tmp" not in caught.value.message("en")
    assert caught.value.message("en").startswith("mine.yaml")
