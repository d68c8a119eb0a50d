import pytest

from govsim.app.choice import opened
from govsim.app.shelf import Shelf
from tests.examples import ROOT, small


@pytest.fixture
def shelf():
    return Shelf(
        {"small": ROOT / "tests" / "small.yaml", "quickstart": ROOT / "scenarios" / "quickstart.yaml"}, "small"
    )


@pytest.fixture
def choice():
    return opened(small(), "small")
