import os
import shutil
import subprocess
import sys

import pytest

from govsim.model.model import GovSimModel
from govsim.rules import compiled
from tests.examples import ROOT, small

SESSIONS = """
import numpy as np
from govsim.model import day
print(len(day.sessions(1, 0, np.full(500, 6.0)).citizens))
"""


def sessions(package, cache):
    """Sessions of a day, as a copy of the package plans them, and the kernels kept in the cache."""
    environment = os.environ | {"GOVSIM_CACHE": str(cache), "PYTHONPATH": str(package)}
    done = subprocess.run(
        [sys.executable, "-c", SESSIONS], env=environment, cwd=package, capture_output=True, text=True, check=True
    )
    return int(done.stdout), sorted(path.name for path in cache.rglob("*.nbc"))


@pytest.fixture
def package(tmp_path):
    shutil.copytree(ROOT / "govsim", tmp_path / "govsim", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_an_edited_rule_takes_effect_and_an_old_one_is_kept(package):
    cache = package / "cache"
    before, kernels = sessions(package, cache)
    assert (before, kernels) == sessions(package, cache)
    rule = package / "govsim" / "rules" / "presence.py"
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace("    return count\n", "    return 2 * count\n"), encoding="utf-8")
    after, more = sessions(package, cache)
    assert after > 1.5 * before
    assert len(more) == 2 * len(kernels)
    rule.write_text(text, encoding="utf-8")
    assert sessions(package, cache) == (before, more)


def test_the_hash_looks_into_rules_and_model_however_deep_and_nowhere_else(package, monkeypatch):
    monkeypatch.setattr(compiled, "PACKAGE", package / "govsim")
    deep = package / "govsim" / "model" / "some" / "where" / "deep.py"
    deep.parent.mkdir(parents=True)
    deep.write_text("NUMBER = 1\n", encoding="utf-8")
    before = compiled.sources_hash()
    for path in sorted((package / "govsim").rglob("*.py")):
        text = path.read_bytes()
        path.write_bytes(text + b"# edited\n")
        decides = path.relative_to(package / "govsim").parts[0] in ("rules", "model")
        assert (compiled.sources_hash() != before) == decides, path
        path.write_bytes(text)
    assert compiled.sources_hash() == before


def test_the_hash_tells_two_modules_of_one_name_apart(package, monkeypatch):
    monkeypatch.setattr(compiled, "PACKAGE", package / "govsim")
    folders = [package / "govsim" / "model" / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    (folders[0] / "same.py").touch()
    before = compiled.sources_hash()
    (folders[0] / "same.py").rename(folders[1] / "same.py")
    assert compiled.sources_hash() != before


def test_what_this_python_has_compiled_is_known(tmp_path, monkeypatch):
    GovSimModel(small(), crowd="arrays").run_for(days=1)
    assert compiled.is_compiled()
    kernel = next(compiled.cache_folder().rglob(f"*.{compiled.SLOWEST}-*.nbi"))
    (tmp_path / kernel.name.replace(compiled.PYTHON, "py27")).touch()
    monkeypatch.setattr(compiled, "cache_folder", lambda: tmp_path)
    assert not compiled.is_compiled()
