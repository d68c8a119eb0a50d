import pytest

from govsim.reports.brief.document import Brief
from govsim.reports.brief.source import read
from tests.reports.brief.made import MAKERS


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    """Folders of results by kind, made when first asked for."""
    root, made = tmp_path_factory.mktemp("results"), {}

    def folder(kind):
        if kind not in made:
            made[kind] = MAKERS[kind](root / kind)
        return made[kind]

    return folder


@pytest.fixture(scope="session")
def briefs(folders):
    """Briefs by kind and language."""
    made = {}

    def brief(kind, lang):
        if (kind, lang) not in made:
            made[kind, lang] = Brief(read([folders(kind)]), lang)
        return made[kind, lang]

    return brief


@pytest.fixture(scope="session")
def written(briefs, tmp_path_factory):
    """Files of briefs by kind, language and format."""
    from govsim.reports.brief import files

    root, made = tmp_path_factory.mktemp("briefs"), {}

    def file(kind, lang, ending):
        if (kind, lang, ending) not in made:
            (made[kind, lang, ending],) = files.write(briefs(kind, lang), root, f"{kind}.{lang}", [ending])
        return made[kind, lang, ending]

    return file
