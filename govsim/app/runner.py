"""One thread that owns two models and plays them, hour by hour; everybody else asks it, and sees snapshots.

Strategies are replayed from day 0 when they change: a plan of the editors looks ahead, so only then are the numbers
those of the command line. What has not changed is not played again.
"""

from __future__ import annotations

import math
import queue
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from govsim.app import choice as choices
from govsim.app.choice import SIDES, Choice
from govsim.app.player import Player
from govsim.app.snapshot import Eye, Snapshot
from govsim.errors import GovsimError
from govsim.model.world import files as world_files
from govsim.model.world.build import World
from govsim.rules.presence import HOURS_A_DAY

PICTURES_A_SECOND = 8.0
"""Pictures sent at most; more cannot be told apart and cost the browser its breath."""
CLOSE_LOOKS_A_SECOND = 1.0
"""How often cascades and the inspection are counted while playing."""
LATEST = 1.0
"""Seconds that play makes up for where it could not keep its speed. Assumption."""
SILENCE = 20.0
"""Seconds without a sign that a picture was seen, after which play pauses."""
SPEEDS = {"slow": 6.0, "normal": 24.0, "fast": 120.0, "full": math.inf}
"""Hours of the model a second."""


@dataclass
class Clock:
    """How fast is played, and when the next hour is due."""

    speed: str = "normal"
    next_hour: float = 0.0


class Runner:
    """Plays a choice; commands are put in a queue, snapshots are handed to `show`, errors to `refuse`.

    At most one snapshot is on its way: the next one is made when `seen` has been told of the last.
    """

    def __init__(
        self,
        choice: Choice,
        show: Callable[[Snapshot], None],
        refuse: Callable[[GovsimError], None],
        meet: Callable[[World], None] = lambda world: None,
    ):
        self.show, self.refuse, self.meet = show, refuse, meet
        self.choice = choice
        self.players: dict[str, Player] = {}
        self.eyes: dict[str, Eye] = {}
        self.clock = Clock()
        self.playing, self.ending = False, False
        self.shown = self.acknowledged = 0
        self.shown_at = self.looked_at = -math.inf
        self.dirty = False
        self._commands: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._pool = ThreadPoolExecutor(len(SIDES), thread_name_prefix="govsim-side")
        self.thread = threading.Thread(target=self._live, name="govsim-runner", daemon=True)

    # From other threads

    def start(self, hour: int = 0) -> None:
        """Begin with an hour of the choice."""
        self._ask(lambda: self._begin(self.choice, hour))
        self.thread.start()

    def play(self) -> None:
        """Play on, from the beginning where the end has been reached."""
        self._ask(self._play)

    def pause(self) -> None:
        """Stop after the hour that is being played."""
        self._ask(self._pause)

    def to_day(self, day: int) -> None:
        """Be at 00:00 of a day as fast as can be, and pause there."""
        self._ask(lambda: self._jump(day * HOURS_A_DAY))

    def one_day(self) -> None:
        """Play to the next midnight and pause."""
        self._ask(self._one_day)

    def at_speed(self, speed: str) -> None:
        """Another speed: a key of SPEEDS."""
        self._ask(lambda: setattr(self.clock, "speed", speed))

    def choose(self, choice: Choice, hour: int | None = None) -> None:
        """Play another choice up to the present hour, or to `hour`."""
        self._ask(lambda: self._begin(choice, self._hour() if hour is None else hour))

    def seen(self, number: int) -> None:
        """The page has drawn the snapshot with this number."""
        self._ask(lambda: setattr(self, "acknowledged", max(self.acknowledged, number)))

    def again(self) -> None:
        """Show the present once more."""
        self._ask(lambda: setattr(self, "dirty", True))

    def end(self) -> None:
        """Let the thread end after the hour that is being played."""
        self.ending = True
        self._ask(lambda: None)

    def _ask(self, command: Callable[[], None]) -> None:
        self._commands.put(command)

    # In the thread

    def _live(self) -> None:
        while not self.ending:
            self._obey(self._patience())
            if self.playing and not self.ending:
                self._pass_time()
            if not self.ending:
                self._show_if_due()
        self._pool.shutdown(cancel_futures=True)
        self.players, self.eyes = {}, {}

    def _patience(self) -> float | None:
        """Seconds to wait for a command: none for something due, for ever where nothing is."""
        if self.playing:
            return max(0.0, min(self.clock.next_hour - time.monotonic(), 1 / PICTURES_A_SECOND))
        return 1 / PICTURES_A_SECOND if self.dirty else None

    def _obey(self, patience: float | None) -> None:
        try:
            command = self._commands.get(timeout=patience) if patience != 0 else self._commands.get_nowait()
            while True:
                self._try(command)
                command = self._commands.get_nowait()
        except queue.Empty:
            return

    def _try(self, command: Callable[[], None]) -> None:
        try:
            command()
        except GovsimError as error:
            self.playing, self.dirty = False, True
            self.refuse(error)
        except Exception as error:  # whatever goes wrong in a run, the page stays
            self.playing, self.dirty = False, True
            self.refuse(GovsimError("page.fault.run", value=f"{type(error).__name__}: {error}"))

    # Commands

    def _begin(self, choice: Choice, hour: int) -> None:
        scenario = choices.scenario_of(choice)
        world = world_files.of(choice.scenario, choice.seed)
        hour = min(hour, scenario.horizon.days * HOURS_A_DAY)
        stays = {side for side in SIDES if self._may_stay(side, choice) and self._hour() == hour and self.players}
        players = {
            side: Player(scenario, choice.side(side).strategy.key, choice.seed, world)
            for side in SIDES
            if side not in stays
        }
        self.meet(world)
        self.choice, self.players = choice, self.players | players
        self.eyes |= {side: Eye(player) for side, player in players.items()}
        self._catch_up(players, hour)
        self.looked_at, self.dirty = -math.inf, True

    def _may_stay(self, side: str, choice: Choice) -> bool:
        """Whether a side would be played again to the same end."""
        same = choice.scenario == self.choice.scenario and choice.seed == self.choice.seed
        return same and choice.side(side).strategy == self.choice.side(side).strategy

    def _catch_up(self, players: dict[str, Player], hour: int) -> None:
        """Play some sides again up to an hour, showing how far they are."""
        while not self.ending and any(player.hour < hour for player in players.values()):
            day_end = min(hour, (min(player.hour for player in players.values()) // HOURS_A_DAY + 1) * HOURS_A_DAY)
            self._forget_light(players)
            self._until(list(players.values()), day_end)
            if time.monotonic() - self.shown_at > 1 / PICTURES_A_SECOND:
                self._tell(Snapshot(hour, self.playing, False, self._next(), day_end // HOURS_A_DAY))

    def _forget_light(self, sides: Iterable[str]) -> None:
        """What has been read so far is not lit: only the last day of those that are played again is."""
        for side in sides:
            self.eyes[side].follow()
            self.eyes[side].forget_light()

    def _play(self) -> None:
        if self._hour() >= self._end():
            self._begin(self.choice, 0)
        self.playing, self.clock.next_hour = True, time.monotonic()
        self.acknowledged, self.dirty = self.shown, True

    def _pause(self) -> None:
        self.playing, self.dirty, self.looked_at = False, True, -math.inf

    def _one_day(self) -> None:
        self._jump((self._hour() // HOURS_A_DAY + 1) * HOURS_A_DAY)

    def _jump(self, hour: int) -> None:
        hour = max(0, min(hour, self._end()))
        if hour < self._hour():
            self.players = {}
            self._begin(self.choice, hour)
        else:
            self._catch_up(self.players, hour)
        self._pause()

    # Time

    def _hour(self) -> int:
        return min((player.hour for player in self.players.values()), default=0)

    def _end(self) -> int:
        return self.choice.scenario.horizon.days * HOURS_A_DAY

    def _pass_time(self) -> None:
        """The hours that are due by now, but not beyond the moment of the next picture."""
        now = time.monotonic()
        if self.shown > self.acknowledged and now - self.shown_at > SILENCE:
            self._pause()
            return
        speed, end = SPEEDS[self.clock.speed], self._end()
        picture = self.shown_at + 1 / PICTURES_A_SECOND
        while self.clock.next_hour <= time.monotonic() and self._hour() < end:
            hours = HOURS_A_DAY - self._hour() % HOURS_A_DAY if math.isinf(speed) else 1
            self._until(list(self.players.values()), self._hour() + hours)
            self.clock.next_hour = max(self.clock.next_hour + 1 / speed, now - LATEST)
            if time.monotonic() >= picture or not self._commands.empty():
                break
        self.dirty = True
        if self._hour() >= end:
            self._pause()

    def _until(self, players: list[Player], hour: int) -> None:
        """Play to an hour, every side in a thread of its own: the compiled hours leave the interpreter alone."""

        def play(player: Player) -> None:
            while player.hour < hour and not self.ending:
                player.step()

        list(self._pool.map(play, players))

    # Showing

    def _show_if_due(self) -> None:
        now = time.monotonic()
        free = self.shown <= self.acknowledged or (not self.playing and now - self.shown_at > 1)
        if self.dirty and self.eyes and free and now - self.shown_at >= 1 / PICTURES_A_SECOND:
            self._try(self._look)

    def _look(self) -> None:
        now = time.monotonic()
        closely = not self.playing or now - self.looked_at >= 1 / CLOSE_LOOKS_A_SECOND
        if closely:
            self.looked_at = now
        self.dirty = False
        pictures = {side: self.eyes[side].look(closely) for side in SIDES}
        self._tell(Snapshot(self._hour(), self.playing, self._hour() >= self._end(), self._next(), None, pictures))

    def _next(self) -> int:
        self.shown += 1
        return self.shown

    def _tell(self, snapshot: Snapshot) -> None:
        self.shown_at = time.monotonic()
        self.show(snapshot)
