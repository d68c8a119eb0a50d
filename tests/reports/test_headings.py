import pandas as pd
import pytest

from govsim.measures.outcomes import OUTCOMES
from govsim.reports.folder import write_comparison, write_run
from govsim.reports.headings import headed
from govsim.study.compare import compare
from govsim.study.runs.run import run
from tests.examples import small


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    root = tmp_path_factory.mktemp("tables")
    for lang in ("en", "zh"):
        for part in ("run", "comparison"):
            (root / lang / part).mkdir(parents=True)
        scenario = small(horizon__days=6, population__size=100)
        write_run(run(scenario, "today", 1), root / lang / "run", lang)
        done = compare(scenario, 2, strategies=["today", "same"], workers=1)
        write_comparison(done, root / lang / "comparison", lang, 1.0)
    return root


def test_every_column_has_its_name_and_what_it_is_in_chinese(folders):
    paths = sorted((folders / "zh").rglob("*.csv"))
    assert len(paths) > 12
    for path in paths:
        shown, kept = pd.read_csv(path, encoding="utf-8-sig"), pd.read_parquet(path.with_suffix(".parquet"))
        for heading, name in zip(shown.columns, kept.columns, strict=True):
            own, _, said = heading.partition(" ")
            assert own == name
            assert any("一" <= sign <= "鿿" for sign in said), (path.name, heading)


def test_in_english_columns_keep_their_names(folders):
    for path in sorted((folders / "en").rglob("*.csv")):
        assert list(pd.read_csv(path, encoding="utf-8-sig")) == list(pd.read_parquet(path.with_suffix(".parquet")))


def test_an_outcome_of_a_group_names_both():
    table = pd.DataFrame(columns=["reads", "reads_young", "needs_met_online_old", "of_somebody_else"])
    said = list(headed(table, small(), "zh"))
    assert said == [
        "reads 阅读量",
        "reads_young 阅读量（青年）",
        "needs_met_online_old 线上办成率（老年）",
        "of_somebody_else",
    ]


def test_no_two_columns_become_one():
    table = pd.DataFrame(columns=[outcome.key for outcome in OUTCOMES])
    assert len(set(headed(table, small(), "zh"))) == len(OUTCOMES)
