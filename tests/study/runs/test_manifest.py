"""What older versions wrote is read, or refused with a sentence that names the version."""

import json
from pathlib import Path

import pytest

from govsim.errors import GovsimError
from govsim.study.experiment import Experiment
from govsim.study.runs import folders, manifest
from govsim.words import LANGUAGES
from tests.examples import experiment, small

OLD = Path(__file__).parent / "old" / "manifest_0_1_0.json"
"""Written by the last version before folders of scenarios, worlds and results were moved."""


def changed(path, **parts):
    path.write_text(json.dumps(json.loads(OLD.read_text(encoding="utf-8")) | parts), encoding="utf-8")
    return path


def test_a_manifest_of_the_first_version_is_read():
    scenario, receipt = manifest.read(OLD)
    assert (scenario.name, scenario.population.size, scenario.horizon.days) == ("quickstart", 2000, 28)
    assert (receipt["strategies"], receipt["seeds"]) == (["today"], [1])
    assert manifest.differences(scenario, receipt) == ["sources"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_that_cannot_be_read_names_the_version_that_wrote_it(lang, tmp_path):
    path = changed(tmp_path / "manifest.json", scenario={"govsim": 1}, versions={"govsim": "0.0.7"})
    with pytest.raises(GovsimError) as refused:
        manifest.read(path)
    assert refused.value.key == "error.other_version"
    assert "0.0.7" in refused.value.message(lang)


def test_a_sweep_that_cannot_be_read_names_the_version_that_wrote_it(tmp_path):
    parts = {"experiment": {"govsim": 1}, "versions": {"govsim": "0.0.7"}, "baseline": "today"}
    changed(tmp_path / manifest.NAME, **parts)
    with pytest.raises(GovsimError, match=r"0\.0\.7"):
        folders.swept(tmp_path)


@pytest.mark.parametrize("versions", [{}, None, []])
def test_what_names_no_version_is_no_manifest(versions, tmp_path):
    path = changed(tmp_path / "manifest.json", scenario={"govsim": 1}, versions=versions)
    with pytest.raises(GovsimError) as refused:
        manifest.read(path)
    assert refused.value.key == "error.not_a_manifest"


def test_parts_of_a_receipt_are_what_was_written():
    asked = experiment()
    receipt = {"scenario": small().model_dump(mode="json"), "experiment": asked.model_dump(mode="json")}
    assert manifest.part(receipt, "scenario", type(small()), "-") == small()
    assert manifest.part(receipt, "experiment", Experiment, "-") == asked


def written(folder):
    path = folder / manifest.NAME
    path.write_text(manifest.text(manifest.manifest(small(), ["today"], [1], 2.5)), encoding="utf-8")
    return path


CHANGES = {
    "a seed": ('"seeds": [\n  1', '"seeds": [\n  3'),
    "a size": ('"size": 300', '"size": 301'),
    "a date": ("2019-03-04", "2019-03-05"),
    "the sources": ('"sources": "', '"sources": "0'),
    "a name": ("Service hall", "Service ball"),
    "the digest": ('"digest": "', '"digest": "0'),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_manifest_that_was_changed_is_refused(change, tmp_path):
    path = written(tmp_path)
    said = path.read_text(encoding="utf-8")
    assert change[0] in said
    path.write_text(said.replace(*change, 1), encoding="utf-8")
    with pytest.raises(GovsimError, match=r"manifest\.json is not a manifest of govsim, or is damaged"):
        manifest.read(path)
    with pytest.raises(GovsimError, match=r"manifest\.json is missing or damaged"):
        folders.read([tmp_path])


def test_one_that_was_laid_out_otherwise_says_the_same(tmp_path):
    path = written(tmp_path)
    scenario, receipt = manifest.read(path)
    path.write_text(json.dumps(receipt, sort_keys=True).replace(", ", ",\r\n"), encoding="utf-8")
    assert manifest.read(path) == (scenario, receipt)
