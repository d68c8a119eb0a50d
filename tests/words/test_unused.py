"""Every text of the catalogue is used: the sources hold its key, or a template that makes it.

A template is a string with holes, `f"brief.cost.{name}"` or `` `page.${name}` ``. A hole may be filled by a string of
the sources, by words that occur in them (joined by dots or underscores), or by what another template makes.
"""

import re
from functools import cache

from govsim import words
from tests.examples import ROOT

STRING = re.compile(r'"([^"\n]*)"|\'([^\'\n]*)\'|`([^`\n]*)`')
HOLE = re.compile(r"\$?\{[^{}]*\}")
LITERAL = re.compile(r"[a-z]{3}")


def _sources():
    paths = [*ROOT.glob("govsim/**/*.py"), *ROOT.glob("govsim/app/web/*.js"), ROOT / "docs" / "tables.py"]
    catalogue = ROOT / "govsim" / "words"
    return "\n".join(path.read_text(encoding="utf-8") for path in paths if catalogue not in path.parents)


def _template(text):
    return re.compile("(.+)".join(map(re.escape, HOLE.split(text))))


class Sources:
    """What the sources can make a key of."""

    def __init__(self, text):
        strings = {string for found in STRING.findall(text) for string in found if string}
        self.strings = strings
        self.words = set(re.findall(r"[A-Za-z0-9]+", text))
        self.templates = [_template(one) for one in strings if "{" in one and LITERAL.search(HOLE.sub("", one))]

    def make(self, key):
        return key in self.strings or any(self._fills(template, key) for template in self.templates)

    def _fills(self, template, key):
        found = template.fullmatch(key)
        return found is not None and all(map(self._fill, found.groups()))

    @cache  # noqa: B019
    def _fill(self, part):
        return self.words.issuperset(re.split(r"[._]", part)) or self.make(part)


def test_keys_are_found_in_strings_and_templates():
    sources = Sources('say("a.exact"); say(f"brief.{name}"); part(f"cost.{one}"); kinds = ("wages", "two words")')
    assert sources.make("a.exact")
    assert sources.make("brief.wages")
    assert sources.make("brief.two words")
    assert sources.make("brief.cost.wages")
    assert not sources.make("brief.cost.hours")
    assert not sources.make("a.other")


def test_every_text_is_used():
    sources = Sources(_sources())
    assert [key for key in words.catalogue() if not sources.make(key)] == []
