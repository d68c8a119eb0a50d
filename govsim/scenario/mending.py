"""Making do with a document that has faults, so that what stands behind them is looked at, too.

Every faulty value is replaced by one that is allowed and that nothing else can be blamed for. What was replaced says
nothing: only what is wrong elsewhere counts.
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Sequence
from typing import Any, Literal, TypeVar, get_args, get_origin

from annotated_types import Ge, Gt, Le
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from govsim.errors import Fault, Place
from govsim.scenario.pydantic_faults import plain, schema_faults, walked
from govsim.scenario.sections import Text, Words

Model = TypeVar("Model", bound=BaseModel)
ROUNDS = 3
"""How often a document is mended at most: rules between fields are looked at when every field is as it should be."""
HIGHEST = ("days", "size")
"""Fields of which the highest value lets everything else be: days lie in the horizon, friends find enough citizens."""
UNNAMED = ("strategies", "new_strategies", "campaigns", "events")
"""Lists whose keys nothing else names."""
SOME_DAY = datetime.date(2020, 1, 1)
NAME: Place = ("name",)
NETWORK: Place = ("population", "network")
BETWEEN: dict[str, dict[str, Any]] = {
    "fault.burn_in": {"burn_in_days": 0},
    "fault.size_missing": {"size": 20_000_000},
    "fault.duty_hours": {"hours": [9, 17]},
}
"""What to write for faults of several values of a section together."""
RANGES = (("uncertainties",), ("levers",))
"""Mappings of an experiment of which each entry can be left out."""
FOLLOWING = {"fault.shares_sum": "share", "fault.topics_sum": "topics", "fault.list_path": "uncertainties"}
"""Faults that may follow from a value replaced in a part of this name."""


class _CannotMendError(Exception):
    """A fault for which there is no value that nothing else depends on."""


def made_do(document: dict, faults: Sequence[Fault], root: type[Model]) -> Model | None:
    """The document without these faults of its schema; None where one of them cannot be mended."""
    for _ in range(ROUNDS):
        try:
            document = _mended(document, faults, root)
            return root.model_validate(document)
        except ValidationError as error:
            faults = schema_faults(error, root)
        except (_CannotMendError, LookupError, TypeError, AttributeError):
            return None
    return None


def elsewhere(found: Sequence[Fault], mended: Sequence[Fault]) -> list[Fault]:
    """Of what was found in a document that was made do with, all that does not follow from what was replaced."""
    places = {_place(fault) for fault in mended}
    parts = {part for place in places for part in place} | {FOLLOWING.get(fault.key) for fault in mended}
    return [fault for fault in found if _place(fault) not in places and FOLLOWING.get(fault.key, "") not in parts]


def _place(fault: Fault) -> Place:
    """Where a fault stands, or what is missing would stand."""
    return (*fault.path, fault.values["value"]) if fault.key == "fault.missing" else fault.path


def _mended(document: dict, faults: Sequence[Fault], root: type[BaseModel]) -> dict:
    copied = copy.deepcopy(document)
    for fault in faults:
        _mend(copied, fault, root)
    return copied


def _mend(document: dict, fault: Fault, root: type[BaseModel]) -> None:
    if fault.path[:2] == NETWORK:
        document["population"]["network"] = {"kind": "random", "mean_friends": 0.0}
    elif fault.path[:1] in RANGES and len(fault.path) > 1:
        document[fault.path[0]].pop(fault.path[1], None)
    elif fault.key in BETWEEN:
        _inside(document, fault.path).update(BETWEEN[fault.key])
    elif fault.key == "fault.topics_sum":
        topics = _inside(document, fault.path)["topics"]
        topics.update(dict.fromkeys(topics, 0.0) | {next(iter(topics)): 1.0})
    elif fault.key == "fault.unknown_key":
        _inside(document, fault.path[:-1]).pop(fault.path[-1], None)
    else:
        _put(document, _place(fault), root)


def _inside(document: Any, path: Place) -> Any:
    for part in path:
        document = document[part]
    return document


def _put(document: dict, path: Place, root: type[BaseModel]) -> None:
    """Write what the schema takes there: nothing where there is a default, else a value that does no harm."""
    owner, info = _inside(document, path[:-1]), walked(path, root)[1]
    if info is not None and not info.is_required() and isinstance(owner, dict):
        owner.pop(path[-1], None)
    elif path == NAME or (path[-1] == "key" and path[0] in UNNAMED):
        owner[path[-1]] = "_".join(("mended", *map(str, path[1:2])))
    else:
        owner[path[-1]] = _harmless(info, str(path[-1]))


def _harmless(info: FieldInfo | None, name: str) -> Any:
    """The first choice, a number at an end of its range, some day, or a text without meaning."""
    kind = plain(info.annotation) if info else None
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if info is not None and isinstance(kind, type) and issubclass(kind, int | float):
        return kind(_end(info, name))
    known = {datetime.date: SOME_DAY, Words: {"en": "-"}, plain(Text): "-"}
    if info is None or kind not in known or any(hasattr(limit, "pattern") for limit in info.metadata):
        raise _CannotMendError
    return known[kind]


def _end(info: FieldInfo, name: str) -> float:
    """The least value of a number, the highest where that lets everything else be."""
    for limit in info.metadata:
        match limit:
            case Le(le=bound) if name in HIGHEST:
                return float(bound)  # type: ignore[arg-type]  # limits of numbers are numbers
            case Ge(ge=bound) | Gt(gt=bound) if name not in HIGHEST:
                return float(bound) + (1.0 if isinstance(limit, Gt) else 0.0)  # type: ignore[arg-type]
    return 0.0
