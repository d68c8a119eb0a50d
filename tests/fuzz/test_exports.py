"""Whatever is called an export is read or refused with a sentence, within a second."""

import time
import warnings

import numpy as np
import pytest

from govsim import words
from govsim.errors import GovsimError
from govsim.measures.statistics import observed, read
from tests.fuzz.exports import made

SECONDS = 1.0
"""Of processor time, for one file."""


def sentences(path):
    """What is said of a file, in both languages: notes or a refusal."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            found = read([path])
        except GovsimError as refused:
            return [refused.message(lang) for lang in words.LANGUAGES]
        assert all(np.isfinite(value) for value in observed(found).values())
        return [said for lang in words.LANGUAGES for said in found.said(lang)]


def hold(path, seeds):
    for seed in seeds:
        path.write_bytes(made(seed))
        begin = time.process_time()
        said = sentences(path)
        assert time.process_time() - begin <= SECONDS, seed
        assert all(one and one.isprintable() for one in said), (seed, said)


def test_a_hundred_exports(tmp_path):
    hold(tmp_path / "export", range(100))


@pytest.mark.slow
@pytest.mark.parametrize("thousand", range(10))
def test_ten_thousand_exports(tmp_path, thousand):
    hold(tmp_path / "export", range(1000 * thousand, 1000 * (thousand + 1)))


def test_the_same_seed_makes_the_same_export_and_many_kinds_are_made():
    contents = [made(seed) for seed in range(60)]
    assert contents == [made(seed) for seed in range(60)]
    assert {b"PK\x03\x04", b"<tab", b'{"li'} <= {content[:4] for content in contents}
