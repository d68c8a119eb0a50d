import pytest
from hypothesis import settings

settings.register_profile("govsim", deadline=None)  # machines are noisy: counts are asserted, not seconds
settings.load_profile("govsim")
TABLE = pytest.StashKey[list]()


@pytest.fixture
def table(request):
    """Add a line to the table that stands at the end of the run: what was measured, and what came of it."""
    rows = request.config.stash.setdefault(TABLE, [])
    return lambda what, found: rows.append((what, found))


def pytest_terminal_summary(terminalreporter, config):
    rows = config.stash.get(TABLE, [])
    if rows:
        terminalreporter.section("benchmark")
        width = max(len(what) for what, _ in rows)
        for what, found in rows:
            terminalreporter.write_line(f"{what:<{width}}  {found}")
