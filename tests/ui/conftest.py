"""What the tests of screens share."""

import pytest

from tests.ui.fakes import FakeProject


@pytest.fixture
def project() -> FakeProject:
    return FakeProject()
