"""Whatever stands in a file of friendships, it is read, or refused with a sentence, within a second."""

import bz2
import csv
import gzip
import io
import lzma
import time
import warnings

import networkx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import io as matrices
from scipy import sparse

from govsim.errors import GovsimError
from govsim.model.world.edge_list import read_edge_list
from tests.fuzz.edge_lists import made_up, zipped
from tests.model.world.edge_list.lists import sentences

SECONDS = 1.0
"""Of the processor, for one file of at most some hundred kilobytes."""


def is_read(path):
    """Whether a file is read, as a graph in order; else it is refused in one line of each language."""
    found, told = outcome(path)
    assert all(map(sentences, told))
    if isinstance(found, GovsimError):
        return False
    ids, first, second = found
    assert len(set(ids)) == len(ids) > 1
    assert all(one == one.strip() != "" for one in ids)
    assert (first < second).all()
    assert (np.diff(first.astype(np.int64) * len(ids) + second) > 0).all()
    return True


def outcome(path):
    """What reading a file gives, or the error that refuses it, and all that is said."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            found, said = read_edge_list(path), []
        except GovsimError as error:
            found, said = error, [error]
    return found, [*said, *(warning.message for warning in caught)]


def reads(folder, numbers):
    """How many of the files with these numbers are read."""
    count = 0
    for number in numbers:
        path = folder / f"{number}.csv"
        path.write_bytes(made_up(number))
        begin = time.process_time()
        try:
            count += is_read(str(path))
        except Exception as error:
            raise AssertionError(f"file {number}: {made_up(number)[:300]!r}") from error
        assert time.process_time() - begin <= SECONDS, f"file {number}"
        path.unlink()
    return count


def test_some_made_up_files_are_read_or_refused(tmp_path):
    """Both happen often, or the files would test nothing."""
    assert 60 <= reads(tmp_path, range(300)) <= 240


@pytest.mark.slow
def test_twenty_thousand_made_up_files_are_read_or_refused(tmp_path):
    assert 4000 <= reads(tmp_path, range(300, 20_300)) <= 16_000


# The same friendships, however they are written


def table(mark, heading=None, extra=False):
    """Writes lines parted by a mark, with a heading, and with an index and a weight around both ends."""

    def write(ties):
        rows = [(str(n), a, b, f"{n / 4}") if extra else (a, b) for n, (a, b) in enumerate(ties)]
        lines = [mark.join(row) for row in ([heading] if heading else []) + rows]
        return "\n".join([*lines, ""]).encode()

    return write


def quoted(ties):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([("source", "target"), *ties])
    return text.getvalue().encode()


def by_networkx(**options):
    def write(ties):
        buffer = io.BytesIO()
        networkx.write_edgelist(networkx.Graph(ties, weight=0.5), buffer, **options)
        return buffer.getvalue()

    return write


def networkx_with_weights(ties):
    buffer = io.BytesIO()
    graph = networkx.Graph()
    graph.add_weighted_edges_from((a, b, 0.5) for a, b in ties)
    networkx.write_edgelist(graph, buffer)
    return buffer.getvalue()


def by_pandas(**options):
    return lambda ties: pd.DataFrame(ties, columns=["source", "target"]).to_csv(**options).encode()


def matrix_market(ties):
    ends = np.array([[int(one) for one in tie] for tie in ties])
    shape = (ends.max() + 1, ends.max() + 1)
    buffer = io.BytesIO()
    matrices.mmwrite(buffer, sparse.coo_array((np.ones(len(ends)), (ends[:, 0] - 1, ends[:, 1] - 1)), shape=shape))
    return buffer.getvalue()


def full_width(ties):
    return table("，")(ties).decode().translate({ord("0") + n: 0xFF10 + n for n in range(10)}).encode()


MARKS = (",", "\t", ";", "|", "，", "；", "｜", "、", " ", "   ", "\u2003", "\f")
WRITERS = {
    **{
        f"parted by {mark!r}": table(mark)
        for mark in (",", "\t", ";", "|", "，", "；", "｜", "、", " ", "   ", "\u2003", "\f")
    },
    **{f"headed, {mark!r}": table(mark, ("姓名", "好友姓名")) for mark in (",", "\t", ";", "|", "，")},
    "Gephi": table(",", ("Id", "Source", "Target", "Weight"), extra=True),
    "followers": table(";", ("", "follower", "followee", "w"), extra=True),
    "quoted": quoted,
    "networkx": by_networkx(),
    "networkx, no data": by_networkx(data=False, delimiter="\t"),
    "networkx, weights": networkx_with_weights,
    "pandas": by_pandas(index=False),
    "pandas, index": by_pandas(),
    "pandas, tabs": by_pandas(sep="\t", index=False, header=False),
    "repeated headings": lambda ties: table(",", ("from", "to"))(ties) + table(",", ("from", "to"))(ties),
    "comments": lambda ties: b"# friends\n% 2019\n" + table(" ")(ties),
}
FOR_NUMBERS = {
    "Matrix Market": matrix_market,
    "full width": full_width,
    "fractions": lambda ties: table(",")([(f"{a}.0", f"{b}.0") for a, b in ties]),
    "weighted .edges": lambda ties: "".join(f"{a} {b} 0.5\n" for a, b in ties).encode(),
    "headings of unknown words": table(",", ("who", "whom")),
}
PACKERS = {"plain": bytes, "gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zip": zipped}
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")


def pairs_of(ids):
    different = st.tuples(ids, ids).filter(lambda tie: tie[0] != tie[1])
    return st.lists(different, min_size=1, max_size=12)


NAMES = st.text("陈林黄赵周吴徐孙", min_size=2, max_size=3)
NUMBERS = st.integers(1, 60).map(str)
FRIENDSHIPS = pairs_of(NUMBERS) | pairs_of(NAMES)


@settings(max_examples=20)
@given(friendships=FRIENDSHIPS, data=st.data())
def test_the_same_friendships_in_every_format_are_the_same_graph(tmp_path_factory, friendships, data):
    expected, are_numbers = {frozenset(tie) for tie in friendships}, friendships[0][0].isdecimal()
    people = sorted({one for tie in friendships for one in tie}, key=int if are_numbers else None)
    encoding, packer = data.draw(st.sampled_from(ENCODINGS)), data.draw(st.sampled_from(sorted(PACKERS)))
    folder = tmp_path_factory.mktemp("lists")
    for name, write in (WRITERS | FOR_NUMBERS if are_numbers else WRITERS).items():
        path = folder / name.replace("/", "")
        path.write_bytes(PACKERS[packer](write(friendships).decode().encode(encoding)))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ids, first, second = read_edge_list(str(path))
        assert {frozenset((ids[a], ids[b])) for a, b in zip(first, second, strict=True)} == expected, name
        assert ids == people, name
