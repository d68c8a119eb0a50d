import csv
import shutil
import subprocess
import sys
from contextlib import nullcontext
from types import SimpleNamespace

import coverage
import pytest

from tests.examples import ROOT
from tests.mutation.judge import KILLED, SURVIVED, TIMEOUT, Baseline, Judge, Verdict
from tests.mutation.lines import Lines, learnt
from tests.mutation.mutants import drawn, modules, mutants_of
from tests.mutation.reach import Reach
from tests.mutation.scratch import Outcome, Ran, Scratch, Target
from tests.mutation.table import Table, summary

SMALL = """\
import os
def share(counts: list[int] = 3, *, most: "int" = 1) -> float:
    \"\"\"1 < 2\"\"\"
    if counts < most and not most:
        counts[0] = 1.5
    return max(counts) + 2
"""


def changes(text):
    return [(one.line, one.before, one.after) for one in mutants_of(text, "govsim/rules/small.py")]


def test_every_fault_of_a_small_module():
    assert changes(SMALL) == [
        (2, "3", "4"),
        (2, "1", "2"),
        (4, "<", "<="),
        (4, "and", "or"),
        (4, "not ", ""),
        (5, "counts[0] = 1.5", "pass"),
        (5, "0", "1"),
        (5, "1.5", "3.0"),
        (6, "max", "min"),
        (6, "max(counts) + 2", "0.0"),
        (6, "+", "-"),
        (6, "2", "3"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <= b", [("<=", "<")]),
        ("a > b >= c", [(">", ">="), (">=", ">")]),
        ("a == b", [("==", "!=")]),
        ("(a is  not b)", [("is  not", "is")]),
        ("(a not in b)", [("not in", "in")]),
        ("(a  # in or out\n in b)", [("in", "not in")]),
        ("not (a or b)", [("not ", ""), ("or", "and")]),
        ("(a - b) * (c / d)", [("-", "+"), ("*", "/"), ("/", "*")]),
        ("'→' 'é', a - b", [("-", "+")]),
        ("'a' + b", []),
        ("a += b", [("+=", "-=")]),
        ("a = True", [("True", "False")]),
        ("a = 0.0", [("0.0", "1.0")]),
        ("np.mean(a)", [("np.mean(a)", "pass"), ("mean", "median")]),
        ("b = a.mean()", [("mean", "sum")]),
        ("b = a.sum().mean", [("sum", "mean")]),
        ("b = x if c else y", [("x if c else y", "y")]),
        ("f(a)", [("f(a)", "pass")]),
        ("a.b = c", [("a.b = c", "pass")]),
        ("a.b: int = c", [("a.b: int = c", "pass")]),
        ("def f() -> list[int]:\n    return a", [("a", "[]")]),
        ("def f() -> A:\n    return a", [("a", "None")]),
        ("def f():\n    return", []),
    ],
)
def test_faults_of_one_statement(text, expected):
    assert [(before, after) for _, before, after in changes(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "from a import b",
        "a: Literal[1] = b",
        "@cache(1)\ndef f():\n    ...",
        "raise ValueError(1 + 2)",
        "a = f'{1 + 2}'",
        "__all__ = [f(1)]",
        "if TYPE_CHECKING:\n    a = 1",
        "Side = Literal[1, 2]",
        "a = zip(b, c, strict=True)",
        "def f(a: Field(ge=1)) -> Field(ge=1):\n    ...",
        "fetch(a, b + 1)",
    ],
)
def test_no_fault_where_it_would_be_none(text):
    assert changes(text) == []


def test_a_fault_is_planted_where_it_was_found():
    first = mutants_of("a = 'é' < b\n", "govsim/rules/small.py")[0]
    assert (first.line, first.column) == (1, 9)
    assert first.planted("a = 'é' < b\n") == "a = 'é' <= b\n"


def test_a_draw_is_the_same_again_and_every_mutant_of_it_compiles():
    paths = modules(ROOT)[::9]
    few, more = drawn(ROOT, paths, 20, seed=3), drawn(ROOT, paths, 60, seed=3)
    assert few == more[:20]
    assert few != drawn(ROOT, paths, 20, seed=4)
    for mutant in more:
        compile(mutant.planted((ROOT / mutant.file).read_text(encoding="utf-8")), mutant.file, "exec")


def test_a_change_that_is_no_other_program_is_not_drawn(tmp_path):
    write(tmp_path, {"govsim/rules/a.py": "def f() -> list:\n    return [ ]\n"})
    assert changes("def f() -> list:\n    return [ ]\n") == [(2, "[ ]", "[]")]
    assert drawn(tmp_path, modules(tmp_path), 9, seed=1) == []


def test_making_of_graphs_is_spared():
    names = {path.name for path in modules(ROOT)}
    assert {"reading.py", "claims.py"} < names
    assert not {"graph.py", "edge_list.py", "messages.py"} & names


def write(root, files):
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


LITTLE = {
    "govsim/__init__.py": "_HOMES = {'run': 'govsim.model.run'}\n",
    "govsim/rules/__init__.py": "",
    "govsim/rules/chance.py": "from govsim.rules.compiled import rule\n@rule\ndef draw(a):\n    return a + 1\n",
    "govsim/rules/compiled.py": "def rule(f):\n    return f\ndef sources_hash():\n    return 'x'\n",
    "govsim/model/run.py": "def run(a):\n    from govsim.rules.chance import draw\n    return draw(a) * 2\n",
    "govsim/model/alone.py": "def alone(a):\n    while a < 3:\n        a += 1\n    return a\nSIZE = 7\n",
    "tests/__init__.py": "",
    "tests/conftest.py": "",
    "tests/rules/test_chance.py": "from govsim.rules.chance import draw\ndef test_draw():\n    assert draw(1) == 2\n",
    "tests/test_run.py": "import govsim\ndef test_run():\n    pass\n",
    "tests/model/test_alone.py": "from govsim.model.alone import alone\ndef test_it():\n    assert alone(1) == 3\n",
}


@pytest.fixture
def little(tmp_path):
    write(tmp_path, LITTLE)
    return tmp_path


def test_tests_that_reach_a_module(little):
    reach = Reach(little)
    assert reach.tests("govsim/rules/chance.py") == ["tests/rules/test_chance.py", "tests/test_run.py"]
    assert reach.tests("govsim/model/alone.py") == ["tests/model/test_alone.py"]
    assert reach.neighbours("govsim/rules/chance.py") == ["tests/rules/test_chance.py"]
    assert reach.neighbours("govsim/rules/compiled.py") == []
    assert reach.siblings("govsim/rules/compiled.py") == ["tests/rules/test_chance.py"]


def test_a_fault_is_in_kernels_where_it_is_compiled_or_a_value_made_at_import(little):
    def in_kernels(file, before):
        mutants = mutants_of((little / file).read_text(), file)
        return Reach(little).is_in_kernels(next(mutant for mutant in mutants if mutant.before == before))

    assert in_kernels("govsim/rules/chance.py", "+")
    assert in_kernels("govsim/model/alone.py", "7")
    assert not in_kernels("govsim/model/alone.py", "<")


class Played:
    """A scratch copy in which pytest ends with a code for each cache, and with failures of some tests."""

    clean, faulty = "clean", "faulty"

    def __init__(self, fails=(), code=0, few_kernels=False):
        self.fails, self.code, self.few_kernels, self.runs = fails, code, few_kernels, []

    def kernels_kept(self, *_):
        return [], self.few_kernels

    def planted(self, *_):
        return nullcontext()

    def run(self, targets, cache, *_):
        if cache == self.clean:
            return Ran(0, [Outcome(f"{target.file}::test", "passed", 1.0) for target in targets])
        self.runs.append([(target.file, target.jit) for target in targets])
        fails = [target.file for target in targets if target.file in self.fails]
        return Ran(1 if fails else self.code, [Outcome(f"{file}::test", "failed", 1.0) for file in fails])


NO_LINES = Lines({}, {})


def verdict(root, played, limit=900.0, lines=NO_LINES):
    mutant = mutants_of((root / CHANCE).read_text(), CHANCE)[0]
    return Judge(Reach(root), lines, Baseline(print), limit).verdict(mutant, played)


CHANCE = "govsim/rules/chance.py"
NEAR, FAR = "tests/rules/test_chance.py", "tests/test_run.py"


def test_a_mutant_is_killed_by_the_first_stage_with_a_failure(little):
    played = Played([NEAR])
    found = verdict(little, played)
    assert (found.result, found.killed_by) == (KILLED, f"{NEAR}::test")
    assert played.runs == [[(NEAR, True)]]
    played = Played([FAR])
    assert verdict(little, played).killed_by == f"{FAR}::test"
    assert played.runs == [[(NEAR, True)], [(FAR, True)]]


def test_tests_that_run_the_line_are_run_the_fastest_first_and_no_others(little):
    line = str(mutants_of((little / CHANCE).read_text(), CHANCE)[0].line)
    slow, fast = f"{FAR}::slow", f"{FAR}::fast"
    lines = Lines({slow: 2.0, fast: 1.0}, {CHANCE: {line: [slow, fast], "99": [NEAR]}})
    for failing, result in ((slow, KILLED), (NEAR, SURVIVED)):
        played = Played([failing])
        assert verdict(little, played, lines=lines).result == result
        assert played.runs == [[(fast, True), (slow, True)]]
    played = Played([slow], few_kernels=True)
    verdict(little, played, lines=lines)
    assert all((slow, True) not in run for run in played.runs), "machine code has no lines"


class Learning(Played):
    """A scratch copy whose tests run lines, as a file of coverage says."""

    def __init__(self, root):
        super().__init__()
        self.root = self.folder = root

    def run(self, targets, *_, lines):
        self.runs.append([target.file for target in targets])
        data = coverage.CoverageData(lines)
        for context, executed in (("", [1]), (f"{NEAR}::good", [1, 2]), (f"{NEAR}::bad", [2])):
            data.set_context(context)
            data.add_lines({str(self.root / CHANCE): executed})
        data.write()
        steps = [("good", "passed", 1.0), ("good", "passed", 0.5), ("bad", "failed", 1.0)]
        return Ran(1, [Outcome(f"{NEAR}::{name}", *rest) for name, *rest in steps])


def test_lines_are_learnt_once_of_the_same_sources(little, tmp_path):
    scratch, kept = Learning(little), tmp_path / "kept.json"
    line_1, line_2, line_3 = (SimpleNamespace(file=CHANCE, line=line) for line in (1, 2, 3))
    for _ in range(2):
        lines = learnt([scratch], [NEAR], kept)
        assert lines.seconds == {f"{NEAR}::good": 1.5}
        assert [lines.tests(mutant) for mutant in (line_1, line_2, line_3)] == [[f"{NEAR}::good"]] * 2 + [[]]
    assert scratch.runs == [[NEAR]]
    (little / CHANCE).write_text("changed = 1\n")
    learnt([scratch], [NEAR], kept)
    assert len(scratch.runs) == 2


def test_a_mutant_survives_where_all_pass(little):
    found = verdict(little, Played())
    assert (found.result, found.killed_by, found.left_out) == (SURVIVED, "", 0)


def test_where_most_is_compiled_anew_plain_python_is_first_and_both_crowds_are_next(little):
    write(little, {"tests/model/test_two_crowds.py": "import govsim.rules.chance\n"})
    played = Played(few_kernels=True)
    verdict(little, played)
    near, crowds = (NEAR, False), ("tests/model/test_two_crowds.py", True)
    assert played.runs == [[("tests/model/test_two_crowds.py", False), near], [crowds], [(NEAR, True), (FAR, True)]]


def test_a_mutant_without_end_is_a_timeout_and_one_without_time_survives(little):
    endless = Played(code=None)
    assert verdict(little, endless).result == TIMEOUT
    found = verdict(little, endless, limit=0.0)
    assert (found.result, found.left_out) == (SURVIVED, 2)


def test_a_mutant_that_ends_pytest_is_killed(little):
    assert verdict(little, Played(code=-11)).result == KILLED


class Signalled(Scratch):
    """A scratch copy whose runs end with codes that are given."""

    def __init__(self, folder, *codes):
        self.folder, self.codes = folder, list(codes)

    def python(self, *_, **__):
        return self.codes.pop(0)


@pytest.mark.parametrize(("codes", "code"), [([-15, 0], 0), ([-11, -11], -11), ([0, 1], 0), ([None, 0], None)])
def test_a_run_that_a_signal_ends_says_nothing_before_it_ends_so_again(tmp_path, codes, code):
    assert Signalled(tmp_path, *codes).run([Target("a.py")], tmp_path, 9.0).code == code


def test_a_test_that_fails_without_a_fault_is_left_out():
    said = []
    baseline = Baseline(said.append)
    good, bad, empty = Target("a.py"), Target("b.py"), Target("c.py")
    outcomes = [Outcome("a.py::one", "passed", 2.0), Outcome("a.py::two", "failed", 1.0), Outcome("b.py", "failed", 0)]
    scratch = Played()
    scratch.run = lambda *_: Ran(1, outcomes)
    assert baseline.usable([bad, empty, good], scratch) == [good]
    assert baseline.options(good) == ["--deselect", "a.py::two"]
    assert baseline.options(Target("a.py", jit=False)) == []
    assert len(said) == 3


def row(mutant, result, seconds):
    return Verdict(*mutant[:5], result, "", seconds, 0, mutant.digest)


def test_verdicts_are_kept_and_summed_up(tmp_path):
    mutants = mutants_of("a = b < c + 1\n", "govsim/rules/small.py")
    table = Table(tmp_path / "out.csv")
    for mutant, result, seconds in zip(mutants, (KILLED, SURVIVED, TIMEOUT), (2.0, 4.0, 9.0), strict=True):
        table.add(row(mutant, result, seconds))
    again = Table(tmp_path / "out.csv")
    assert again.rows == table.rows
    assert all(mutant in again for mutant in mutants)
    assert mutants_of("a = b < c + 1 \n", "govsim/rules/small.py")[0] not in again, "another text"
    assert summary(again.of(mutants)).splitlines()[-1].split() == ["all", "3", "1", "1", "1", "67%", "4"]


def run_command(root, *options):
    command = [sys.executable, "tests/mutants.py", *options]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_the_command_on_a_little_package(little):
    shutil.copytree(ROOT / "tests" / "mutation", little / "tests" / "mutation")
    shutil.copy(ROOT / "tests" / "mutants.py", little / "tests")
    write(little, {"pyproject.toml": '[tool.hatch.build.targets.sdist]\ninclude = ["govsim", "tests"]\n'})
    options = ["--only", "govsim/model", CHANCE, "--out", "out.csv"]
    assert run_command(little, *options).returncode == 0
    with (little / "out.csv").open(encoding="utf-8", newline="") as file:
        found = {(one["file"], one["before"], one["after"]): one["result"] for one in csv.DictReader(file)}
    assert found == {
        (CHANCE, "+", "-"): KILLED,
        (CHANCE, "1", "2"): KILLED,
        (CHANCE, "a + 1", "0.0"): KILLED,
        ("govsim/model/run.py", "*", "/"): SURVIVED,
        ("govsim/model/run.py", "2", "3"): SURVIVED,
        ("govsim/model/run.py", "draw(a) * 2", "0.0"): SURVIVED,
        ("govsim/model/alone.py", "<", "<="): KILLED,
        ("govsim/model/alone.py", "3", "4"): KILLED,
        ("govsim/model/alone.py", "+=", "-="): TIMEOUT,
        ("govsim/model/alone.py", "1", "2"): SURVIVED,
        ("govsim/model/alone.py", "a", "0.0"): KILLED,
        ("govsim/model/alone.py", "7", "8"): SURVIVED,
    }
    again = run_command(little, *options)
    assert again.returncode == 0
    assert "compiling" not in again.stdout
    assert again.stdout.splitlines()[-1].split()[:5] == ["all", "12", "6", "1", "5"]


@pytest.mark.parametrize("options", [["--count", "0"], ["--only", "govsim/words"], ["--out", "no/such.csv"]])
def test_bad_arguments_are_told_without_a_traceback(options):
    done = run_command(ROOT, *options)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "error: " in done.stderr
