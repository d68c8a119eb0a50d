"""Lists of friendships as files, and what reading them gives."""

import warnings

import pytest

from govsim.errors import GovsimError
from govsim.model.world.edge_list import EdgeListWarning, read_edge_list
from govsim.words import LANGUAGES


def read(path):
    """Ties as pairs of ids, and the warnings by the last part of their key."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        ids, first, second = read_edge_list(path)
    told = [warning.message for warning in caught]
    assert all(isinstance(one, EdgeListWarning) and sentences(one) for one in told)
    ties = [(ids[a], ids[b]) for a, b in zip(first, second, strict=True)]
    return ties, {one.key.rpartition(".")[2]: one.values for one in told}


def ties_of(path):
    return read(path)[0]


def kinds_of(path):
    return set(read(path)[1])


def refused(path):
    """The error that reading a file raises."""
    with pytest.raises(GovsimError) as caught:
        read_edge_list(path)
    assert sentences(caught.value)
    return caught.value


def sentences(message):
    """Whether something is said in one line in each language."""
    said = [message.message(lang) for lang in LANGUAGES]
    return all(one and "\n" not in one for one in said) and len(set(said)) == len(said)
