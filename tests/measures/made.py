"""A finished run made by hand: its record is filled in by tests, nothing is simulated."""

import datetime
from types import SimpleNamespace

import numpy as np

from govsim.model.accounts.helpdesk import MESSAGE, Message
from govsim.model.accounts.newsroom import Article
from govsim.model.record import Record
from govsim.scenario.strategies import regimes
from tests.examples import small

NEVER = -1
HALL, TOWN = 0, 1
YOUNG, OLD = 0, 1


class Made:
    """What the measures look at of a run of the small scenario: citizens 0 to 2 are young, 3 and 4 old."""

    def __init__(self, scenario=None, strategy="today", segment=(YOUNG, YOUNG, YOUNG, OLD, OLD), rumours=0):
        scenario = scenario or small()
        self.timeline = regimes(scenario, strategy)
        self.days = scenario.horizon.days
        self.keys = ["hall", "town"]
        self.topics = [topic.key for topic in scenario.topics]
        self.segments = ["young", "old"]
        self.world = SimpleNamespace(segment=np.array(segment))
        self.sizes = np.bincount(segment, minlength=2)
        self.record = Record(self.days, 2, 2, rumours)
        self.record.trust[:] = 0.5
        self.last_read = np.full(len(segment), NEVER)
        self.crowd = SimpleNamespace(last_read=lambda: self.last_read)
        start = scenario.horizon.start
        self.newsroom = SimpleNamespace(articles=[], date=lambda day: start + datetime.timedelta(days=day))
        self.helpdesk = SimpleNamespace(messages=[])
        self.outreach = SimpleNamespace(rumours=[])

    def count(self, what, hour, young=0, old=0, account=TOWN):
        """Something that was counted in an hour."""
        self.record.by_hour[hour, account, :, what] += [young, old]

    def people(self, what, hour, young=0, old=0):
        """Needs that arose in an hour, and what became of them."""
        self.record.people[hour, :, what] += [young, old]

    def publish(self, hour, account=TOWN, position=1, error=False):
        """An article; gives its number."""
        number = len(self.newsroom.articles)
        found = Article(
            index=number, account=account, hour=hour, position=position, place=0, item=number, topic=0, original=True,
            local=False, interactive=False, story=7, appeal=0.5, error=error,
        )  # fmt: skip
        self.newsroom.articles.append(found)
        self.record.make_room(number + 1)
        return number

    def got(self, article, what, young=0, old=0):
        """What was counted of an article until the run ended."""
        self.record.by_article[article, :, what] += [young, old]

    def write(self, hour, citizen, wait=None, kind=MESSAGE, auto=False, account=HALL):
        """A message of the first minute of an hour, which staff answered after `wait` minutes (None: never)."""
        answered = None if wait is None else hour * 60 + wait
        message = Message(
            number=len(self.helpdesk.messages), kind=kind, citizen=citizen, account=account, topic=1, hour=hour,
            minute=hour * 60.0, tie=0.5, usefulness_draw=0.5, service_minutes=10.0, auto=auto, answered=answered,
        )  # fmt: skip
        self.helpdesk.messages.append(message)

    def followers(self, days, young, old):
        """Followers of both accounts, (hall, town) each, at the end of some days."""
        self.record.followers[days, :, YOUNG], self.record.followers[days, :, OLD] = young, old
