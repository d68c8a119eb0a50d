"""Write what is made from the code anew: the tables of the ODD documents and both schemas, by `python docs/tables.py`.

What stands between `<!-- x begin -->` and `<!-- x end -->` belongs to the generator; the rest is written by hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from govsim.measures.outcomes import OUTCOMES
from govsim.reports import explain
from govsim.reports.console import band, outcome_row
from govsim.rules.evidence import PATTERNS, PREDICTED, WEAK, Pattern
from govsim.scenario.json_schema import json_schema
from govsim.scenario.schema import Scenario
from govsim.study.experiment import Experiment
from govsim.words import say

ROOT = Path(__file__).parent.parent
DOCUMENTS = {"en": ROOT / "docs" / "ODD.md", "zh": ROOT / "docs" / "ODD.zh.md"}
SCHEMAS = {"scenarios": Scenario, "experiments": Experiment}
"""The folders in which a `schema.json` helps editors, and what the files in them become."""
MARKS = {WEAK: "table.weak", PREDICTED: "table.predicted"}


def numbers(lang: str) -> str:
    """The behaviour numbers."""
    heads = [say(f"explain.{name}", lang) for name in ("name", "meaning", "default", "range", "unit", "source")]
    found = [entry for entry in explain.entries(lang) if entry["kind"] == explain.NUMBER]
    return _table(heads, ([*_described(entry, lang), entry["source"]] for entry in found))


def levers(lang: str) -> str:
    """The levers of an account."""
    heads = [say(f"explain.{name}", lang) for name in ("name", "meaning", "default", "range", "unit")]
    found = [entry for entry in explain.entries(lang) if entry["kind"] == explain.LEVER]
    return _table(heads, (_described(entry, lang) for entry in found))


def patterns(lang: str) -> str:
    """The observed patterns."""
    heads = [say(f"table.{name}", lang) for name in ("pattern", "formula", "band", "observed", "strength")]
    return _table(heads, (_pattern(pattern, lang) for pattern in PATTERNS))


def outcomes(lang: str) -> str:
    """The outcomes."""
    rows = [outcome_row(outcome, lang) for outcome in OUTCOMES]
    heads = [say(f"table.{name}", lang) for name in rows[0]]
    return _table(heads, ([_code(row["key"]), *list(row.values())[1:]] for row in rows))


TABLES = {table.__name__: table for table in (numbers, patterns, levers, outcomes)}


def written_anew(text: str, lang: str) -> str:
    """A document with its tables as the code has them now."""
    for name, table in TABLES.items():
        begin, end = f"<!-- {name} begin -->", f"<!-- {name} end -->"
        fresh = f"{begin}\n\n{table(lang)}\n\n{end}"
        text = re.sub(f"{begin}.*?{end}", lambda _, fresh=fresh: fresh, text, flags=re.DOTALL)
    return text


def _described(entry: dict[str, Any], lang: str) -> list[str]:
    limits = [entry["low"], entry["high"]]
    span = "" if limits == [None, None] else " … ".join(_value(limit, lang) for limit in limits)
    return [_code(entry["name"]), entry["meaning"], _value(entry["default"], lang), span, entry["unit"] or ""]


def _pattern(pattern: Pattern, lang: str) -> list[str]:
    key = f"pattern.{pattern.key}"
    name = say(key, lang)
    name = say(MARKS[pattern.role], lang, value=name) if pattern.role in MARKS else name
    observed = f"{say(f'{key}.observed', lang)}<br>{say(f'{key}.source', lang)}"
    return [name, say(f"{key}.formula", lang), band(pattern), observed, pattern.code]


def _value(value: float | bool | str | None, lang: str) -> str:
    if isinstance(value, bool):
        return say(f"answer.{value}", lang)
    return f"{value:g}" if isinstance(value, int | float) else value or ""


def _code(text: str) -> str:
    return f"`{text}`"


def _table(heads: list[str], rows: Iterable[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Rewrite both documents and both schemas."""
    for lang, path in DOCUMENTS.items():
        path.write_text(written_anew(path.read_text(encoding="utf-8"), lang), encoding="utf-8")
    for folder, model in SCHEMAS.items():
        text = json.dumps(json_schema("en", model), ensure_ascii=False, indent=1)
        (ROOT / folder / "schema.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
