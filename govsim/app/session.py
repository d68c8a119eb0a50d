"""One page in one browser: what it asks is done, what happens is sent to it. It knows nothing of Solara."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from govsim.app import campaigns, files, levers, link, messages
from govsim.app import choice as choices
from govsim.app.choice import EVERY, SIDES, Choice
from govsim.app.diary import diary
from govsim.app.further import MEASURES, Found, Further
from govsim.app.layout import layout
from govsim.app.runner import SPEEDS, Runner
from govsim.app.shelf import Shelf, uploaded
from govsim.app.snapshot import Snapshot
from govsim.errors import GovsimError, shown
from govsim.model.world.build import World
from govsim.rules.presence import HOURS_A_DAY
from govsim.words import LANGUAGES

SETTLED = 1.0
"""Seconds without a change after which further seeds are begun."""
UNASKED = 20_000
"""Citizens up to which further seeds are played without being asked for."""
MOST_SEEDS = 200


class Session:
    """The state of one page. `send` takes a message and its buffers, from any thread."""

    def __init__(self, shelf: Shelf, send: Callable[[dict[str, Any], list[bytes]], None], lang: str):
        self.shelf, self._send, self.lang = shelf, send, lang
        self.choice = shelf.choice()
        self.seeds, self.measure = self.choice.scenario.seeds, "followers"
        self.snapshot: Snapshot | None = None
        self.found: Found | None = None
        self.world: World | None = None
        self._met, self._asked = None, 0
        self.runner = Runner(self.choice, self._show, self._stay, self._meet)
        self.further = Further(self._hear, self.refuse)
        self._timer: threading.Timer | None = None

    # From the page

    def receive(self, message: dict[str, Any]) -> None:
        """Do what a message asks; what cannot be done is said in a sentence."""
        try:
            name = message.get("do")
            if name not in ASKED:
                raise GovsimError("page.fault.message", value=shown(name))
            ASKED[name](self, message)
        except GovsimError as error:
            self.refuse(error)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self.refuse(GovsimError("page.fault.message", value=shown(error)))

    def close(self) -> None:
        """The tab is closed: all threads end."""
        self.further.stop()
        self._asked += 1
        if self._timer:
            self._timer.cancel()
        self.runner.end()

    def hello(self, message: dict[str, Any]) -> None:
        """The page is there: it says its address, and gets everything."""
        self._speak(message)
        day = 0
        try:
            choice, day, seeds = link.restored(str(message.get("search", "")), self.shelf)
            choices.refuse_too_large(choice)
            self.choice, self.seeds = choice, seeds or choice.scenario.seeds
        except GovsimError as error:
            self.refuse(error)
        self._send(*messages.texts(self.lang))
        self._send_choice(setup=True, day=day)
        if self.runner.thread.ident is None:
            self.runner.choice = self.choice
            self.runner.start(day * HOURS_A_DAY)
        self._settle()

    def _speak(self, message: dict[str, Any]) -> None:
        if message.get("lang") in LANGUAGES:
            self.lang = message["lang"]

    def speak(self, message: dict[str, Any]) -> None:
        """Another language."""
        self._speak(message)
        self._send(*messages.texts(self.lang))
        self._send_choice(setup=True)
        self.runner.again()

    def seen(self, message: dict[str, Any]) -> None:
        """A picture has been drawn."""
        self.runner.seen(int(message["number"]))

    def play(self, _: dict[str, Any]) -> None:
        """Play on."""
        self.runner.play()

    def pause(self, _: dict[str, Any]) -> None:
        """Stop."""
        self.runner.pause()

    def one_day(self, _: dict[str, Any]) -> None:
        """One day on."""
        self.runner.one_day()

    def jump(self, message: dict[str, Any]) -> None:
        """To a day."""
        day = min(max(int(message["day"]), 0), self.choice.scenario.horizon.days)
        self.runner.to_day(day)
        self._send_choice(day=day)

    def speed(self, message: dict[str, Any]) -> None:
        """Another speed."""
        if message["speed"] not in SPEEDS:
            raise GovsimError("page.fault.message", value=shown(message["speed"]))
        self.runner.at_speed(message["speed"])

    def scenario(self, message: dict[str, Any]) -> None:
        """Another scenario of the shelf."""
        self._open(self.shelf.choice(str(message["name"])))

    def upload(self, message: dict[str, Any]) -> None:
        """A scenario of one's own; the bytes come as the first buffer."""
        self._open(uploaded(str(message["name"]), bytes(message["buffers"][0])))

    def _open(self, choice: Choice) -> None:
        self.seeds = choice.scenario.seeds
        self._choose(choice, 0, setup=True)

    def size(self, message: dict[str, Any]) -> None:
        """Another number of citizens."""
        self._choose(choices.with_size(self.choice, int(message["size"])), 0)
        self._send({"what": "note", "key": "page.begun_again"}, [])

    def seed(self, message: dict[str, Any]) -> None:
        """Another luck."""
        seed = int(message["seed"])
        if not 0 <= seed < 2**53:
            raise GovsimError("error.seed", value=seed)
        self._choose(replace(self.choice, seed=seed))

    def preset(self, message: dict[str, Any]) -> None:
        """A side begins anew as a strategy of the scenario."""
        self._choose(choices.with_preset(self.choice, self._side(message), str(message["key"])), setup=True)

    def lever(self, message: dict[str, Any]) -> None:
        """A lever is moved: from the start where nothing or all has been played, else from the next midnight."""
        name, account = str(message["lever"]), str(message.get("account", EVERY))
        day = 0 if message.get("since") == "start" else self._next_midnight()
        value = levers.typed(name, message["value"])
        path = levers.path_of(account, name)
        self._choose(choices.with_lever(self.choice, self._side(message), path, value, day))

    def campaign(self, message: dict[str, Any]) -> None:
        """A campaign is made, or one of the side's own is changed."""
        side, key = self._side(message), message.get("key")
        own = {one["key"] for one in choices.campaigns_of(self.choice.side(side).strategy)}
        key = key if key in own else campaigns.new_key(self.choice, side)
        self._choose(choices.with_campaign(self.choice, side, campaigns.typed(dict(message["campaign"]), key)))
        self._send({"what": "campaign", "side": side}, [])

    def no_campaign(self, message: dict[str, Any]) -> None:
        """A side gives up one of its own campaigns."""
        self._choose(choices.without_campaign(self.choice, self._side(message), str(message["key"])))

    def _next_midnight(self) -> int:
        hour = self.snapshot.hour if self.snapshot else 0
        return 0 if hour >= self.choice.scenario.horizon.days * HOURS_A_DAY else -(-hour // HOURS_A_DAY)

    @staticmethod
    def _side(message: dict[str, Any]) -> str:
        if message.get("side") not in SIDES:
            raise GovsimError("page.fault.message", value=shown(message.get("side")))
        return message["side"]

    def more_seeds(self, message: dict[str, Any]) -> None:
        """Play further seeds now, so many."""
        self.seeds = min(max(int(message["seeds"]), 2), MOST_SEEDS)
        self.found = None
        self._send_choice()
        self.further.begin(self.choice, self.seeds)

    def of(self, message: dict[str, Any]) -> None:
        """Of what the headline and the difference speak."""
        if message["measure"] in MEASURES:
            self.measure = message["measure"]
            self.runner.again()

    def citizen(self, message: dict[str, Any]) -> None:
        """The story of a citizen on a side."""
        side, citizen = self._side(message), int(message["citizen"])
        if self.world is None or self.snapshot is None or not 0 <= citizen < self.world.size:
            raise GovsimError("page.fault.message", value=citizen)
        self._asked += 1
        arguments = (self._asked, self.choice, side, self.world, citizen, self.snapshot.hour)
        threading.Thread(target=self._tell_story, args=arguments, name="govsim-diary", daemon=True).start()

    def _tell_story(self, mine: int, choice: Choice, side: str, world: World, citizen: int, hours: int) -> None:
        try:
            found = diary(choice, side, world, citizen, hours, lambda: mine == self._asked)
        except GovsimError as error:
            self.refuse(error)
            return
        if found:
            self._send(*messages.story(found, side))

    def download(self, message: dict[str, Any]) -> None:
        """The scenario as a file, or the days as a table."""
        if message["kind"] == "yaml":
            name, text = files.scenario_name(self.choice), choices.as_yaml(choices.scenario_of(self.choice))
        elif self.snapshot and self.snapshot.sides:
            name, text = f"{self.choice.scenario.name}-days.csv", files.days_csv(self.choice, self.snapshot)
        else:
            return
        self._send({"what": "file", "name": name, "text": text}, [])

    # To the page

    def refuse(self, error: GovsimError) -> None:
        """Say what cannot be done."""
        self._send({"what": "error", "text": error.message(self.lang)}, [])

    def _stay(self, error: GovsimError) -> None:
        """What was chosen cannot be played: the page stays with what is, or begins with what can be."""
        if not self.runner.players and self.choice != self.shelf.choice():
            self._choose(self.shelf.choice(), 0, setup=True)
        elif self.runner.players and self.choice is not self.runner.choice:
            self.choice = self.runner.choice
            self._send_choice(setup=True)
        self.refuse(error)

    def _choose(self, choice: Choice, hour: int | None = None, setup: bool = False) -> None:
        choices.refuse_too_large(choice)
        self.choice, self.found = choice, None
        self.further.stop()
        self._send_choice(setup, 0 if hour == 0 else None)
        self.runner.choose(choice, hour)
        self._settle()

    def _settle(self) -> None:
        """Begin further seeds once nothing has been changed for a while."""
        if self._timer:
            self._timer.cancel()
        size = self.choice.scenario.population.size
        if size and size <= UNASKED:
            self._timer = threading.Timer(SETTLED, self.further.begin, (self.choice, self.seeds))
            self._timer.daemon = True
            self._timer.start()

    def _send_choice(self, setup: bool = False, day: int | None = None) -> None:
        if setup:
            self._send(*messages.setup(self.choice, self.shelf, self.lang))
        if day is None:
            day = self.snapshot.hour // HOURS_A_DAY if self.snapshot else 0
        last = min(day, self.choice.scenario.horizon.days - 1)
        self._send(*messages.chosen(self.choice, self.shelf, self.lang, last, self.seeds))
        if self.found:
            self._send(*messages.interval(self.found))

    def _meet(self, world: World) -> None:
        """New citizens: the page learns where they stand."""
        if world is not self._met:
            self._met = self.world = world
            self._send(*messages.people(world, layout(world.friends, world.segment)))

    def _show(self, snapshot: Snapshot) -> None:
        if snapshot.replaying is None:
            self.snapshot = snapshot
        said = messages.headline(self.choice, snapshot, self.found, self.measure, self.lang)
        self._send(*messages.frame(snapshot, said, self.lang))

    def _hear(self, found: Found) -> None:
        self.found = found
        self._send(*messages.interval(found))
        self.runner.again()


ASKED: dict[str, Callable[[Session, dict[str, Any]], None]] = {
    "hello": Session.hello,
    "lang": Session.speak,
    "seen": Session.seen,
    "play": Session.play,
    "pause": Session.pause,
    "day": Session.one_day,
    "jump": Session.jump,
    "speed": Session.speed,
    "scenario": Session.scenario,
    "upload": Session.upload,
    "size": Session.size,
    "seed": Session.seed,
    "preset": Session.preset,
    "lever": Session.lever,
    "campaign": Session.campaign,
    "no campaign": Session.no_campaign,
    "seeds": Session.more_seeds,
    "measure": Session.of,
    "citizen": Session.citizen,
    "download": Session.download,
}
"""What a page may ask, by the word it uses."""
