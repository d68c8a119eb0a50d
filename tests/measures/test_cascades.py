import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govsim.measures import cascades

# article 0: 5 and 9 read from the push; 2 and 7 from 5, 1 from 7, 4 from 9; article 3: 5 alone
READS = pd.DataFrame(
    [(0, 1, 7), (0, 2, 5), (0, 4, 9), (0, 5, -1), (0, 7, 5), (0, 9, -1), (3, 5, -1)],
    columns=["article", "citizen", "parent"],
)


def test_depths_and_roots_by_hand():
    found = cascades.grown(READS)
    assert found["depth"].tolist() == [2, 1, 1, 0, 1, 0, 0]
    assert found["root"].tolist() == [3, 3, 5, 3, 3, 5, 6]


def test_trees_by_hand():
    found = cascades.trees(READS).sort_values("size")
    assert found["size"].tolist() == [1, 2, 4]
    assert found["depth"].tolist() == [0, 1, 2]
    assert found["width"].tolist() == [1, 1, 2]


def test_articles_by_hand():
    found = cascades.by_article(READS)
    assert found.loc[0].tolist() == pytest.approx([2, 4, 2, 2, 4 / 6])
    assert found.loc[3].tolist() == [1, 1, 0, 1, 0]


def test_nothing_read_is_no_cascade():
    assert len(cascades.trees(READS[:0])) == 0
    assert len(cascades.by_article(READS[:0])) == 0


@given(st.lists(st.integers(0, 200), min_size=1, max_size=60))
def test_sizes_add_up_and_depths_count_steps(choices):
    parents = [choice % (i + 1) - 1 for i, choice in enumerate(choices)]
    reads = pd.DataFrame({"article": 0, "citizen": range(len(parents)), "parent": parents})
    found, trees = cascades.grown(reads), cascades.trees(reads)
    depth = []
    for parent in parents:
        depth.append(0 if parent < 0 else depth[parent] + 1)
    assert found["depth"].tolist() == depth
    assert trees["size"].sum() == len(reads)
    assert len(trees) == parents.count(-1)
    assert np.all(trees["width"] <= trees["size"])
