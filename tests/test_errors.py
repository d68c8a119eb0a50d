"""Sentences for people: in both languages, and from one process to another."""

import pickle
import warnings

import pytest

from govsim.errors import GovsimError, GovsimWarning


@pytest.mark.parametrize("kind", [GovsimError, GovsimWarning])
def test_a_sentence_passes_from_process_to_process(kind):
    """What workers raise and warn of arrives with its values."""
    again = pickle.loads(pickle.dumps(kind("error.seed", value=-1)))
    assert (type(again), again.key, again.values) == (kind, "error.seed", {"value": -1})
    assert again.message("en") == "the seed -1 is out of range; write a whole number from 0 to 2^64 − 1"
    assert again.message("zh") == "随机种子 -1 超出范围；请写 0 至 2^64 − 1 的整数"


def test_a_warning_is_one_of_pythons():
    with pytest.warns(UserWarning, match="out of range"):
        warnings.warn(GovsimWarning("error.seed", value=-1), stacklevel=1)
    assert not issubclass(GovsimWarning, GovsimError), "it is not caught as bad input"
