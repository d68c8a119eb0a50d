"""The crowd of arrays: the same citizens as columns and compiled loops, for up to tens of millions of them.

It does what the crowd of agents does, count by count (`tests/model/test_two_crowds.py`), and only touches citizens who
have something to look at: those who follow an account, hold something that friends shared, or wait for an answer.
Ranges of citizens may be worked on by several threads; no result depends on how many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from govsim.model import day as plan
from govsim.model.accounts.helpdesk import AUTO, COMMENT, MESSAGE, STAFF, Answer, Message
from govsim.model.accounts.newsroom import Article, Push
from govsim.model.accounts.outreach import Reach
from govsim.model.arrays import citizen
from govsim.model.arrays import tables as columns
from govsim.model.arrays.in_transit import Post
from govsim.model.arrays.ledger import COMMENTS, FOUND, HEARSAYS, PASSED_ON, READS, SHARES, WRITTEN, book
from govsim.model.arrays.ledger import SERVED as EXPERIENCES
from govsim.model.arrays.numba_extras import addresses, blank
from govsim.model.arrays.tables import BITS, Columns
from govsim.model.record import READ, SERVED, SHARED, Count
from govsim.model.world import build as world
from govsim.rules.presence import HOURS_A_DAY

if TYPE_CHECKING:
    from govsim.model.model import GovSimModel
    from govsim.scenario.schema import Scenario

T = TypeVar("T")
ROOM = 4096
"""Rows that ledgers, inboxes and letters begin with; they double when they are full."""
EVENTS_A_CONTACT = 1
"""Most events of a contact with a campaign: a new follower."""


@dataclass
class Part:
    """A range of citizens that one thread works on.

    Its columns, `at` which addresses they are, where it stands `now`, and its needs of the day.
    """

    begin: int
    end: int
    columns: Columns
    at: np.ndarray = field(init=False)
    now: np.void = field(init=False)
    needs: plan.ByHour = field(init=False)

    def __post_init__(self):
        self.put()
        self.now = self.columns.now[0]

    def put(self, **tables: np.ndarray) -> None:
        """Other tables in place of some."""
        self.columns = self.columns._replace(**tables)
        self.at = addresses(self.columns)

    @property
    def range(self) -> tuple[int, int]:
        """Where the range begins and ends."""
        return self.begin, self.end

    @property
    def events(self) -> np.ndarray:
        """What has happened in this hour: EVENT[n]."""
        return self.columns.ledger[: self.now["filled"]]

    def have_room(self, events: int) -> None:
        """Have a ledger with room for `events` more."""
        self._have("ledger", int(self.now["filled"]) + events)

    def have_more_room(self) -> None:
        """Have a ledger twice as long."""
        self.put(ledger=grown(self.columns.ledger, 2 * len(self.columns.ledger)))

    def have_room_for_shares(self, receivers: int) -> None:
        """Have an inbox with room for what so many receive."""
        self._have("inbox", int(self.now["used"]) + receivers)

    def _have(self, table: str, wanted: int) -> None:
        rows = getattr(self.columns, table)
        if wanted > len(rows):
            self.put(**{table: grown(rows, max(wanted, 2 * len(rows)))})


def grown(rows: np.ndarray, length: int) -> np.ndarray:
    """The rows, with room for `length` of them."""
    larger = blank(length, rows.dtype)
    larger[: len(rows)] = rows
    return larger


class ArrayCrowd:
    """All citizens of a model as columns, with the methods of `crowd_agents.AgentCrowd`."""

    def __init__(self, model: GovSimModel, population: world.World, threads: int):
        self.model, self.world = model, population
        self.mail, self.hearsay = Post(columns.ANSWER), Post(columns.HEARSAY)
        self.known_articles = self.first_alive = 0
        self.described: Scenario | None = None
        self.shared = self._shared_columns()
        self.parts = [Part(begin, end, self._own_columns()) for begin, end in _ranges(population.size, threads)]
        self._start()
        self.threads = ThreadPoolExecutor(len(self.parts)) if len(self.parts) > 1 else None

    # Columns

    def _shared_columns(self) -> dict[str, np.ndarray]:
        model, people = self.model, self.world
        size, accounts, topics = people.size, len(model.keys), len(model.topics)
        b = np.array([model.b], columns.BEHAVIOUR)
        slots = columns.slots_needed(model.timeline, model.b)
        return {
            "b": b,
            "state": self._citizens(b),
            "follows": self._nobody_follows(size, accounts),
            "read": blank((size, slots // BITS), np.uint64),
            "beliefs": blank((size, len(model.rumour_items)), columns.BELIEF),
            "present": np.zeros((columns.SIGNS, size // BITS + 1), np.uint64),
            "traits": self._traits(),
            "interests": self._interests(),
            "offsets": people.friends.offsets,
            "friends": people.friends.friends,
            "topics": self._topics(),
            "subjects": np.zeros((accounts, topics), np.uint8),
            "accounts": np.zeros(accounts, columns.ACCOUNT),
            "rumours": self._rumours(),
            "articles": np.zeros(slots, columns.ARTICLE),
            "same_story": np.zeros((slots, slots // BITS), np.uint64),
            "pushes": np.zeros(slots, columns.PUSH),
            "letters": np.zeros(ROOM, columns.LETTER),
        }

    def _own_columns(self) -> Columns:
        return Columns(
            **self.shared,
            now=np.zeros(1, columns.NOW),
            ledger=np.zeros(ROOM, columns.EVENT),
            inbox=np.zeros(ROOM, columns.SHARED),
            here=np.zeros(columns.TOGETHER, np.int32),
            signs=np.zeros((columns.TOGETHER, 3), np.uint8),
            lucks=np.zeros((2, columns.TOGETHER)),
            pulls=np.zeros((3, len(self.shared["articles"]))),
            pushed=np.zeros(len(self.model.keys), np.uint8),
            chosen=np.zeros(int(self.model.b.chat_recipients), columns.CHOSEN),
        )

    def _start(self) -> None:
        """Before the first hour nothing has been published, shared or done."""
        for part in self.parts:
            part.now["seed"], part.now["next"] = self.model.seed, part.begin
            part.now["newest_push"] = part.now["free"] = columns.NOBODY

    def _traits(self) -> np.ndarray:
        people = self.world
        traits = blank(people.size, columns.TRAITS)
        traits["sessions_per_day"], traits["skill"] = people.sessions_per_day, people.digital_skill
        traits["connectivity"], traits["sociability"] = people.connectivity, people.sociability
        return traits

    def _interests(self) -> np.ndarray:
        """A copy in large pages: a world that is mapped from a file lies in small ones, which cost time to find."""
        interests = blank(self.world.interests.shape, np.float64)
        interests[:] = self.world.interests
        return interests

    def _topics(self) -> np.ndarray:
        topics = np.ones(len(self.model.topics), columns.TOPIC)
        topics["order"] = self.model.topic_order
        return topics

    def _citizens(self, b: np.ndarray) -> np.ndarray:
        state = blank(self.world.size, columns.CITIZEN)
        state["trust"] = state["baseline"] = self.world.baseline_trust
        state["segment"] = self.world.segment
        state["last_read"] = state["inbox"] = columns.NOBODY
        state["message"] = columns.NO_MESSAGE
        citizen.crowd_together(state, b, self.world.friends.offsets)
        return state

    @staticmethod
    def _nobody_follows(size: int, accounts: int) -> np.ndarray:
        follows = blank((size, accounts), columns.FOLLOW)
        follows["habit"], follows["since"] = np.nan, columns.NEVER
        return follows

    def _rumours(self) -> np.ndarray:
        rumours = np.zeros(len(self.model.rumour_items), columns.RUMOUR)
        rumours["item"] = self.model.rumour_items
        rumours["plausibility"] = [event.plausibility for event in self.model.outreach.rumours]
        return rumours

    def _replace(self, **tables: np.ndarray) -> None:
        """Other tables in place of shared ones, for all parts."""
        self.shared |= tables
        for part in self.parts:
            part.put(**tables)

    def _on_parts(self, work: Callable[[Part], T]) -> list[T]:
        """Do something with every part, each in a thread of its own; gives what came of it."""
        if self.threads is None:
            return [work(self.parts[0])]
        return list(self.threads.map(work, self.parts))

    # The day

    def begin_day(self, day: int, reaches: list[Reach]) -> None:
        """Plan the day: sessions of those awake, needs, contacts; let go of articles whose life is over."""
        self._tell_time()
        self._describe_accounts()
        self._forget_articles()
        self._show_pushes()
        factors = self.model.outreach.need_factors(day)

        def begin(part: Part) -> None:
            citizen.begin_day(part.at, *part.range)
            part.needs = plan.needs(self.model.seed, day, part.range, factors, self.model.b)

        self._on_parts(begin)
        self.contacts_today = [(self._reach(reach), self._contacts(day, reach)) for reach in reaches]

    def _tell_time(self) -> None:
        hour = self.model.hour
        for part in self.parts:
            part.now["hour"], part.now["day"] = hour, hour // HOURS_A_DAY

    def _describe_accounts(self) -> None:
        """What citizens meet of each account today, where that is not what they met yesterday."""
        model, accounts = self.model, self.shared["accounts"]
        if self.described is model.now:
            return
        self.described = model.now
        accounts["item"] = model.items
        for number, practice in model.practice.items():
            accounts[number]["service_level"] = practice.service_level
            accounts[number]["service_friction"] = practice.service_friction
        subjects = self.shared["subjects"]
        subjects[:] = 0
        for topic, serving in enumerate(model.serving):
            subjects[serving, topic] |= columns.SERVES
        for account, topics in model.topics_of.items():
            subjects[account, topics] |= columns.ABOUT

    def _contacts(self, day: int, reach: Reach) -> list[plan.ByHour]:
        chances = [reach.chances[slice(*part.range)] for part in self.parts]
        return [
            plan.contacts(self.model.seed, day, reach.item, part.range, chance)
            for part, chance in zip(self.parts, chances, strict=True)
        ]

    def _reach(self, reach: Reach) -> np.ndarray:
        number = self.model.number
        via = number[reach.via] if reach.via else columns.NOBODY
        one = (reach.item, reach.base, reach.habit, number[reach.account], via, reach.mandate)
        return np.array([one], columns.REACH)

    def _wake(self, citizens: np.ndarray) -> None:
        """Something is on the way to citizens, who are ascending."""
        if len(citizens):
            self._on_parts(lambda part: citizen.wake_all(part.at, citizens[_of_part(citizens, part)]))

    # The hour

    def meet_campaigns(self, hour_of_day: int) -> None:
        """Campaign contacts of the hour."""
        self._tell_time()
        if self.model.outreach.emergencies or hour_of_day == 0:
            self._describe_topics()
        for reach, contacts in self.contacts_today:
            self._to_those_of(contacts, hour_of_day, lambda part, met, one=reach: self._meet(part, met, one))

    def _describe_topics(self) -> None:
        """What events make of interests and needs in this hour."""
        topics, factors = self.shared["topics"], self.model.interest_factors
        topics["factor"] = 1.0 if factors is None else factors
        topics["share"] = self.model.need_shares

    def _to_those_of(
        self, plans: list[plan.ByHour], hour_of_day: int, work: Callable[[Part, np.ndarray], None]
    ) -> None:
        for part, planned in zip(self.parts, plans, strict=True):
            if len(citizens := planned.at(hour_of_day)):
                part.have_room(EVENTS_A_CONTACT * len(citizens))
                work(part, citizens)

    def _meet(self, part: Part, met: np.ndarray, reach: np.ndarray) -> None:
        citizen.meet_campaign(part.at, met, reach)

    def have_needs(self) -> None:
        """Needs of the hour, as far as they have not been had; messages are sent."""
        if self.model.outreach.outages:
            out = [self.model.outreach.is_out(key, self.model.hour) for key in self.model.keys]
            self.shared["accounts"]["out"] = out
        for part in self.parts:
            while not citizen.have_needs(part.at, *part.needs):
                part.have_more_room()
            self._send(part)

    def _send(self, part: Part) -> None:
        """Messages of the hour that has come go to the helpdesk, and get numbers."""
        if part.now["news"]:
            part.now["news"] = 0
            written = part.events[part.events["what"] == WRITTEN]
            for event in written[written["hour"] == part.now["hour"]]:
                self._send_one(int(event["citizen"]), int(event["account"]), int(event["other"]), int(event["hour"]))

    def _send_one(self, sender: int, account: int, topic: int, hour: int) -> None:
        number = self.model.helpdesk.write(sender, account, topic, hour, self.model.items[account]).number
        if number >= len(self.shared["letters"]):
            self._replace(letters=grown(self.shared["letters"], 2 * number))
        self.shared["letters"][number] = (hour, account, False, False)
        self.shared["state"]["message"][sender] = number

    def deliver(self, answers: list[Answer]) -> None:
        """Put answers where their citizens will find them, and see which messages the machine has answered."""
        comments = [answer.message for answer in answers if answer.message.kind == COMMENT]
        for comment in comments:
            self._show_answered(comment.article)
        if len(answers) > len(comments):
            rows = [self._answer(answer) for answer in answers if answer.message.kind != COMMENT]
            self.mail.add(np.array(rows, columns.ANSWER))

    def _show_answered(self, number: int) -> None:
        article = self.model.newsroom.articles[number]
        row = self.shared["articles"][number % len(self.shared["articles"])]
        if row["index"] == number:
            row["answered"] = article.answered

    def _answer(self, answer: Answer) -> tuple:
        message, by_staff = answer.message, answer.by == STAFF
        if answer.by == AUTO:
            letter = self.shared["letters"][message.number]
            letter["auto"], letter["settled"] = True, message.settled
        return message.citizen, message.minute, message.tie, by_staff, message.number, answer.value, answer.hour

    def have_sessions(self, until: int) -> int:
        """Sessions of this hour, and of those after it up to `until` for as long as nobody but citizens acts.

        Then what citizens did is booked. Gives the last hour that has passed; needs of the next one may have been had.
        """
        hour, present = self.model.hour, self.shared["present"]
        mail, hearsay = self.mail.take(hour, present), self.hearsay.take(hour, present)
        reached = self._play(self._next_meeting(until), mail, hearsay)
        for part in self.parts:
            self._send(part)
            self._book(part)
        if len(sent := self.mail.rows["citizen"][self.mail.rows["hour"] == hour]):
            self._wake(np.unique(sent))
        return reached - 1

    def _next_meeting(self, until: int) -> int:
        """The hour at which citizens next meet a campaign, an answer or a rumour, or threads one another."""
        hour, present = self.model.hour, self.shared["present"]
        if len(self.parts) > 1:
            return hour + 1
        midnight = hour - hour % HOURS_A_DAY
        campaigns = [midnight + contacts[0].next_hour(hour % HOURS_A_DAY) for _, contacts in self.contacts_today]
        posts = [post.next_taken(hour, until, present) for post in (self.mail, self.hearsay)]
        return min([until, *campaigns, *posts])

    def _play(self, until: int, mail: np.ndarray, hearsay: np.ndarray) -> int:
        """Pass hours up to `until`, or to where others than friends have to hear of something; gives where that is."""
        reached = self.model.hour
        for part in self.parts:
            part.now["mail"] = part.now["heard"] = 0
        while reached < until and not any(part.now["news"] for part in self.parts):
            reached = min(self._on_parts(lambda part: _pass_hours(part, until, mail, hearsay)))
            self._pass_on()
        return reached

    def _book(self, part: Part) -> None:
        """Book a part's events in the record; the ledger is empty again."""
        events, model, record = part.events, self.model, self.model.record
        if len(events) == 0:
            return
        reads, shares, served = (np.empty(len(events), kind) for kind in (READ, SHARED, SERVED))
        found = np.zeros(len(FOUND), np.int64)
        book(
            events, self.shared["state"], record.by_hour, record.by_article, record.people, model.followers,
            record.believers, reads, shares, served, found,
        )  # fmt: skip
        record.reads.extend(reads[: found[READS]].copy())
        record.shares.extend(shares[: found[SHARES]].copy())
        record.served.extend(served[: found[EXPERIENCES]].copy())
        if found[COMMENTS]:
            self._comment(events)
        if found[HEARSAYS]:
            self._spread(events)
        part.now["filled"] = 0

    def _comment(self, events: np.ndarray) -> None:
        for event in events[events["what"] == Count.COMMENT]:
            article = self.model.newsroom.articles[event["article"]]
            self.model.helpdesk.comment(
                int(event["citizen"]), article.account, article.topic, int(event["hour"]), article.item, article.index
            )

    def _spread(self, events: np.ndarray) -> None:
        """Rumours passed on go to all friends."""
        rows = np.concatenate([self._hearsay(event) for event in events[events["what"] == PASSED_ON]])
        self.hearsay.add(rows)
        self._wake(np.unique(rows["citizen"]))

    def _hearsay(self, event: np.void) -> np.ndarray:
        friends = self.world.friends.friends_of(event["citizen"])
        rows = np.zeros(len(friends), columns.HEARSAY)
        rows["citizen"], rows["hour"] = friends, event["hour"]
        rows["sharer"], rows["rumour"] = event["citizen"], event["other"]
        return rows

    def _pass_on(self) -> None:
        """Friends receive what was shared in the last hour."""
        receivers = sum(int(part.now["receivers"]) for part in self.parts)
        if receivers:
            self._on_parts(lambda part: self._receive(part, receivers))
        for part in self.parts:
            part.now["receivers"] = 0

    def _receive(self, part: Part, receivers: int) -> None:
        part.have_room_for_shares(receivers)
        for sharing in self.parts:
            citizen.hear_of_shares(part.at, sharing.events, *part.range)

    # Articles

    def _show_pushes(self) -> None:
        """Bring the tables of articles and pushes up to date with the newsroom."""
        newsroom = self.model.newsroom
        for article in newsroom.articles[self.known_articles :]:
            self._show_article(article)
        self.known_articles = len(newsroom.articles)
        self.shared["pushes"][: len(newsroom.live)] = [_row(push) for push in newsroom.live]
        for part in self.parts:
            part.now["live"] = len(newsroom.live)

    def _show_article(self, article: Article) -> None:
        articles, stories = self.shared["articles"], self.shared["same_story"]
        slot = article.index % len(articles)
        articles[slot] = tuple(getattr(article, name) for name in articles.dtype.names)
        stories[slot] = 0
        for other in _of_the_same_day(self.model.newsroom.articles, article.index):
            if other.story == article.story:
                _set_bit(stories[slot], other.index % len(articles))
                _set_bit(stories[other.index % len(articles)], slot)

    def _forget_articles(self) -> None:
        """Free the slots of each day whose last article is over."""
        published, oldest = self.model.newsroom.articles, self.model.hour - self.model.b.article_life
        begin = end = self.first_alive
        while end < len(published) and _last_of_day(published, end).hour <= oldest:
            end = _last_of_day(published, end).index + 1
        if end > begin:
            self._forget(begin, end)

    def _forget(self, begin: int, end: int) -> None:
        articles = self.shared["articles"]
        over = np.zeros(self.shared["read"].shape[1], np.uint64)
        for index in range(begin, end):
            _set_bit(over, index % len(articles))
        self._on_parts(lambda part: citizen.forget(part.at, *part.range, over))
        self.first_alive = end

    def receivers(self, push: Push) -> np.ndarray:
        """How many followers of each segment a push reaches: int64[segments]."""
        self._show_pushes()
        counts = self.model.followers[push.account].copy()
        if push.targeting > 0:
            place = next(i for i, live in enumerate(self.model.live) if live is push)
            for part in self.parts:
                citizen.count_skipped(part.at, *part.range, place, counts)
        return counts

    # Accounts and shocks

    def open_account(self, account: int, followers: world.Followers) -> None:
        """An account opens with followers."""
        self._tell_time()
        for part in self.parts:
            of_part = _of_part(followers.citizens, part)
            citizen.open_account(
                part.at, account, followers.citizens[of_part], followers.habits[of_part], self.model.followers[account]
            )

    def close_account(self, account: int, heir: int | None) -> None:
        """An account closes; its followers, with their habits, pass to the heir if there is one."""
        follows, state = self.shared["follows"], self.shared["state"]
        had = np.flatnonzero(follows[:, account]["since"] != columns.NEVER)
        state["follows"][had] -= 1
        self.model.followers[account] = 0
        if heir is not None:
            moving = had[follows[had, heir]["since"] == columns.NEVER]
            follows[moving, heir] = follows[moving, account]
            state["follows"][moving] += 1
            self.model.followers[heir] += np.bincount(state["segment"][moving], minlength=len(self.model.segments))
            self._readdress(self.model.helpdesk.queues[heir])
        follows[:, account] = self._nobody_follows(1, 1)[0, 0]

    def _readdress(self, queue: list[Message]) -> None:
        """Messages that wait for an answer are to the account in whose queue they stand."""
        for message in queue:
            if message.kind == MESSAGE:
                self.shared["letters"]["account"][message.number] = message.account

    def start_rumour(self, number: int, chance: float) -> None:
        """Each citizen is among the first believers with `chance`."""
        self._tell_time()
        for part in self.parts:
            for begin in range(part.begin, part.end, ROOM):
                part.have_room(2 * ROOM)
                citizen.start_rumour(part.at, begin, min(begin + ROOM, part.end), number, chance)

    def leak(self, account: int) -> None:
        """Data of the account's followers leak."""
        self._tell_time()
        self._on_parts(lambda part: citizen.leak(part.at, *part.range, account))

    # Measures

    def trust(self, hour: int) -> np.ndarray:
        """Trust of every citizen in an hour: float64[size]."""
        column = np.empty(self.world.size)
        self._on_parts(lambda part: citizen.trusts(part.at, *part.range, hour, column))
        return column

    def habits(self) -> np.ndarray:
        """Habit of every citizen with every account, NaN for those who do not follow: float64[size, accounts]."""
        return self.shared["follows"]["habit"]

    def last_read(self) -> np.ndarray:
        """Hour of every citizen's last reading, −1 for none: int64[size]."""
        return self.shared["state"]["last_read"].astype(np.int64)


def _ranges(size: int, parts: int) -> list[tuple[int, int]]:
    """`parts` ranges of about the same size (fewer if citizens are few), none of which splits a block."""
    blocks = -(-size // BITS)
    cuts = np.unique(np.linspace(0, blocks, min(parts, max(blocks, 1)) + 1).astype(int)) * BITS
    return [(int(begin), int(min(end, size))) for begin, end in pairwise(cuts)]


def _of_part(citizens: np.ndarray, part: Part) -> slice:
    """Where the citizens of a part stand in an ascending array."""
    return slice(*np.searchsorted(citizens, part.range))


def _for_part(post: np.ndarray, part: Part) -> np.ndarray:
    """Those of some rows by citizen that are for a part."""
    return post[_of_part(post["citizen"], part)] if len(post) else post


def _pass_hours(part: Part, until: int, mail: np.ndarray, hearsay: np.ndarray) -> int:
    """Hours of a part, with more room for events whenever it is needed; gives the hour reached."""
    posts = _for_part(mail, part), _for_part(hearsay, part)
    while True:
        reached = citizen.pass_hours(part.at, *part.range, until, *part.needs, *posts)
        if not part.now["full"]:
            return reached
        part.have_more_room()


def _of_the_same_day(articles: list[Article], index: int) -> Iterator[Article]:
    """The article with number `index` and those before it on its day: only they can share its story."""
    day = articles[index].hour // HOURS_A_DAY
    while index >= 0 and articles[index].hour // HOURS_A_DAY == day:
        yield articles[index]
        index -= 1


def _last_of_day(articles: list[Article], index: int) -> Article:
    """The last article published on the day of the one with number `index`."""
    day = articles[index].hour // HOURS_A_DAY
    while index + 1 < len(articles) and articles[index + 1].hour // HOURS_A_DAY == day:
        index += 1
    return articles[index]


def _row(push: Push) -> tuple:
    concerned = sum(1 << segment for segment, kept in enumerate(push.concerned) if kept)
    first, count = push.articles[0].index, len(push.articles)
    return push.item, push.targeting, concerned, push.account, push.hour, first, count, push.service


def _set_bit(words: np.ndarray, bit: int) -> None:
    words[bit // BITS] |= np.uint64(1 << (bit % BITS))
