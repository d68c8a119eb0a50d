"""The citizens' sessions over columns: what `agents.citizen.Citizen` does, method by method, in compiled loops.

Functions have the names of the methods; `t` are the columns of a range of citizens, which a kernel is told where to
find (`at`), `c` is one citizen. Nothing is decided here: chances and new states come from `govsim.rules`, draws from
`chance`. What others hear of, and what is counted, goes into the ledger of the range, which the crowd books when the
hour is over.
"""

from __future__ import annotations

import numpy as np

from govsim.model.arrays.inbox import is_over, let_go, shares_met
from govsim.model.arrays.needs import be_served, have_needs
from govsim.model.arrays.quiet import gather, see_pushes, weigh_articles
from govsim.model.arrays.rumours import hear_rebuttal, hear_rumours
from govsim.model.arrays.state import (
    ONE,
    clear_bit,
    columns_at,
    count,
    draw,
    follow,
    interest,
    is_following,
    is_set,
    note,
    room,
    set_bit,
    slot_of,
    trust_now,
)
from govsim.model.arrays.tables import (
    CALLED,
    FOLLOWING,
    HOLDING,
    MET_AGAIN,
    NEVER,
    NO_MESSAGE,
    NOBODY,
    PUSHED,
    SHARED_BY_FRIENDS,
    UNSEEN,
)
from govsim.model.record import Count, Service
from govsim.rules import following, reading, service, sharing, trust
from govsim.rules.chance import Stream, uniform
from govsim.rules.compiled import loop, piece, rule

EVENTS_A_READ = 8
"""Most events of one reading: a read, four reactions, a new follower, a belief that stops, an unfollowing."""
EVENTS_A_SESSION = 4
"""Most events of a session beside readings, answers and hearsay: silence, and room to spare."""


# The hours


@loop
def pass_hours(at, begin, end, until, needs, starts, mail, hearsay):
    """Needs and sessions of citizens from `begin` to before `end` in hours before `until`; gives the hour reached.

    It stops early after an hour, or after the needs of one, in which others have to hear of something (`news`,
    `receivers`), and anywhere where the ledger might not hold what comes next: then it is `full`, and the next call
    goes on there. needs, starts: as for `have_needs`. mail ANSWER[n], hearsay HEARSAY[n]: what those with a session in
    the first hour hear, by citizen and then in order.
    """
    t = columns_at(at)
    now = t.now[0]
    now.full = False
    # `next` is beyond `begin` where the last call stopped within an hour, which is ended first
    while now.hour < until and (now.next > begin or now.news + now.receivers == 0):
        now.full = not have_needs(at, needs, starts)
        if now.full or (now.next == begin and now.news > 0):
            break
        now.full = not have_sessions(t, begin, end, mail, hearsay)
        if now.full:
            break
        now.hour += 1
    return now.hour


@piece
def have_sessions(t, begin, end, mail, hearsay):
    """The sessions of the hour that are left; gives whether the ledger had room for all."""
    now, most = t.now[0], most_events(t)
    see_pushes(t, begin, end)
    weigh_articles(t)
    while now.next < end:
        people, next_begin = gather(t, now.next, end)
        for place in range(people):
            if room(t) < most + posts_left(t, mail, hearsay):
                now.next = t.here[place]
                return False
            session(t, place, mail, hearsay)
        now.next = next_begin
    now.next = begin
    return True


@piece
def most_events(t):
    """Most events of one session beside answers and hearsay."""
    return EVENTS_A_READ * len(t.articles) + len(t.accounts) + EVENTS_A_SESSION


@piece
def posts_left(t, mail, hearsay):
    """Most events of the answers and the hearsay that are still to come."""
    return (len(mail) - t.now[0].mail) + 2 * (len(hearsay) - t.now[0].heard)


# 3. A session


@piece
def session(t, place, mail, hearsay):
    """Answers, the push feed, what friends shared, rumours, and whether to go on following."""
    c = t.here[place]
    me = t.state[c]
    hear_answers(t, c, mail)
    pushed = me.follows > 0 and look_through_pushes(t, c, t.lucks[PUSHED, place])
    if me.inbox >= 0:
        look_through_shared(t, c, t.lucks[SHARED_BY_FRIENDS, place])
    hear_rumours(t, c, hearsay)
    if pushed:
        reconsider_pushed(t, c)
    me.last_session = t.now[0].hour
    look_up(t, c)


@piece
def look_up(t, c):
    """After a session nothing is new, and some reasons to come back may be gone."""
    me = t.state[c]
    clear_bit(t.present[UNSEEN], c)
    if me.message == NO_MESSAGE:
        clear_bit(t.present[CALLED], c)
    if me.follows == 0:
        clear_bit(t.present[FOLLOWING], c)
    if me.inbox == NOBODY:
        clear_bit(t.present[HOLDING], c)


@piece
def hear_answers(t, c, mail):
    """Answers that have come, by message; then silence, where someone has waited too long."""
    while t.now[0].mail < len(mail) and mail[t.now[0].mail].citizen == c:
        hear_answer(t, c, mail[t.now[0].mail])
        t.now[0].mail += 1
    me = t.state[c]
    if me.message >= 0:
        letter = t.letters[me.message]
        if service.gives_up(t.now[0].hour - letter.hour, t.b[0]):
            if not letter.auto:
                be_served(t, c, letter.account, service.SILENCE, Service.SILENCE)
            me.message = NO_MESSAGE


@piece
def hear_answer(t, c, answer):
    """One answer: its value counts, and the message is no longer open once nobody else will answer."""
    me, letter = t.state[c], t.letters[answer.letter]
    kind = Service.ANSWER_STAFF if answer.by_staff else Service.ANSWER_AUTO
    be_served(t, c, letter.account, answer.value, kind)
    if answer.letter == me.message and (answer.by_staff or letter.settled):
        me.message = NO_MESSAGE


# The push feed


@piece
def look_through_pushes(t, c, luck):
    """Pushes of followed accounts, new or met again; gives whether there was a new one, and marks who pushed it."""
    me, now = t.state[c], t.now[0]
    anything_new = False
    for place in range(now.pushes):
        push = t.pushes[place]
        new = push.hour >= me.last_session
        if not new and luck >= t.pulls[MET_AGAIN, slot_of(t, push.first)]:
            continue
        if t.follows[c, push.account].since >= push.hour or is_skipped(t, c, place):
            continue
        if new:
            meet_push(t, c, push)
            t.pushed[push.account] = anything_new = True
        else:
            look_back(t, c, push)
    return anything_new


@piece
def is_skipped(t, c, place):
    """Targeting: followers outside the segments concerned are skipped with some chance."""
    push = t.pushes[place]
    if push.targeting == 0 or (push.concerned >> np.uint64(t.state[c].segment)) & ONE:
        return False
    return uniform(t.now[0].seed, c, push.hour, push.item, Stream.TARGETED) < push.targeting


@piece
def meet_push(t, c, push):
    """A push met for the first time: it may be opened, it tires, and unopened it wears the habit down."""
    me, tie, b, hour = t.state[c], t.follows[c, push.account], t.b[0], t.now[0].hour
    tired = fatigue_from(tie, hour, b)
    opened = False
    for index in range(push.first, push.first + push.count):
        opened |= consider_pushed(t, c, index, push, tired)
    if not opened:
        tie.habit = reading.habit_ignored(tie.habit, b)
    tie.fatigue = following.fatigue_after(tired, b)
    me.fatigue = following.fatigue_after(fatigue_total(me, hour, b), b)
    tie.fatigue_hour = me.fatigue_hour = hour


@piece
def look_back(t, c, push):
    """Scrolling back to what was not opened."""
    tired = fatigue_from(t.follows[c, push.account], t.now[0].hour, t.b[0])
    for index in range(push.first, push.first + push.count):
        consider_pushed(t, c, index, push, tired)


@piece
def consider_pushed(t, c, index, push, tired):
    """Whether an article of the push feed is opened now."""
    slot = slot_of(t, index)
    if is_set(t.read[c], slot):
        return False
    opens = draw(t, c, Stream.OPEN_PUSH, t.articles[slot].item) < push_appetite(t, c, slot, push, tired)
    if opens:
        read_article(t, c, slot, Count.READ_SESSION, NOBODY)
    return opens


@piece
def push_appetite(t, c, slot, push, tired):
    """Chance to open an article of the push feed."""
    liking, habit = interest(t, c, t.articles[slot].topic), t.follows[c, push.account].habit
    return reading.open_push(t.pulls[PUSHED, slot], liking, habit, trust_now(t, c), tired, t.b[0])


@piece
def fatigue_from(tie, hour, b):
    """Fatigue from one account, now."""
    return following.fatigue_left(tie.fatigue, hour - tie.fatigue_hour, b)


@piece
def fatigue_total(me, hour, b):
    """Fatigue from all accounts, now."""
    return following.fatigue_left(me.fatigue, hour - me.fatigue_hour, b)


# What friends shared


@piece
def look_through_shared(t, c, luck):
    """What friends shared, new or met again; what is too old or read is let go."""
    before, node = NOBODY, t.state[c].inbox
    while node != NOBODY:
        after = t.inbox[node].next
        if is_over(t, c, t.inbox[node].article):
            let_go(t, c, before, node)
        else:
            sharers, chat = shares_met(t, node, luck)
            if sharers > 0:
                consider_shared(t, c, node, sharers, chat)
            t.inbox[node].new, t.inbox[node].new_chat = 0, 0
            before = node
        node = after


@piece
def consider_shared(t, c, node, sharers, chat):
    """Whether an article that friends shared is opened now, for the shares met; its parent is the earliest sharer."""
    slot, parent = slot_of(t, t.inbox[node].article), t.inbox[node].parent
    if draw(t, c, Stream.OPEN_SHARED, t.articles[slot].item) < shared_appetite(t, c, slot, sharers, chat):
        read_article(t, c, slot, Count.READ_FRIENDS if chat else Count.READ_FEED, parent)


@piece
def shared_appetite(t, c, slot, sharers, chat):
    """Chance to open an article that friends shared."""
    pull, liking = t.pulls[SHARED_BY_FRIENDS, slot], interest(t, c, t.articles[slot].topic)
    return reading.open_shared(pull, t.state[c].crowding, liking, trust_now(t, c), sharers, chat, t.b[0])


# Reading and what follows


@rule
def read_article(t, c, slot, source, parent):
    """Read: experience moves habit and trust; then reactions, and perhaps a new follower."""
    article, b = t.articles[slot], t.b[0]
    error_seen = article.error and draw(t, c, Stream.NOTICE_ERROR, article.item) < reading.notices_error(b)
    learn(t, c, article, worth(t, c, slot, error_seen), error_seen)
    set_bit(t.read[c], slot)
    t.state[c].last_read = t.now[0].hour
    note(t, source, c, article.account, article.index, parent, 0.0)
    if article.rebuts >= 0:
        hear_rebuttal(t, c, article)
    react(t, c, article)
    if not is_following(t, c, article.account):
        consider_following(t, c, article)


@piece
def worth(t, c, slot, error_seen):
    """What reading the article is worth to this citizen, 0–1."""
    article = t.articles[slot]
    return reading.experience(
        article.appeal,
        interest(t, c, article.topic),
        is_known(t, c, slot),
        article.answered < t.now[0].hour,
        error_seen,
        t.b[0],
    )


@piece
def is_known(t, c, slot):
    """Whether the citizen has read another article with the same story."""
    known = np.uint64(0)
    for word in range(t.read.shape[1]):
        known |= t.read[c, word] & t.same_story[slot, word]
    return known != 0


@piece
def learn(t, c, article, value, error_seen):
    """Experience moves trust, and the follower's habit; a noticed error costs trust at once."""
    me, tie, b = t.state[c], t.follows[c, article.account], t.b[0]
    me.trust = trust.after_content(trust_now(t, c), value, b)
    if error_seen:
        me.trust = trust.after_shock(me.trust, b)
    if is_following(t, c, article.account):
        tie.habit = reading.habit_after(tie.habit, value, b)


@piece
def react(t, c, article):
    """Like, zaikan, share, comment: each for itself."""
    b, item, appeal, interactive = t.b[0], article.item, article.appeal, article.interactive
    liking, now = interest(t, c, article.topic), trust_now(t, c)
    if draw(t, c, Stream.LIKE, item) < sharing.like(appeal, liking, now, interactive, b):
        count(t, Count.LIKE, c, article)
    if draw(t, c, Stream.ZAIKAN, item) < sharing.zaikan(appeal, liking, now, interactive, b):
        count(t, Count.ZAIKAN, c, article)
    if draw(t, c, Stream.SHARE, item) < sharing.share(appeal, liking, now, interactive, t.traits[c].sociability, b):
        share(t, c, article)
    if draw(t, c, Stream.COMMENT, item) < sharing.comment(appeal, liking, now, interactive, b):
        count(t, Count.COMMENT, c, article)
        t.now[0].news += 1


@piece
def share(t, c, article):
    """Share to all friends on Moments, or to a few in a chat; friends meet it from the next hour on."""
    chat = draw(t, c, Stream.CHAT, article.item) < sharing.in_chat(t.b[0])
    note(t, Count.SHARE, c, article.account, article.index, chat, 0.0)
    t.now[0].receivers += t.offsets[c + 1] - t.offsets[c]


@piece
def consider_following(t, c, article):
    """A reader who does not follow the account may begin to."""
    chance = following.follow_reading(article.appeal, interest(t, c, article.topic), trust_now(t, c), t.b[0])
    if draw(t, c, Stream.FOLLOW_READING, article.item) < chance:
        follow(t, c, article.account, t.b[0].follow_habit)
        count(t, Count.NEW_READING, c, article)


@piece
def reconsider_pushed(t, c):
    """Whether to go on following each account that pushed something new."""
    for account in range(len(t.pushed)):
        if t.pushed[account]:
            t.pushed[account] = False
            reconsider(t, c, account)


@piece
def reconsider(t, c, account):
    """Whether to go on following an account that pushed something new."""
    me, tie, b, hour = t.state[c], t.follows[c, account], t.b[0], t.now[0].hour
    total = fatigue_total(me, hour, b)
    chance = following.unfollow(fatigue_from(tie, hour, b), total, tie.habit, trust_now(t, c), b)
    if draw(t, c, Stream.UNFOLLOW, t.accounts[account].item) < chance:
        tie.habit, tie.since = np.nan, NEVER
        me.follows -= 1
        note(t, Count.CANCEL, c, account, NOBODY, NOBODY, 0.0)
