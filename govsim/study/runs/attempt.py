"""Work that may fail: a run that ends in an error is a row among the others, never the end of them."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from govsim.errors import GovsimError

T = TypeVar("T")


@dataclass(frozen=True)
class Attempt(Generic[T]):
    """What came of an attempt: `found`, or the `error` in a sentence; each warning to users once; how long it took."""

    found: T | None
    error: str | None
    warnings: tuple[str, ...]
    seconds: float


def attempted(work: Callable[[], T], fatal: tuple[type[Exception], ...] = ()) -> Attempt[T]:
    """Do something; whatever goes wrong in it becomes its error. `fatal` errors are raised."""
    begin, found, error = time.perf_counter(), None, None
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            found = work()
        except fatal:
            raise
        except Exception as raised:
            error = sentence(raised)
    told = dict.fromkeys(str(warning.message) for warning in caught if issubclass(warning.category, UserWarning))
    return Attempt(found, error, tuple(told), time.perf_counter() - begin)


def sentence(error: BaseException) -> str:
    """An error as people read it."""
    return error.message() if isinstance(error, GovsimError) else f"{type(error).__name__}: {error}"
