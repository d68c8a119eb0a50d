"""A citizen as a mesa.Agent: what happens in its hour, in the order of the numbered list in `govsim.rules`."""

from __future__ import annotations

from dataclasses import dataclass, field

import mesa

from govsim.errors import GovsimError
from govsim.model.accounts.helpdesk import STAFF, Answer, Message
from govsim.model.accounts.newsroom import Article, Push
from govsim.model.accounts.outreach import Reach
from govsim.model.crowd import Host
from govsim.model.record import Count, People, Service
from govsim.rules import following, presence, reading, rumour, service, sharing, trust
from govsim.rules.chance import Stream, pair, uniform
from govsim.rules.shape import clamped

BEFORE_THE_START = -1
"""Hour of the last reading of someone who has read nothing."""
NOBODY = -1


@dataclass(slots=True, kw_only=True)
class Follow:
    """What ties a citizen to a followed account; `fatigue` as it was in hour `fatigue_hour`."""

    habit: float
    since: int
    fatigue: float = 0.0
    fatigue_hour: int = 0


@dataclass(slots=True)
class Shared:
    """An article that friends shared: (hour, sharer, by chat) of each of them."""

    article: Article
    shares: list[tuple[int, int, bool]] = field(default_factory=list)


class Citizen(mesa.Agent):
    """One citizen. Override a method to change one behaviour; draws go through `draw` and nothing else.

    Traits: index, segment, interests (per topic), skill, connectivity, sociability, baseline (trust), friends.
    State: follows (account → Follow; `unfollowed`: those that ended), trust, fatigue, last_session, read and stories,
    mailbox, message, beliefs.
    """

    model: Host

    def __init__(self, model: Host, index: int, traits: dict):
        super().__init__(model)
        self.index = index
        self.segment: int = traits["segment"]
        self.interests: list[float] = traits["interests"]
        self.skill: float = traits["skill"]
        self.connectivity: float = traits["connectivity"]
        self.sociability: float = traits["sociability"]
        self.baseline: float = traits["baseline"]
        self.friends: list[int] = traits["friends"]

        self.follows: dict[int, Follow] = {}
        self.unfollowed: dict[int, Follow] = {}
        self.trust, self.trust_hour = self.baseline, 0
        self.fatigue, self.fatigue_hour = 0.0, 0
        self.last_session = 0
        self.last_read = BEFORE_THE_START
        self.read: set[int] = set()
        self.stories: set[int] = set()
        self.shared: dict[int, Shared] = {}
        self.mailbox: list[Answer] = []
        self.message: Message | None = None
        self.heard: list[tuple[int, int, int]] = []
        self.beliefs: dict[int, float] = {}
        self.ever_believed: set[int] = set()
        self.immune: set[int] = set()

    def remove(self) -> None:
        """Refused: who is in the world stays in it."""
        raise GovsimError("error.remove_citizen", citizen=self.index)

    # Chance and state

    def draw(self, stream: Stream, item: int = 0) -> float:
        """The citizen's number in 0–1 for one decision in this hour about the thing `item`."""
        return uniform(self.model.seed, self.index, self.model.hour, item, stream.value)

    def interest(self, topic: int) -> float:
        """Interest in a topic now, with the factors of events."""
        factors = self.model.interest_factors
        return self.interests[topic] if factors is None else clamped(self.interests[topic] * factors[topic])

    def trust_at(self, hour: int) -> float:
        """Trust in an hour, without storing it."""
        return trust.remembered(self.trust, self.baseline, hour - self.trust_hour, self.model.b)

    def trust_now(self) -> float:
        """Trust in this hour, kept: for the citizen's own events."""
        if self.trust_hour != self.model.hour:
            self.trust = self.trust_at(self.model.hour)
            self.trust_hour = self.model.hour
        return self.trust

    # 1. Campaigns

    def meet_campaign(self, reach: Reach) -> None:
        """A campaign reaches the citizen, who may follow its account."""
        model, account = self.model, self.model.number[reach.account]
        if account in self.follows or (reach.via and self.model.number[reach.via] not in self.follows):
            return
        now = self.trust_now()
        about = model.topics_of[account]
        interest = sum(self.interest(topic) for topic in about) / len(about)
        if self.draw(Stream.FOLLOW_CAMPAIGN, reach.item) < following.follow_campaign(
            reach.base, interest, now, model.b
        ):
            self.follow(account, reach.habit)
            model.record.count(Count.NEW_CAMPAIGN, model.hour, account, self.segment)
            if reach.mandate:
                self.trust = trust.after_mandate(now, model.b)

    # 2. Needs

    def have_need(self) -> None:
        """A need arises: the menu of an account, followed or found; failing that a message or the counter."""
        model = self.model
        model.record.people[model.hour, self.segment, People.NEED] += 1
        topic = model.topic_order[presence.place(self.draw(Stream.NEED_TOPIC), model.need_shares)]
        account = self.followed_serving(topic)
        found = account is None and self.draw(Stream.SEARCH) < service.search(self.skill, model.b)
        if found:
            account = next(iter(model.serving[topic]), None)
        if account is None:
            self.go_to_counter()
        elif self.try_menu(account):
            self.follow_if_found(account, found)
        else:
            self.write_or_go(account, topic)

    def followed_serving(self, topic: int) -> int | None:
        """The followed account that serves the topic and has the highest habit, then the first key."""
        followed = [account for account in self.model.serving[topic] if account in self.follows]
        return max(followed, key=lambda account: (self.follows[account].habit, -account), default=None)

    def try_menu(self, account: int) -> bool:
        """Whether the menu meets the need; either way the citizen learns what to expect."""
        model = self.model
        practice = model.practice[account]
        chance = service.menu(practice.service_level, practice.service_friction, self.skill, self.connectivity)
        works = not model.outreach.is_out(model.keys[account], model.hour)
        met = works and self.draw(Stream.MENU, model.items[account]) < chance
        model.record.people[model.hour, self.segment, People.MENU_MET] += met
        self.be_served(account, service.MET if met else service.failure(model.b), Service.MENU)
        return met

    def follow_if_found(self, account: int, found: bool) -> None:
        """Someone whose need was met through a found account may follow it."""
        model = self.model
        if found and self.draw(Stream.FOLLOW_SEARCH, model.items[account]) < following.follow_search(model.b):
            self.follow(account, model.b.search_habit)
            model.record.count(Count.NEW_SEARCH, model.hour, account, self.segment)

    def write_or_go(self, account: int, topic: int) -> None:
        """After the menu failed: a message, unless one is still open, or the counter."""
        model = self.model
        habit = self.follows[account].habit if account in self.follows else 0.0
        writes = self.draw(Stream.WRITE, model.items[account]) < service.write(self.trust_now(), habit, model.b)
        if writes and self.message is None:
            self.message = model.helpdesk.write(self.index, account, topic, model.hour, model.items[account])
        else:
            self.go_to_counter()

    def go_to_counter(self) -> None:
        """The need is taken to an office."""
        self.model.record.people[self.model.hour, self.segment, People.COUNTER] += 1

    def be_served(self, account: int, value: float, kind: Service) -> None:
        """An answer, a service or silence of some value moves trust, and the follower's habit."""
        model = self.model
        self.trust = trust.after_service(self.trust_now(), value, model.b)
        if account in self.follows:
            self.follows[account].habit = reading.habit_after(self.follows[account].habit, value, model.b)
        model.record.served.append(model.hour, self.index, account, kind.value, value)

    # 3. A session

    def session(self) -> None:
        """Answers, the push feed, what friends shared, rumours, and whether to go on following."""
        self.hear_answers()
        pushed = self.look_through_pushes()
        if self.shared:
            self.look_through_shared()
        if self.heard:
            self.hear_rumours()
        for account in pushed:
            self.reconsider(account)
        self.last_session = self.model.hour

    def hear_answers(self) -> None:
        """Answers that have come, by message; then silence, where someone has waited too long."""
        model = self.model
        if self.mailbox:
            come = [answer for answer in self.mailbox if answer.hour < model.hour]
            self.mailbox = [answer for answer in self.mailbox if answer.hour >= model.hour]
            for answer in sorted(come, key=lambda answer: (answer.message.identity, answer.by)):
                self.hear_answer(answer)
        if self.message and service.gives_up(model.hour - self.message.hour, model.b):
            if not self.message.auto:
                self.be_served(self.message.account, service.SILENCE, Service.SILENCE)
            self.message = None

    def hear_answer(self, answer: Answer) -> None:
        """One answer: its value counts, and the message is no longer open once nobody else will answer."""
        by_staff = answer.by == STAFF
        kind = Service.ANSWER_STAFF if by_staff else Service.ANSWER_AUTO
        self.be_served(answer.message.account, answer.value, kind)
        if answer.message is self.message and (by_staff or answer.message.settled):
            self.message = None

    def look_through_pushes(self) -> list[int]:
        """Pushes of followed accounts, new or met again; gives the accounts that pushed something new."""
        pushed, luck = [], self.draw(Stream.LOOK_BACK_PUSH)
        for push in self.model.live:
            follow = self.follows.get(push.account)
            if follow is None or not follow.since < push.hour < self.model.hour or self.is_skipped(push):
                continue
            if push.hour >= self.last_session:
                self.meet_push(push, follow)
                pushed.append(push.account)
            elif luck < reading.meet_again(self.model.hour - push.hour, self.model.b):
                self.look_back(push)
        return sorted(set(pushed))

    def is_skipped(self, push: Push) -> bool:
        """Targeting: followers outside the segments concerned are skipped with some chance."""
        if push.targeting == 0 or push.concerned[self.segment]:
            return False
        return uniform(self.model.seed, self.index, push.hour, push.item, Stream.TARGETED.value) < push.targeting

    def meet_push(self, push: Push, follow: Follow) -> None:
        """A push met for the first time: it may be opened, it tires, and unopened it wears the habit down."""
        opened = False
        for article in push.articles:
            opened |= self.consider_pushed(article, push)
        b, hour = self.model.b, self.model.hour
        if not opened:
            follow.habit = reading.habit_ignored(follow.habit, b)
        follow.fatigue = following.fatigue_after(self.fatigue_from(follow), b)
        self.fatigue = following.fatigue_after(self.fatigue_total(), b)
        follow.fatigue_hour = self.fatigue_hour = hour

    def look_back(self, push: Push) -> None:
        """Scrolling back to what was not opened."""
        for article in push.articles:
            self.consider_pushed(article, push)

    def consider_pushed(self, article: Article, push: Push) -> bool:
        """Whether an article of the push feed is opened now."""
        if article.index in self.read:
            return False
        opens = self.draw(Stream.OPEN_PUSH, article.item) < self.push_appetite(article, push)
        if opens:
            self.read_article(article, Count.READ_SESSION, NOBODY)
        return opens

    def push_appetite(self, article: Article, push: Push) -> float:
        """Chance to open an article of the push feed."""
        model, follow = self.model, self.follows[push.account]
        pull = reading.push_pull(article.appeal, push.service, article.position, model.hour - push.hour, model.b)
        return reading.open_push(
            pull, self.interest(article.topic), follow.habit, self.trust_now(), self.fatigue_from(follow), model.b
        )

    def fatigue_from(self, follow: Follow) -> float:
        """Fatigue from one account, now."""
        return following.fatigue_left(follow.fatigue, self.model.hour - follow.fatigue_hour, self.model.b)

    def fatigue_total(self) -> float:
        """Fatigue from all accounts, now."""
        return following.fatigue_left(self.fatigue, self.model.hour - self.fatigue_hour, self.model.b)

    def look_through_shared(self) -> None:
        """What friends shared, new or met again."""
        model, luck = self.model, self.draw(Stream.LOOK_BACK_SHARED)
        oldest = model.hour - model.b.article_life
        self.shared = {
            index: shared
            for index, shared in self.shared.items()
            if shared.article.hour > oldest and index not in self.read
        }
        for shared in sorted(self.shared.values(), key=lambda shared: shared.article.order):
            visible = [share for share in shared.shares if share[0] < model.hour]
            met = self.shares_met(shared.article, visible, luck)
            if met:
                self.consider_shared(shared.article, met, parent=min(visible)[1])

    def shares_met(self, article: Article, shares: list[tuple[int, int, bool]], luck: float) -> list:
        """Those new since the last session; all of them where the citizen scrolls back."""
        if luck < reading.meet_again(self.model.hour - article.hour, self.model.b):
            return shares
        return [share for share in shares if share[0] >= self.last_session]

    def consider_shared(self, article: Article, met: list[tuple[int, int, bool]], parent: int) -> None:
        """Whether an article that friends shared is opened now, for the shares met; `parent` is the earliest sharer."""
        chat = any(by_chat for _, _, by_chat in met)
        if self.draw(Stream.OPEN_SHARED, article.item) < self.shared_appetite(article, len(met), chat):
            self.read_article(article, Count.READ_FRIENDS if chat else Count.READ_FEED, parent)

    def shared_appetite(self, article: Article, sharers: int, chat: bool) -> float:
        """Chance to open an article that friends shared."""
        b = self.model.b
        pull = reading.shared_pull(article.appeal, self.model.hour - article.hour, b)
        crowding = reading.crowding(len(self.friends), b)
        return reading.open_shared(pull, crowding, self.interest(article.topic), self.trust_now(), sharers, chat, b)

    # Reading and what follows

    def read_article(self, article: Article, source: Count, parent: int) -> None:
        """Read: experience moves habit and trust; then reactions, and perhaps a new follower."""
        model = self.model
        error_seen = article.error and self.draw(Stream.NOTICE_ERROR, article.item) < reading.notices_error(model.b)
        self.learn(article, self.worth(article, error_seen), error_seen)
        self.read.add(article.index)
        self.stories.add(article.story)
        self.last_read = model.hour
        model.record.reads.append(article.index, self.index, model.hour, source.value, parent)
        self.count(source, article)
        if article.rebuts >= 0:
            self.hear_rebuttal(article)
        self.react(article)
        if article.account not in self.follows:
            self.consider_following(article)

    def worth(self, article: Article, error_seen: bool) -> float:
        """What reading the article is worth to this citizen, 0–1."""
        return reading.experience(
            article.appeal,
            self.interest(article.topic),
            article.story in self.stories,
            article.answered < self.model.hour,
            error_seen,
            self.model.b,
        )

    def learn(self, article: Article, value: float, error_seen: bool) -> None:
        """Experience moves trust, and the follower's habit; a noticed error costs trust at once."""
        b, follow = self.model.b, self.follows.get(article.account)
        self.trust = trust.after_content(self.trust_now(), value, b)
        if error_seen:
            self.trust = trust.after_shock(self.trust, b)
        if follow:
            follow.habit = reading.habit_after(follow.habit, value, b)

    def react(self, article: Article) -> None:
        """Like, zaikan, share, comment: each for itself."""
        b = self.model.b
        about = (article.appeal, self.interest(article.topic), self.trust_now(), article.interactive)
        if self.draw(Stream.LIKE, article.item) < sharing.like(*about, b):
            self.count(Count.LIKE, article)
        if self.draw(Stream.ZAIKAN, article.item) < sharing.zaikan(*about, b):
            self.count(Count.ZAIKAN, article)
        if self.draw(Stream.SHARE, article.item) < sharing.share(*about, self.sociability, b):
            self.share(article)
        if self.draw(Stream.COMMENT, article.item) < sharing.comment(*about, b):
            self.comment(article)

    def share(self, article: Article) -> None:
        """Share to all friends on Moments, or to a few in a chat."""
        model = self.model
        self.count(Count.SHARE, article)
        chat = self.draw(Stream.CHAT, article.item) < sharing.in_chat(model.b)
        model.record.shares.append(article.index, self.index, model.hour, chat)
        for friend in self.chat_recipients(article) if chat else self.friends:
            model.citizens[friend].receive(article, self.index, chat)

    def chat_recipients(self, article: Article) -> list[int]:
        """Those friends whose draws for this forward are lowest."""
        item = pair(self.index, article.item)

        def luck(friend: int) -> float:
            return uniform(self.model.seed, friend, self.model.hour, item, Stream.CHAT_RECIPIENT.value)

        wanted = sharing.recipients(len(self.friends), self.model.b)
        return sorted(self.friends, key=lambda friend: (luck(friend), friend))[:wanted]

    def receive(self, article: Article, sharer: int, chat: bool) -> None:
        """A friend shared an article; it is met from the next hour on."""
        shared = self.shared.setdefault(article.index, Shared(article))
        shared.shares.append((self.model.hour, sharer, chat))

    def comment(self, article: Article) -> None:
        """A comment joins the account's queue."""
        self.count(Count.COMMENT, article)
        self.model.helpdesk.comment(
            self.index, article.account, article.topic, self.model.hour, article.item, article.index
        )

    def consider_following(self, article: Article) -> None:
        """A reader who does not follow the account may begin to."""
        model = self.model
        chance = following.follow_reading(article.appeal, self.interest(article.topic), self.trust_now(), model.b)
        if self.draw(Stream.FOLLOW_READING, article.item) < chance:
            self.follow(article.account, model.b.follow_habit)
            self.count(Count.NEW_READING, article)

    def follow(self, account: int, habit: float) -> None:
        """Begin to follow: pushes of later hours are received."""
        self.follows[account] = Follow(habit=habit, since=self.model.hour)
        self.model.followers[account, self.segment] += 1

    def reconsider(self, account: int) -> None:
        """Whether to go on following an account that pushed something new."""
        model, follow = self.model, self.follows[account]
        chance = following.unfollow(
            self.fatigue_from(follow), self.fatigue_total(), follow.habit, self.trust_now(), model.b
        )
        if self.draw(Stream.UNFOLLOW, model.items[account]) < chance:
            self.unfollowed[account] = self.follows.pop(account)
            model.followers[account, self.segment] -= 1
            model.record.count(Count.CANCEL, model.hour, account, self.segment)

    def count(self, what: Count, article: Article) -> None:
        """One more of something for an article."""
        self.model.record.count_article(what, self.model.hour, article.account, self.segment, article.index)

    # Rumours and shocks

    def hear_rumours(self) -> None:
        """Rumours that friends passed on before this hour; each hearing is a new chance to believe."""
        hour = self.model.hour
        come = sorted(heard for heard in self.heard if heard[0] < hour)
        self.heard = [heard for heard in self.heard if heard[0] >= hour]
        for _, sharer, number in come:
            if number not in self.immune and self.beliefs.get(number, hour) <= hour:
                self.consider_rumour(number, sharer)

    def consider_rumour(self, number: int, sharer: int) -> None:
        """One hearing of a rumour."""
        model = self.model
        event, item = model.outreach.rumours[number], model.rumour_items[number]
        chance = rumour.believe(event.plausibility, self.trust_now(), model.b)
        if self.draw(Stream.BELIEVE, pair(sharer, item)) < chance:
            self.believe(number)

    def believe(self, number: int) -> None:
        """Believe for some time; at the first time perhaps pass it on to all friends."""
        model, item = self.model, self.model.rumour_items[number]
        end = model.hour + rumour.belief_hours(self.draw(Stream.BELIEF_TIME, item), model.b)
        self.beliefs[number] = end
        model.record.believe(number, self.segment, model.hour, end)
        first = number not in self.ever_believed
        self.ever_believed.add(number)
        if first and self.draw(Stream.PASS_ON, item) < rumour.pass_on(model.b):
            for friend in self.friends:
                model.citizens[friend].heard.append((model.hour, self.index, number))

    def hear_rebuttal(self, article: Article) -> None:
        """The official word, if it convinces, ends belief and prevents it later."""
        model, number = self.model, article.rebuts
        if self.draw(Stream.REBUTTAL, article.item) < rumour.convinced(self.trust_now(), model.b):
            self.immune.add(number)
            end = self.beliefs.pop(number, model.hour)
            if end > model.hour:
                model.record.stop_believing(number, self.segment, model.hour, end)

    def suffer_leak(self) -> None:
        """Data of an account the citizen follows leaked."""
        self.trust = trust.after_shock(self.trust_now(), self.model.b)
