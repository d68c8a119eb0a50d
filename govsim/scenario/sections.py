"""What every part of a file is made of: sections, quantities with their units, and texts in both languages."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator

MOST_MONEY, MOST_HOURS = 1e12, 10_000.0
"""Money of a price and hours of a piece of work, beyond any that is paid, so that sums are finite (assumption)."""

LINE_SIGNS = "\t\n\r"
TURNS_WRITING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that turn the direction of writing, so that a text reads as another than it is."""


def quantity(unit: str, default: Any = ..., **limits: Any) -> Any:
    """A field with its unit and range, written once for the schema, the messages and the sliders."""
    return Field(default, json_schema_extra={"unit": unit}, **limits)


def fraction(default: Any = ...) -> Any:
    """A field between 0 and 1."""
    return quantity("share", default, ge=0, le=1)


def money(unit: str, default: Any) -> Any:
    """A field for a price."""
    return quantity(unit, default, ge=0, le=MOST_MONEY)


def hours(unit: str, default: Any) -> Any:
    """A field for the hours of a piece of work."""
    return quantity(unit, default, ge=0, le=MOST_HOURS)


class Section(BaseModel):
    """A part of a scenario: frozen, strict about types, without unknown keys, without NaN or infinities."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class CrossFieldError(ValueError):
    """A rule between fields that does not hold: key of the catalogue and its values."""

    def __init__(self, key: str, **values: Any):
        super().__init__(key)
        self.key = key
        self.values = values


def _without_control_signs(text: str) -> str:
    for place, sign in enumerate(text, 1):
        if _is_control_sign(sign):
            raise CrossFieldError("fault.control_sign", value=f"U+{ord(sign):04X}", place=place)
    return text


def _is_control_sign(sign: str) -> bool:
    """Of ASCII's controls only ends of lines and tabs are text; halves of pairs and noncharacters are no signs."""
    number = ord(sign)
    no_sign = unicodedata.category(sign) == "Cs" or number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    return no_sign or sign in TURNS_WRITING or (unicodedata.category(sign) == "Cc" and sign not in LINE_SIGNS)


Text = Annotated[str, AfterValidator(_without_control_signs)]
"""What people read: no sign that a terminal would obey, or that a document cannot hold."""


class Words(Section):
    """A text in both languages; one that is said in one language stands for the other, too."""

    en: Text = Field("", min_length=1, max_length=2000)
    zh: Text = Field("", min_length=1, max_length=2000)

    @model_validator(mode="before")
    @classmethod
    def _in_one_language(cls, said: Any) -> Any:
        return {"en": said} if isinstance(said, str) else said

    @model_validator(mode="after")
    def _in_the_other_too(self):
        if not (self.en or self.zh):
            raise CrossFieldError("fault.no_words")
        object.__setattr__(self, "en", self.en or self.zh)
        object.__setattr__(self, "zh", self.zh or self.en)
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        found = handler(core)
        handler.resolve_ref_schema(found).update({"type": ["object", "string"], "minLength": 1, "minProperties": 1})
        return found

    def get(self, lang: str) -> str:
        """The text in `lang`."""
        return getattr(self, lang)
