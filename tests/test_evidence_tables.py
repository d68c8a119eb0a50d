"""The tables of docs/EVIDENCE.md against those of the code."""

import re
from math import inf

import pytest

from govsim.measures.wci import DAILY, HEADLINES, LARGEST, MEAN, TOTAL, VERSIONS
from govsim.rules.evidence import BY_KEY, PATTERNS, PREDICTED, WEAK
from govsim.rules.numbers import BY_NAME
from govsim.scenario.inspection_rules import RULES
from govsim.scenario.schema import Platform
from govsim.study.directions import ANSWERED, DIRECTIONS
from govsim.words import say
from tests.examples import ROOT

TEXT = (ROOT / "docs" / "EVIDENCE.md").read_text(encoding="utf-8")
SECTIONS = {part[0]: part for part in re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]}
CODES = ("V", "S", "C", "A")
BAND = re.compile(r"(?:(?P<end>[≥≤]) )?(?P<first>-?[\d.]+)(?: … (?P<second>-?[\d.]+))?(?P<percent> %)?")
NUMBER = re.compile(r"\d[\d,.]*")
LETTERS = {"read_user": "r", "zaikan_user": "z", "like_user": "l", "share_user": "s"}
FIGURES = {TOTAL: "T", DAILY: "O", MEAN: "A", HEADLINES: "H", LARGEST: "P"}


def tables(section):
    """The tables of a section as lists of rows, each from the column's name to its cell without backticks."""
    blocks = re.findall(r"(?:^\|.*\n)+", SECTIONS[section], flags=re.MULTILINE)
    return [_rows([_cells(line) for line in block.splitlines()]) for block in blocks]


def _cells(line):
    return [cell.strip().strip("`") for cell in line.strip("|").split("|")]


def _rows(lines):
    heads, _, *rows = lines
    return [dict(zip(heads, row, strict=True)) for row in rows]


def band(text):
    """Low and high end of a band as written: `3 … 9 %`, `≥ 1.3`, `≤ 0.01`."""
    found = BAND.fullmatch(text.replace("−", "-"))
    unit = 0.01 if found["percent"] else 1
    first = float(found["first"]) * unit
    if found["second"]:
        return first, float(found["second"]) * unit
    return (first, inf) if found["end"] == "≥" else (0, first)


def test_bands_are_read_as_written():
    assert band("−0.5 … 2 %") == (-0.005, 0.02)
    assert band("≥ 80 %") == (0.8, inf)
    assert band("≤ 0.05") == (0, 0.05)


def test_the_patterns_are_those_of_the_code_in_its_order():
    assert [row["key"] for row in tables("1")[0]] == [pattern.key for pattern in PATTERNS]


@pytest.mark.parametrize("row", tables("1")[0], ids=lambda row: row["key"])
def test_a_pattern_has_the_band_and_the_strength_of_the_code(row):
    pattern = BY_KEY[row["key"]]
    assert band(row["band"]) == pytest.approx((pattern.low, pattern.high))
    assert row["code"] == pattern.code
    assert ("(weak)" in row["observed"]) == (pattern.role == WEAK)
    assert ("(prediction" in row["observed"]) == (pattern.role == PREDICTED)
    assert ("all seeds pooled" in row["observed"]) == pattern.pooled


@pytest.mark.parametrize("row", tables("1")[0], ids=lambda row: row["key"])
def test_a_pattern_has_the_figures_that_users_are_told(row):
    said = " ".join(say(f"pattern.{row['key']}.{part}", "en") for part in ("observed", "source"))
    assert set(NUMBER.findall(said)) <= set(NUMBER.findall(f"{row['observed']} {row['source']}"))


def test_the_answered_shares_are_those_of_the_code():
    (row,) = tables("1")[1]
    assert re.findall(r"(\d+) %", row["observed"]) == [f"{share:.0%}"[:-1] for share in ANSWERED]


def test_the_directions_are_those_of_the_code():
    keys = [row["direction"] for row in (*tables("1")[1], *tables("2")[0])]
    assert sorted(keys) == sorted(direction.key for direction in DIRECTIONS)


def test_the_share_of_chats_among_forwards():
    """24 % in single and 16 % in group chats: 40 %."""
    (row,) = [row for row in tables("3")[0] if "chat_share" in row["number"]]
    shares = [int(share) for share in re.findall(r"chat (\d+) %", row["value"])]
    assert sum(shares) / 100 == BY_NAME["chat_share"].default


def test_the_platform_s_rules_are_the_defaults_of_a_scenario():
    said = {row["field of `platform"]: row["value"] for row in tables("4")[0]}
    said.pop("")
    assert {field: float(value) for field, value in said.items()} == Platform().model_dump()


def test_the_rules_of_inspection_are_those_of_the_code():
    said = [(row["set"], row["rule"], float(row["limit"]), row["unit"], row["code"]) for row in tables("5")[0]]
    assert said == [(rule.set, rule.key, rule.limit, rule.unit, _strength(rule.source)) for rule in RULES]


def _strength(source):
    return re.search(r"\(([VSCA])\)", source)[1]


def test_the_versions_of_the_index_are_those_of_the_code():
    said = {row["version"]: (row["g"], row["index"]) for row in tables("6")[0]}
    assert said == {name: (_inner(version), _index(version)) for name, version in VERSIONS.items()}


def _inner(version):
    return " + ".join(
        f"{metric.weight:.2f}·ln({_factor(metric)}{LETTERS[metric.column]}+1)" for metric in version.metrics
    )


def _factor(metric):
    return "" if metric.factor == 1 else f"{metric.factor:g}"


def _index(version):
    shares = " + ".join(f"{share:.2f}·{FIGURES[name]}" for name, share in version.shares.items())
    return f"({shares})²·{version.scale}"


def test_every_strength_is_one_of_the_codes():
    written = [row["code"] for section in "12345" for table in tables(section) for row in table]
    strengths = {strength for code in written for strength in code.removesuffix(", weak").split(" / ")}
    assert strengths <= set(CODES)
