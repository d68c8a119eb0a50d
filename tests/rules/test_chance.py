import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govsim.rules import chance

F = 0xFFFFFFFF
# Known answers of Random123 (kat_vectors, philox4x32 10): counter, key, result.
KNOWN = [
    ((0,) * 4, (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((F,) * 4, (F, F), (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("counter", "key", "expected"), KNOWN)
def test_philox_gives_the_published_answers(counter, key, expected):
    with np.errstate(over="ignore"):
        assert chance.philox(*map(np.uint32, (*counter, *key))) == expected


@pytest.mark.parametrize(("counter", "key", "expected"), KNOWN)
def test_compiled_draws_are_the_published_words(counter, key, expected):
    seed = key[0] | key[1] << 32
    drawn = chance.uniforms(seed, *counter)
    assert drawn == tuple((word + 0.5) * 2.0**-32 for word in expected)
    assert chance.uniform(seed, *counter) == drawn[0]


@given(st.integers(0, 2**64 - 1), *[st.integers(0, F)] * 4)
def test_draws_lie_strictly_inside_the_unit_interval(seed, citizen, hour, item, stream):
    assert 0 < chance.uniform(seed, citizen, hour, item, stream) < 1


def test_streams_are_numbered_once():
    numbers = [stream.value for stream in chance.Stream.__members__.values()]
    assert len(set(numbers)) == len(numbers)


def test_identities_are_typed_and_fixed():
    assert chance.identity("article", "a", 1) != chance.identity("article", "a", "1")
    assert chance.identity("account", "county") == 0xC7A1FA3D
