"""Small inputs that failed in trials, one after another: what is said of them now, as a table.

`python -m tests.trials` plays those in the folder GOVSIM_TEST_CASES (default: `cases` beside the test data).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.examples import ROOT

SMALL = "tests/small.yaml"
NOTHING_DIFFERS = r'(?s)\A(?!.*"difference": (?!null|-?0\.0[,}]|-?\d\.\d+e-))'
"""In the JSON of a comparison; hours of work differ by the change of nothing itself, in a form with an exponent."""
MOST_SECONDS = 300.0
"""For one command, among them those that compile."""


@dataclass(frozen=True)
class Trial:
    """A command in the folder of a case, and a pattern of what it says; `code`: its exit code."""

    case: str
    command: str
    says: str
    code: int = 0
    env: str = ""


def _world(case: str, path: str, people: int, ties: int) -> Trial:
    command = f"govsim world town.yaml --seed 1 --out w.world --set population.network.path={path}"
    return Trial(case, command, f"{people} citizens and {ties} friendships")


def _own(case: str, data: str, says: str, code: int = 1) -> Trial:
    """The exit code is that of patterns that do not hold, which so small a town cannot show."""
    given = " ".join(f"--data {name}" for name in data.split())
    return Trial(case, f"govsim patterns {SMALL} --seeds 1 --workers 1 --json {given}", says, code)


TRIALS = (
    _world("01-edge-list-id-column", "friends.csv", 4, 3),
    _world("01-edge-list-id-column", "weighted.csv", 3, 2),
    _world("01-edge-list-id-column", "pandas.csv", 3, 2),
    _world("02-edge-list-header-unknown-words", "friends.csv", 3, 2),
    _world("02-edge-list-header-unknown-words", "two_files_joined.csv", 4, 3),
    _world("02-edge-list-header-unknown-words", "source_id.csv", 3, 2),
    _world("02-edge-list-header-unknown-words", "names_zh.csv", 3, 2),
    _world("04-edge-list-invisible-characters", "friends.csv", 4, 4),
    Trial(
        "05-gbk-stdout",
        f"govsim --lang zh compare {SMALL} --seeds 2 --strategies today,friendly",
        "(?s)阅读量.*✓",
        env="PYTHONIOENCODING=gbk",
    ),
    Trial("05-gbk-stdout", "govsim schema", "ő", env="PYTHONIOENCODING=gbk"),
    Trial("06-null-change-midweek", "python before.py", "0 of 20 seeds differ"),
    Trial("06-null-change-midweek", "govsim compare null.yaml --seeds 20 --json", NOTHING_DIFFERS),
    Trial(
        "06-null-change-midweek",
        "govsim compare quickstart_null.yaml --seeds 10 --set horizon.start=2019-03-01 --json",
        NOTHING_DIFFERS,
    ),
    _own("08-month-dates", "followers.csv", "“2022-11” is not a date", 2),
    _own("08-month-dates", "followers_yyyymm.csv", "“202211” is not a date", 2),
    _own("09-html-colspan", "followers.xls", r"0\.00845"),
    _own("09-html-colspan", "traffic_rowspan.xls", "shares_per_reader"),
    _own("09-html-colspan", "followers_two_heading_rows.xls", "net_growth_per_month"),
    _own("11-formula-without-value", "followers.xlsx", r"0\.0066|formula"),
    _own("12-tab-thousands", "followers.tsv", "own_data"),
    _own("12-tab-thousands", "articles_semicolon.csv", "read_concentration"),
    _own("15-totaldetail-without-title", "td1.json td2.json", r"0\.085"),
    _own("16-two-meanings-of-readers", "ar.json bs.json", "readers mean two things"),
    Trial("17-mesa-batch-run", "python batch.py", r"\('today', 1, 242, 19\)"),
    Trial("19-mesa-remove", "python leave.py", "GovsimError", 1),
    Trial("20-cache-unwritable", f"govsim run {SMALL} --seed 1", "cannot be written", env="GOVSIM_CACHE=/proc/foo"),
    Trial("23-check-does-not-read-friends", "govsim check small_size.yaml", "leave size out or write at least", 2),
    Trial(
        "26-failed-runs-called-missing", "govsim sweep fail.yaml --out o --workers 1", "1 of 3 futures could not be", 1
    ),
    Trial(".", "govsim run f01_added_account_day0.yaml --seed 1", "Inspection"),
    Trial(".", "govsim check f02_hex_int.yaml", "more than 300 digits", 2),
    Trial(".", "govsim check f03_long_scenario_path.yaml", "name|path|file", 2),
    Trial(".", "govsim check f04_edges_em_space.yaml", "good"),
    Trial(".", f"govsim patterns {SMALL} --seeds 1 --workers 1 --data f06_api_without_day.json", "ref_date|date", 2),
    Trial(".", "govsim check f07_infinite_wages.yaml", "out of range", 2),
    Trial(".", "govsim run f08_no_needs.yaml --seed 1", "Inspection"),
    Trial(".", "govsim compare f09_markup_in_name.yaml --seeds 2 --workers 1", r"\[/b\]"),
    Trial(".", "govsim check f10_control_in_name.yaml", "cannot be shown", 2),
)


def cases() -> Path:
    """The folder of the cases, which may not be there."""
    data = Path(os.environ.get("GOVSIM_TEST_DATA", ROOT.parent / "shared" / "data"))
    return Path(os.environ.get("GOVSIM_TEST_CASES", data.parent / "cases"))


def played(trial: Trial, folder: Path) -> tuple[bool, str]:
    """Whether a trial says what it should, in a copy of the cases; and the end of what it says."""
    at = folder / trial.case
    program, *arguments = trial.command.split()
    command = [sys.executable, *(["-m", "govsim"] if program == "govsim" else []), *arguments]
    name, _, value = trial.env.partition("=")
    env = os.environ | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"} | ({name: value} if name else {})
    done = subprocess.run(command, cwd=at, env=env, capture_output=True, timeout=MOST_SECONDS, check=False)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    well = bool(re.search(trial.says, said)) and done.returncode == trial.code
    return well and ("Traceback" not in said or program == "python"), " ".join(said.split())[-160:]


def _copied(folder: Path) -> None:
    """The cases, each with the small scenario where their commands name it."""
    shutil.copytree(cases(), folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    for place in {trial.case for trial in TRIALS}:
        Path(folder, place).chmod(0o755)
        Path(folder, place, "tests").mkdir()
        shutil.copyfile(ROOT / SMALL, Path(folder, place, SMALL))


def main() -> int:
    """Print the table; 1 where a trial fails."""
    all_well = True
    with tempfile.TemporaryDirectory() as folder:
        _copied(Path(folder))
        for trial in TRIALS:
            well, said = played(trial, Path(folder))
            all_well &= well
            print(f"{'ok' if well else 'FAILS':<6}{trial.case:<36}{trial.command}  {'' if well else said}", flush=True)
    return 0 if all_well else 1


if __name__ == "__main__":
    sys.exit(main())
