"""Published articles and live pushes as tables: articles stand in a ring of slots, see `tables`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from govsim.model.accounts.newsroom import Article, Newsroom, Push
from govsim.model.arrays.tables import BITS
from govsim.rules.presence import HOURS_A_DAY


class ArticleRing:
    """Keeps the tables `articles`, `same_story` and `pushes` of a crowd up to date with the newsroom."""

    def __init__(self, newsroom: Newsroom, tables: dict[str, np.ndarray]):
        self.newsroom = newsroom
        self.articles, self.same_story, self.pushes = (tables[name] for name in ("articles", "same_story", "pushes"))
        self.known = self.first_alive = 0

    def show_pushes(self) -> int:
        """Bring the tables up to date; gives the number of live pushes."""
        live = self.newsroom.live
        for article in self.newsroom.articles[self.known :]:
            self._show(article)
        self.known = len(self.newsroom.articles)
        self.pushes[: len(live)] = [_row(push) for push in live]
        return len(live)

    def _show(self, article: Article) -> None:
        slot = self._slot(article.index)
        self.articles[slot] = tuple(getattr(article, name) for name in self.articles.dtype.names)
        self.same_story[slot] = 0
        for other in _of_the_same_day(self.newsroom.articles, article.index):
            if other.story == article.story:
                _set_bit(self.same_story[slot], self._slot(other.index))
                _set_bit(self.same_story[self._slot(other.index)], slot)

    def show_answered(self, number: int) -> None:
        """A comment on the article with this number has been answered."""
        row = self.articles[self._slot(number)]
        if row["index"] == number:
            row["answered"] = self.newsroom.articles[number].answered

    def free(self, oldest: int) -> np.ndarray | None:
        """Free the slots of each day whose last article is from hour `oldest` or before.

        Gives them as a bitset uint64[words], None if there are none.
        """
        published, begin, end = self.newsroom.articles, self.first_alive, self.first_alive
        while end < len(published) and _last_of_day(published, end).hour <= oldest:
            end = _last_of_day(published, end).index + 1
        if end == begin:
            return None
        freed = np.zeros(len(self.articles) // BITS, np.uint64)
        for index in range(begin, end):
            _set_bit(freed, self._slot(index))
        self.first_alive = end
        return freed

    def _slot(self, index: int) -> int:
        return index % len(self.articles)


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
