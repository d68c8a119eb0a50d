"""Mesa's table of a run: a row a day, found by the step that ends the day where Mesa asks by steps."""

from __future__ import annotations

import mesa

from govsim.rules.presence import HOURS_A_DAY


class DailyCollector(mesa.DataCollector):
    """A `mesa.DataCollector` that is asked to collect at the end of each day.

    `mesa.batch_run` looks for the values of a step; it finds those of the last day that was over by then.
    """

    def __init__(self, **reporters):
        super().__init__(model_reporters=reporters)
        if not hasattr(self, "_collection_steps"):  # Mesa before 3.5 takes the number of a row for that of a step
            self.model_vars = {name: Daily() for name in self.model_vars}


class Daily(list):
    """One value a day. An index from 0 on is that of a step, an hour; those below 0 count days from the last."""

    def __getitem__(self, index):
        """The value of the last day that is over after a step; None before the first is."""
        if not isinstance(index, int) or index < 0:
            return super().__getitem__(index)
        day = min((index + 1) // HOURS_A_DAY, len(self)) - 1
        return super().__getitem__(day) if day >= 0 else None
