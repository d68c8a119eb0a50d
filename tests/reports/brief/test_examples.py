"""The briefs under `docs/examples`: made anew with `govsim brief` from the experiments and the quickstart scenario."""

import pytest

from govsim.reports.brief.files import READ_BACK
from govsim.reports.brief.verify import Check
from tests.examples import ROOT

EXAMPLES = sorted(path for kind in READ_BACK for path in (ROOT / "docs" / "examples").glob(f"*.{kind}"))


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_holds(path):
    done = Check(path).run(workers=1)
    assert done.holds, done
