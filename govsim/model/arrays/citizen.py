"""The citizen's hours over columns: what `crowd_agents.Citizen` does, method by method, in compiled loops.

Functions have the names of the methods; `t` are the columns of a range of citizens, which a loop is told where to find
(`at`), `c` is one citizen. Nothing is decided here: chances and new states come from `govsim.rules`, draws from
`chance`. What others hear of, and what is counted, goes into the ledger of the range, which the crowd books when the
hour is over.
"""

from __future__ import annotations

import numpy as np

from govsim.model import day as plan
from govsim.model.arrays.ledger import BELIEF_BEGINS, BELIEF_STOPS, PASSED_ON, PEOPLE, SERVICE, WRITTEN
from govsim.model.arrays.numba_extras import fetch, lowest_bit, tables_like
from govsim.model.arrays.tables import (
    ABOUT,
    AWAKE,
    BITS,
    CALLED,
    FOLLOWING,
    HOLDING,
    MET_AGAIN,
    NEVER,
    NO_MESSAGE,
    NOBODY,
    PUSHED,
    SENDING,
    SERVES,
    SHARED_BY_FRIENDS,
    SURELY,
    TOGETHER,
    UNSEEN,
    WORD,
    Columns,
)
from govsim.model.record import Count, People, Service
from govsim.rules import following, presence, reading, rumour, service, sharing, trust
from govsim.rules.chance import Stream, pair, uniform, unit
from govsim.rules.chance import words as words_of
from govsim.rules.compiled import loop, piece, rule
from govsim.rules.presence import HOURS_A_DAY
from govsim.rules.shape import clamped

EVENTS_A_READ = 8
"""Most events of one reading: a read, four reactions, a new follower, a belief that stops, an unfollowing."""
EVENTS_A_NEED = 5
"""Most events of a need: itself, the menu, what it was worth, a new follower or a message."""
EVENTS_A_SESSION = 4
"""Most events of a session beside readings, answers and hearsay: silence, and room to spare."""
ONE = np.uint64(1)
columns_at = tables_like(Columns())
LOOK_BACK_PUSH, LOOK_BACK_SHARED = int(Stream.LOOK_BACK_PUSH), int(Stream.LOOK_BACK_SHARED)


# Chance and state


@piece
def draw(t, c, stream, item):
    """The citizen's number in 0–1 for one decision in this hour about the thing `item`."""
    now = t.now[0]
    return uniform(now.seed, c, now.hour, item, stream)


@piece
def note(t, what, c, account, article, other, value):
    """Write an event into the ledger."""
    event = t.ledger[t.now[0].filled]
    event.what, event.hour, event.citizen, event.account = what, t.now[0].hour, c, account
    event.article, event.other, event.value = article, other, value
    t.now[0].filled += 1


@piece
def count(t, what, c, article):
    """One more of something for an article."""
    note(t, what, c, article.account, article.index, NOBODY, 0.0)


@piece
def interest(t, c, topic):
    """Interest in a topic now, with the factors of events."""
    return clamped(t.interests[c, topic] * t.topics[topic].factor)


@piece
def trust_at(me, hour, b):
    """Trust in an hour, without storing it; who has had no event has nothing to return from."""
    if me.trust == me.baseline:
        return me.baseline
    return trust.remembered(me.trust, me.baseline, hour - me.trust_hour, b)


@piece
def trust_now(t, c):
    """Trust in this hour, kept."""
    me, hour = t.state[c], t.now[0].hour
    if me.trust_hour != hour:
        me.trust = trust_at(me, hour, t.b[0])
        me.trust_hour = hour
    return me.trust


@piece
def one_bit(bit):
    """The bit in its word."""
    return ONE << np.uint64(bit & (BITS - 1))


@piece
def is_set(words, bit):
    """Whether a bit is set in a row of words."""
    return words[bit >> WORD] & one_bit(bit) != 0


@piece
def set_bit(words, bit):
    """Set a bit in a row of words."""
    words[bit >> WORD] |= one_bit(bit)


@piece
def clear_bit(words, bit):
    """Clear a bit in a row of words."""
    words[bit >> WORD] &= ~one_bit(bit)


@piece
def wake(t, c, reason):
    """From now on the citizen has a reason to look at the feeds: its sessions of today are planned."""
    set_bit(t.present[reason], c)
    if not is_set(t.present[AWAKE], c):
        set_bit(t.present[AWAKE], c)
        be_planned(t, c)


@piece
def be_planned(t, c):
    """Put the citizen's sessions of today where the hours find them."""
    now = t.now[0]
    hours = plan.session_mask(now.seed, c, now.day, t.traits[c].sessions_per_day)
    while hours != 0:
        set_bit(t.present[lowest_bit(hours)], c)
        hours &= hours - ONE


# 1. Campaigns


@loop
def meet_campaign(at, citizens, reach):
    """A campaign reaches citizens, who may follow its account."""
    t = columns_at(at)
    for c in citizens:
        contact(t, c, reach[0])


@piece
def contact(t, c, reach):
    """One contact of a campaign."""
    if is_following(t, c, reach.account) or (reach.via >= 0 and not is_following(t, c, reach.via)):
        return
    now, b = trust_now(t, c), t.b[0]
    chance = following.follow_campaign(reach.base, interest_in(t, c, reach.account), now, b)
    if draw(t, c, Stream.FOLLOW_CAMPAIGN, reach.item) < chance:
        follow(t, c, reach.account, reach.habit)
        note(t, Count.NEW_CAMPAIGN, c, reach.account, NOBODY, NOBODY, 0.0)
        if reach.mandate:
            t.state[c].trust = trust.after_mandate(now, b)


@piece
def interest_in(t, c, account):
    """Mean interest in the topics of an account."""
    total, topics = 0.0, 0
    for topic in range(len(t.topics)):
        if t.subjects[account, topic] & ABOUT:
            total += interest(t, c, topic)
            topics += 1
    return total / topics


@piece
def is_following(t, c, account):
    """Whether the citizen follows an account."""
    return t.follows[c, account].since != NEVER


# 2. Needs


@loop
def have_needs(at, citizens, starts):
    """The needs of the hour that are left; gives whether the ledger had room for all.

    citizens int32[n]: who has a need today, those of hour h from starts[h] to before starts[h + 1].
    """
    t = columns_at(at)
    now = t.now[0]
    while now.needs < starts[hour_of_day(now) + 1]:
        if room(t) < EVENTS_A_NEED:
            return False
        have_need(t, citizens[now.needs])
        now.needs += 1
    return True


@piece
def hour_of_day(now):
    """The hour of the day, 0 to 23."""
    return now.hour - HOURS_A_DAY * now.day


@piece
def room(t):
    """For how many more events the ledger has room."""
    return len(t.ledger) - t.now[0].filled


@piece
def have_need(t, c):
    """A need arises: the menu of an account, followed or found; failing that a message or the counter."""
    count_person(t, c, People.NEED)
    topic = t.topics[presence.place(draw(t, c, Stream.NEED_TOPIC, 0), t.topics.share)].order
    account = followed_serving(t, c, topic)
    found = account == NOBODY and draw(t, c, Stream.SEARCH, 0) < service.search(t.traits[c].skill, t.b[0])
    if found:
        account = first_serving(t, topic)
    if account == NOBODY:
        count_person(t, c, People.COUNTER)
    elif try_menu(t, c, account):
        follow_if_found(t, c, account, found)
    else:
        write_or_go(t, c, account, topic)


@piece
def count_person(t, c, what):
    """One more of a People counter."""
    note(t, PEOPLE + what, c, NOBODY, NOBODY, NOBODY, 0.0)


@piece
def followed_serving(t, c, topic):
    """The followed account that serves the topic and has the highest habit, then the first key."""
    best, highest = NOBODY, -1.0
    for account in range(len(t.accounts)):
        if t.subjects[account, topic] & SERVES and t.follows[c, account].habit > highest:
            best, highest = account, t.follows[c, account].habit
    return best


@piece
def first_serving(t, topic):
    """The first account that serves the topic."""
    for account in range(len(t.accounts)):
        if t.subjects[account, topic] & SERVES:
            return account
    return NOBODY


@piece
def try_menu(t, c, account):
    """Whether the menu meets the need; either way the citizen learns what to expect."""
    one = t.accounts[account]
    chance = service.menu(one.service_level, one.service_friction, t.traits[c].skill, t.traits[c].connectivity)
    met = not one.out and draw(t, c, Stream.MENU, one.item) < chance
    if met:
        count_person(t, c, People.MENU_MET)
    be_served(t, c, account, service.MET if met else service.failure(t.b[0]), Service.MENU)
    return met


@piece
def follow_if_found(t, c, account, found):
    """Someone whose need was met through a found account may follow it."""
    if found and draw(t, c, Stream.FOLLOW_SEARCH, t.accounts[account].item) < following.follow_search(t.b[0]):
        follow(t, c, account, t.b[0].search_habit)
        note(t, Count.NEW_SEARCH, c, account, NOBODY, NOBODY, 0.0)


@piece
def write_or_go(t, c, account, topic):
    """After the menu failed: a message, unless one is still open, or the counter."""
    me = t.state[c]
    habit = t.follows[c, account].habit if is_following(t, c, account) else 0.0
    chance = service.write(trust_now(t, c), habit, t.b[0])
    if me.message == NO_MESSAGE and draw(t, c, Stream.WRITE, t.accounts[account].item) < chance:
        me.message = SENDING
        wake(t, c, CALLED)
        note(t, WRITTEN, c, account, NOBODY, topic, 0.0)
        t.now[0].news += 1
    else:
        count_person(t, c, People.COUNTER)


@rule
def be_served(t, c, account, value, kind):
    """An answer, a service or silence of some value moves trust, and the follower's habit."""
    b, tie = t.b[0], t.follows[c, account]
    t.state[c].trust = trust.after_service(trust_now(t, c), value, b)
    if is_following(t, c, account):
        tie.habit = reading.habit_after(tie.habit, value, b)
    note(t, SERVICE + kind, c, account, NOBODY, NOBODY, value)


# 3. Sessions


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
def see_pushes(t, begin, end):
    """Pushes of earlier hours are met; of the last ones nobody has seen anything yet."""
    now, before = t.now[0], t.now[0].newest_push
    now.pushes, now.newest_push = 0, NOBODY
    while now.pushes < now.live and t.pushes[now.pushes].hour < now.hour:
        now.newest_push = t.pushes[now.pushes].hour
        now.pushes += 1
    if now.newest_push > before:
        for block in range(begin // BITS, (end + BITS - 1) // BITS):
            t.present[UNSEEN, block] = ~np.uint64(0)


@piece
def weigh_articles(t):
    """How articles pull in this hour, in the push feed and among what friends shared, and who scrolls back to them."""
    now, b = t.now[0], t.b[0]
    now.look_back = reading.meet_again(now.hour - now.newest_push, b)
    for place in range(now.pushes):
        push = t.pushes[place]
        for index in range(push.first, push.first + push.count):
            slot = slot_of(t, index)
            article, age = t.articles[slot], now.hour - push.hour
            t.pulls[PUSHED, slot] = reading.push_pull(article.appeal, push.service, article.position, age, b)
            t.pulls[SHARED_BY_FRIENDS, slot] = reading.shared_pull(article.appeal, age, b)
            t.pulls[MET_AGAIN, slot] = reading.meet_again(age, b)


@piece
def slot_of(t, index):
    """Slot of the article with this number."""
    return index & (len(t.articles) - 1)


@piece
def gather(t, begin, end):
    """Put the next citizens whose session may show them something into `t.here`, and their draws into `t.lucks`.

    Gives how many, and where to go on.
    """
    hour, people, block = hour_of_day(t.now[0]), 0, begin >> WORD
    words = t.present[hour, block] & t.present[AWAKE, block] & (~np.uint64(0) << np.uint64(begin & (BITS - 1)))
    while True:
        people = list_block(t, block, words, people)
        block += 1
        if block * BITS >= end or people > TOGETHER - BITS:
            break
        words = t.present[hour, block] & t.present[AWAKE, block]
    draw_lucks(t, people)
    return without_quiet(t, people), min(block * BITS, end)


@piece
def list_block(t, block, words, people):
    """Those of a block who have a session now, as bits, into `t.here`, and what may be there for them into `t.signs`.

    Gives how many there are then.
    """
    follows, holds = t.present[FOLLOWING, block], t.present[HOLDING, block]
    surely = t.present[CALLED, block] | (follows & t.present[UNSEEN, block])
    while words != 0:
        bit = lowest_bit(words)
        t.here[people] = (block << WORD) | bit
        t.signs[people, PUSHED], t.signs[people, SHARED_BY_FRIENDS] = follows >> np.uint64(bit), holds >> np.uint64(bit)
        t.signs[people, SURELY] = surely >> np.uint64(bit)
        people += 1
        words &= words - ONE
    return people


@piece
def draw_lucks(t, people):
    """How far those gathered scroll back: as `draw`, in loops that use vector instructions."""
    seed, hour = t.now[0].seed, t.now[0].hour
    for place in range(people):
        t.lucks[PUSHED, place] = unit(words_of(seed, t.here[place], hour, 0, LOOK_BACK_PUSH)[0])
    for place in range(people):
        t.lucks[SHARED_BY_FRIENDS, place] = unit(words_of(seed, t.here[place], hour, 0, LOOK_BACK_SHARED)[0])


@piece
def without_quiet(t, people):
    """Let those go whose session shows them nothing; gives how many are left in `t.here`."""
    left, back = 0, t.now[0].look_back
    for place in range(people):
        pushed, shared, signs = t.lucks[PUSHED, place], t.lucks[SHARED_BY_FRIENDS, place], t.signs[place]
        t.here[left], t.lucks[PUSHED, left], t.lucks[SHARED_BY_FRIENDS, left] = t.here[place], pushed, shared
        left += has_something(signs, pushed < back, shared < back)
    for place in range(left):
        bring_near(t, t.here[place])
    for place in range(left):
        fetch(t.inbox, max(t.state[t.here[place]].inbox, 0))
    return left


@piece
def has_something(signs, past_pushes, past_shares):
    """1 if something is new since the last session, or the citizen scrolls back at least to the newest push, else 0."""
    return (signs[SURELY] | (signs[PUSHED] & past_pushes) | (signs[SHARED_BY_FRIENDS] & past_shares)) & 1


@piece
def bring_near(t, c):
    """Ask for what a session reads of a citizen."""
    fetch(t.state, c)
    fetch(t.follows, c)
    fetch(t.read, c)
    fetch(t.interests, c)


@piece
def most_events(t):
    """Most events of one session beside answers and hearsay."""
    return EVENTS_A_READ * len(t.articles) + len(t.accounts) + EVENTS_A_SESSION


@piece
def posts_left(t, mail, hearsay):
    """Most events of the answers and the hearsay that are still to come."""
    return (len(mail) - t.now[0].mail) + 2 * (len(hearsay) - t.now[0].heard)


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
def is_over(t, c, index):
    """Whether an article that friends shared is too old, or read."""
    slot = slot_of(t, index)
    article, oldest = t.articles[slot], t.now[0].hour - t.b[0].article_life
    return article.index != index or article.hour <= oldest or is_set(t.read[c], slot)


@piece
def let_go(t, c, before, node):
    """Take a node out of the citizen's list, for others to use."""
    if before == NOBODY:
        t.state[c].inbox = t.inbox[node].next
    else:
        t.inbox[before].next = t.inbox[node].next
    t.inbox[node].next = t.now[0].free
    t.now[0].free = node


@piece
def shares_met(t, node, luck):
    """Sharers new since the last session, or all of them where the citizen scrolls back; and whether by chat."""
    shared = t.inbox[node]
    if luck < t.pulls[MET_AGAIN, slot_of(t, shared.article)]:
        return shared.sharers, shared.chat
    return shared.new, shared.new_chat


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
def follow(t, c, account, habit):
    """Begin to follow: pushes of later hours are received."""
    tie(t, c, account, habit, t.now[0].hour)
    wake(t, c, FOLLOWING)


@piece
def tie(t, c, account, habit, since):
    """Someone who has followed an account since an hour."""
    follow = t.follows[c, account]
    follow.habit, follow.fatigue, follow.since, follow.fatigue_hour = habit, 0.0, since, 0
    t.state[c].follows += 1


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


# Rumours and shocks


@piece
def hear_rumours(t, c, hearsay):
    """Rumours that friends passed on before this hour; each hearing is a new chance to believe."""
    while t.now[0].heard < len(hearsay) and hearsay[t.now[0].heard].citizen == c:
        heard = hearsay[t.now[0].heard]
        belief = t.beliefs[c, heard.rumour]
        if not belief.immune and belief.end <= t.now[0].hour:
            consider_rumour(t, c, heard)
        t.now[0].heard += 1


@rule
def consider_rumour(t, c, heard):
    """One hearing of a rumour."""
    one = t.rumours[heard.rumour]
    chance = rumour.believe(one.plausibility, trust_now(t, c), t.b[0])
    if draw(t, c, Stream.BELIEVE, pair(heard.sharer, one.item)) < chance:
        believe(t, c, heard.rumour)


@rule
def believe(t, c, number):
    """Believe for some time; at the first time perhaps pass it on to all friends."""
    belief, item, b = t.beliefs[c, number], t.rumours[number].item, t.b[0]
    belief.end = t.now[0].hour + rumour.belief_hours(draw(t, c, Stream.BELIEF_TIME, item), b)
    note(t, BELIEF_BEGINS, c, NOBODY, NOBODY, number, belief.end)
    first, belief.ever = not belief.ever, True
    if first and draw(t, c, Stream.PASS_ON, item) < rumour.pass_on(b):
        note(t, PASSED_ON, c, NOBODY, NOBODY, number, 0.0)
        t.now[0].news += 1


@rule
def hear_rebuttal(t, c, article):
    """The official word, if it convinces, ends belief and prevents it later."""
    belief, hour = t.beliefs[c, article.rebuts], t.now[0].hour
    if draw(t, c, Stream.REBUTTAL, article.item) < rumour.convinced(trust_now(t, c), t.b[0]):
        belief.immune = True
        if belief.end > hour:
            note(t, BELIEF_STOPS, c, NOBODY, NOBODY, article.rebuts, belief.end)
        belief.end = 0.0


@loop
def start_rumour(at, begin, end, number, chance):
    """Each citizen from `begin` to before `end` is among the first believers with `chance`; room is for all of them."""
    t = columns_at(at)
    for c in range(begin, end):
        if draw(t, c, Stream.RUMOUR_SEED, t.rumours[number].item) < chance:
            believe(t, c, number)


@loop
def leak(at, begin, end, account):
    """Data of the account's followers leak."""
    t = columns_at(at)
    for c in range(begin, end):
        if is_following(t, c, account):
            t.state[c].trust = trust.after_shock(trust_now(t, c), t.b[0])


# The crowd's own: what passes between citizens, plans, and what is measured


@loop
def begin_day(at, begin, end):
    """Plan the sessions of all who have a reason to look at the feeds."""
    t = columns_at(at)
    t.now[0].needs = 0
    for block in range(begin // BITS, (end + BITS - 1) // BITS):
        awake = t.present[FOLLOWING, block] | t.present[HOLDING, block] | t.present[CALLED, block]
        t.present[:AWAKE, block] = 0
        t.present[AWAKE, block] = awake
        while awake != 0:
            be_planned(t, block * BITS + lowest_bit(awake))
            awake &= awake - ONE


@loop
def wake_all(at, citizens):
    """Wake citizens to whom something is on the way."""
    t = columns_at(at)
    for c in citizens:
        wake(t, c, CALLED)


@loop
def open_account(at, account, citizens, habits, counts):
    """An account opens with followers, who are counted by segment; their sessions are planned when the day begins."""
    t = columns_at(at)
    for place in range(len(citizens)):
        c = citizens[place]
        tie(t, c, account, habits[place], t.now[0].hour - 1)
        set_bit(t.present[FOLLOWING], c)
        counts[t.state[c].segment] += 1


@loop
def hear_of_shares(at, ledger, begin, end):
    """Friends from `begin` to before `end` hear of the shares of a ledger in the hour before this one."""
    t = columns_at(at)
    last = t.now[0].hour - 1
    for event in ledger:
        if event.what != Count.SHARE or event.hour != last:
            continue
        if event.other:
            for place in range(choose_recipients(t, event)):
                receive(t, t.chosen[place].friend, event, begin, end)
        else:
            for place in range(t.offsets[event.citizen], t.offsets[event.citizen + 1]):
                fetch(t.state, t.friends[place])
            for place in range(t.offsets[event.citizen], t.offsets[event.citizen + 1]):
                receive(t, t.friends[place], event, begin, end)


@piece
def choose_recipients(t, event):
    """Put into `t.chosen` those friends whose draws for this forward are lowest; gives their number."""
    row = t.friends[t.offsets[event.citizen] : t.offsets[event.citizen + 1]]
    wanted = sharing.recipients(len(row), t.b[0])
    item, found = pair(event.citizen, t.articles[slot_of(t, event.article)].item), 0
    for friend in row:
        luck = uniform(t.now[0].seed, friend, event.hour, item, Stream.CHAT_RECIPIENT)
        if found < wanted or luck < t.chosen[found - 1].luck:
            place = min(found, wanted - 1)
            while place > 0 and luck < t.chosen[place - 1].luck:
                t.chosen[place].friend, t.chosen[place].luck = t.chosen[place - 1].friend, t.chosen[place - 1].luck
                place -= 1
            t.chosen[place].friend, t.chosen[place].luck = friend, luck
            found = min(found + 1, wanted)
    return found


@piece
def receive(t, c, event, begin, end):
    """A friend of this range of citizens shared: one more sharer, or a new place in the list by article."""
    if not begin <= c < end:
        return
    before, node = NOBODY, t.state[c].inbox
    while node != NOBODY and t.inbox[node].article < event.article:
        before, node = node, t.inbox[node].next
    if node == NOBODY or t.inbox[node].article != event.article:
        node = put_in(t, c, before, node, event)
    shared = t.inbox[node]
    shared.sharers, shared.new = shared.sharers + 1, shared.new + 1
    shared.chat, shared.new_chat = shared.chat | event.other, shared.new_chat | event.other
    wake(t, c, CALLED)
    if shared.first == event.hour:
        shared.parent = min(shared.parent, event.citizen)


@piece
def put_in(t, c, before, after, event):
    """A new node of the citizen's list, between two others."""
    node = t.now[0].free
    if node == NOBODY:
        node = t.now[0].used
        t.now[0].used += 1
    else:
        t.now[0].free = t.inbox[node].next
    shared = t.inbox[node]
    shared.article, shared.next, shared.sharers, shared.first = event.article, after, 0, event.hour
    shared.parent, shared.chat, shared.new, shared.new_chat = event.citizen, 0, 0, 0
    if before == NOBODY:
        t.state[c].inbox = node
    else:
        t.inbox[before].next = node
    set_bit(t.present[HOLDING], c)
    return node


@loop
def forget(at, begin, end, slots):
    """Free slots of articles whose life is over: nobody has read what will stand there."""
    t = columns_at(at)
    for c in range(begin, end):
        for word in range(len(slots)):
            t.read[c, word] &= ~slots[word]


@loop
def trusts(at, begin, end, hour, column):
    """Write everyone's trust in an hour into a column."""
    t = columns_at(at)
    for c in range(begin, end):
        column[c] = trust_at(t.state[c], hour, t.b[0])


@loop
def crowd_together(state, b, offsets):
    """Set how far everyone's friends compete for attention: it does not change."""
    for c in range(len(state)):
        state[c].crowding = reading.crowding(offsets[c + 1] - offsets[c], b[0])


@loop
def count_skipped(at, begin, end, place, counts):
    """Subtract followers whom a push skips from the counts by segment."""
    t = columns_at(at)
    account = t.pushes[place].account
    for c in range(begin, end):
        if is_following(t, c, account) and is_skipped(t, c, place):
            counts[t.state[c].segment] -= 1
