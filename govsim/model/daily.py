"""Mesa's table of a run: a row a day, found by the step that ends the day where Mesa asks by steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa

from govsim.rules.presence import HOURS_A_DAY

if TYPE_CHECKING:
    from govsim.model.model import GovSimModel


class DailyCollector(mesa.DataCollector):
    """A `mesa.DataCollector` that is asked to collect at the end of each day.

    `mesa.batch_run` looks for the values of a step; it finds those of the last day that was over by then.
    """

    def __init__(self):
        super().__init__(
            model_reporters={"day": _day, "cumulate_user": _followers, "read_user": _reads, "trust": _trust}
        )
        self.model_vars = {name: Days() for name in self.model_vars}


class Days(list):
    """One value a day. An index from 0 on is that of a step, an hour; those below 0 count days from the last."""

    def __getitem__(self, index):
        """The value of the last day that is over after a step; None before the first is."""
        if not isinstance(index, int) or index < 0:
            return super().__getitem__(index)
        day = min((index + 1) // HOURS_A_DAY, len(self)) - 1
        return super().__getitem__(day) if day >= 0 else None


def _day(model: GovSimModel) -> int:
    return model.hour // HOURS_A_DAY


def _followers(model: GovSimModel) -> int:
    return int(model.followers.sum())


def _reads(model: GovSimModel) -> int:
    return model.reads_today


def _trust(model: GovSimModel) -> float:
    return model.mean_trust
