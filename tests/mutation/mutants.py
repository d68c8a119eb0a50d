"""Mutants of the package: which modules get faults, and random ones drawn from all of them."""

from __future__ import annotations

import ast
import fnmatch
import hashlib
import random
import warnings
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from .operators import Source, edits

PACKAGES = ("rules", "scenario", "model", "measures", "study", "reports/brief")
"""Folders of govsim in which faults are planted."""
LEFT_OUT = ("graph*", "edge_list*", "words*")
"""Names of files and folders in them that are spared."""


class Mutant(NamedTuple):
    """One fault: where it is planted in which text (`digest`), and the edit."""

    file: str
    line: int
    column: int
    before: str
    after: str
    start: int
    digest: str

    def planted(self, text: str) -> str:
        """The module's text with the fault."""
        return text[: self.start] + self.after + text[self.start + len(self.before) :]

    def package(self) -> str:
        """Which of PACKAGES it stands in."""
        return next(package for package in PACKAGES if self.file.startswith(f"govsim/{package}/"))


def modules(root: Path) -> list[Path]:
    """Files in which faults are planted, in depth."""
    found = (path for package in PACKAGES for path in (root / "govsim" / package).rglob("*.py"))
    return sorted(path for path in found if not _is_left_out(path.relative_to(root / "govsim")))


def _is_left_out(path: Path) -> bool:
    return any(fnmatch.fnmatch(part, pattern) for part in path.parts for pattern in LEFT_OUT)


def mutants_of(text: str, file: str) -> list[Mutant]:
    """All mutants of a module, in the order of its text."""
    source, digest = Source(text), hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
    return [
        Mutant(file, source.line(start), start - text.rfind("\n", 0, start), text[start:end], after, start, digest)
        for start, end, after in edits(source)
    ]


def is_fault(mutant: Mutant, text: str) -> bool:
    """Whether the mutant compiles and is another program."""
    with warnings.catch_warnings(), suppress(SyntaxError, ValueError):
        warnings.simplefilter("ignore")
        faulty = mutant.planted(text)
        compile(faulty, mutant.file, "exec")
        return ast.dump(ast.parse(faulty)) != ast.dump(ast.parse(text))
    return False


def drawn(root: Path, paths: list[Path], count: int, seed: int) -> list[Mutant]:
    """Random mutants of some modules; those of a smaller count come first."""
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    every = [mutant for file, text in texts.items() for mutant in mutants_of(text, file)]
    random.Random(seed).shuffle(every)
    return list(islice((mutant for mutant in every if is_fault(mutant, texts[mutant.file])), count))
