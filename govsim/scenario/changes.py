"""What one entry of a strategy does to a scenario as a document: set a value, add, merge and close accounts.

Each raises GovsimError or PathError where it cannot be done.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from govsim.errors import GovsimError, shown
from govsim.scenario.paths import OPEN_PATHS, is_open, put
from govsim.scenario.pydantic_faults import suggestion
from govsim.words import Term

Document = dict[str, Any]


@dataclass(frozen=True)
class SetValue:
    """Write a value at every location of a path."""

    path: str
    value: Any

    def apply(self, document: Document) -> None:
        """Change the document; refuse a path that is no choice of a strategy."""
        if not is_open(self.path):
            raise GovsimError("fault.not_a_choice", value=self.path, allowed=list(OPEN_PATHS))
        put(document, self.path, self.value)


@dataclass(frozen=True)
class AddEntry:
    """Append an account, a campaign or an event: `part` says which."""

    part: str
    entry: Document

    def apply(self, document: Document) -> None:
        """Change the document; refuse where an earlier entry has put something else in place of the list."""
        if not isinstance(document[self.part], list):
            raise GovsimError("fault.type", value=shown(document[self.part]), allowed=Term("kind.list"))
        said = copy.deepcopy(self.entry)
        document[self.part].append({key: value for key, value in said.items() if key != "from_day"})


@dataclass(frozen=True)
class CloseAccount:
    """Close an account; what campaigns and events name of it passes to the heir, or falls away where there is none."""

    account: str
    heir: str | None = None

    def apply(self, document: Document) -> None:
        """Change the document; refuse an account that is not there, and the last one."""
        index = _index(document, self.account)
        if len(document["accounts"]) == 1:
            raise GovsimError("fault.last_account", value=self.account)
        del document["accounts"][index]
        document["campaigns"] = [left for one in document["campaigns"] if (left := self._campaign(one))]
        document["events"] = [left for one in document["events"] if (left := self._event(one))]

    def _campaign(self, campaign: Document) -> Document | None:
        named = {part: self.heir for part in ("account", "via") if campaign.get(part) == self.account}
        return None if named and self.heir is None else campaign | named

    def _event(self, event: Document) -> Document | None:
        """An event stays though the account that acts in it closes; one that happens to the account alone goes."""
        if event.get("account") == self.account:
            return event | {"account": self.heir} if self.heir else None
        event = dict(event)
        for part in ("rebuttal", "notice"):
            if event.get(part) and event[part]["account"] == self.account:
                event[part] = event[part] | {"account": self.heir} if self.heir else None
        if self.account in event.get("accounts", ()):
            event["accounts"] = self._accounts(event["accounts"])
            return event if event["accounts"] else None
        return event

    def _accounts(self, keys: list[str]) -> list[str]:
        left = (self.heir if key == self.account else key for key in keys)
        return list(dict.fromkeys(key for key in left if key))


@dataclass(frozen=True)
class MergeAccounts:
    """Close accounts and let another serve their topics."""

    accounts: tuple[str, ...]
    into: str

    def apply(self, document: Document) -> None:
        """Change the document; refuse an account that is not there, and one merged into itself."""
        target = document["accounts"][_index(document, self.into)]
        for key in self.accounts:
            if key == self.into:
                raise GovsimError("fault.merge_into_itself", value=key)
            served = document["accounts"][_index(document, key)]["serves"]
            target["serves"] = list(dict.fromkeys([*target["serves"], *served]))
            CloseAccount(key, self.into).apply(document)


Action = SetValue | AddEntry | MergeAccounts | CloseAccount


def _index(document: Document, key: str) -> int:
    keys = [account["key"] for account in document["accounts"]]
    if key not in keys:
        raise GovsimError("fault.unknown_account", value=key, allowed=keys, suggestion=suggestion(key, keys))
    return keys.index(key)
