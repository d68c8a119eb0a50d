import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


# Files that are damaged, and folders that are shut


def twice_and_one(x):
    return 2 * x + 1


def from_files(folder):
    """Whether the kernel comes from its files in a folder; it is compiled, and they are written, where not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "cache_folder", lambda: folder)
        made = compiled.kernel(twice_and_one)
    assert made(20) == 41
    return sum(made.stats.cache_hits.values()) == 1


def kept(folder):
    """The index and the machine code of the kernel."""
    index, code = sorted(folder.rglob("*.nb?"), key=lambda path: path.suffix, reverse=True)
    return index, code


@pytest.fixture(scope="module")
def warm(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kernels")
    assert not from_files(folder)
    assert from_files(folder)
    return folder


@settings(max_examples=12)
@given(which=st.sampled_from([0, 1]), place=st.integers(0), bit=st.integers(0, 7))
def test_no_bit_of_a_kernel_can_be_another(warm, which, place, bit):
    path = kept(warm)[which]
    raw = bytearray(path.read_bytes())
    raw[place % len(raw)] ^= 1 << bit
    path.write_bytes(raw)
    assert not from_files(warm)
    assert from_files(warm)


DAMAGES = {
    "cut short": lambda index, code: code.write_bytes(code.read_bytes()[:-1]),
    "index cut short": lambda index, code: index.write_bytes(index.read_bytes()[:40]),
    "empty": lambda index, code: code.write_bytes(b""),
    "index empty": lambda index, code: index.write_bytes(b""),
    "no code": lambda index, code: code.unlink(),
    "no index": lambda index, code: index.unlink(),
    "one in the place of the other": lambda index, code: index.write_bytes(code.read_bytes()),
    "blank": lambda index, code: code.write_bytes(bytes(code.stat().st_size)),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_kernel_is_compiled_again_and_kept(warm, damage):
    damage(*kept(warm))
    assert not from_files(warm)
    assert from_files(warm)


def test_a_damaged_slowest_kernel_is_not_compiled(warm, monkeypatch):
    monkeypatch.setattr(compiled, "cache_folder", lambda: warm)
    monkeypatch.setattr(compiled, "SLOWEST", "twice_and_one")
    assert compiled.is_compiled()
    for path in kept(warm):
        raw = path.read_bytes()
        path.write_bytes(raw[:-1])
        assert not compiled.is_compiled()
        path.write_bytes(raw)


@pytest.mark.parametrize("folder", ["/proc/govsim", "/dev/null/govsim"])
def test_where_nothing_can_be_kept_a_kernel_is_compiled_all_the_same(folder):
    assert not from_files(Path(folder))
    assert not list((ROOT / "govsim").rglob("*.nb?"))
    assert not list(Path(__file__).parent.rglob("*.nb?"))


def test_a_warm_cache_that_is_shut_is_used(monkeypatch, recwarn):
    folder = compiled.cache_root() / "kernels" / compiled.sources_hash()
    monkeypatch.setattr(compiled, "_refusal", lambda folder: "Read-only file system")
    monkeypatch.setattr(compiled, "_is_compiled", lambda place: place == folder)
    assert compiled.cache_folder.__wrapped__() == folder
    assert not recwarn


FAMILY = """
import subprocess, sys
from pathlib import Path
from govsim.rules.compiled import cache_folder, is_temporary
assert is_temporary() and cache_folder().is_dir()
print(cache_folder())
if len(sys.argv) > 1:
    subprocess.run([sys.executable, "-c", sys.argv[1]], check=True)
    assert cache_folder().is_dir()
"""


def test_an_unwritable_cache_is_one_folder_for_a_process_and_its_children_and_is_said_once(tmp_path):
    (tmp_path / "file").touch()
    environment = os.environ | {
        "GOVSIM_CACHE": str(tmp_path / "file"),
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", FAMILY, FAMILY], env=environment, capture_output=True, text=True, check=True
    )
    [folder] = set(done.stdout.split())
    assert Path(folder).parent == tmp_path
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert done.stderr.count("cannot be written") == 1
