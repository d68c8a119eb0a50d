"""What is asked of the strategies that are compared."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """An outcome that decides between strategies.

    `better` is +1 where more of it is better and -1 where less is (0: neither, of an outcome that is only shown);
    `matters` (>= 0, in the unit of the outcome) is the smallest difference that anybody would act upon.
    """

    outcome: str
    better: int
    matters: float
