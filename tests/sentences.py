"""The sentences that invalid files should get; `{levers}` and the like stand for lists that grow with the package."""

from govsim.rules.evidence import BY_KEY
from govsim.rules.numbers import CHANNELS, Behaviour
from govsim.scenario.schema import Practice
from govsim.words import joined

LISTS = {"levers": Practice.model_fields, "numbers": Behaviour._fields, "channels": CHANNELS, "patterns": BY_KEY}


def expected(path, lang):
    """What stands beside an invalid file in a language, its lists filled in."""
    text = path.with_suffix(f".{lang}.txt").read_text(encoding="utf-8")
    for name, items in LISTS.items():
        text = text.replace(f"{{{name}}}", joined(items, lang))
    return text
