"""What every test of the suite gets: a quick, repeatable hypothesis and marks that skip."""

from __future__ import annotations

import shutil
import signal

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", parent=settings.get_profile("suite"), derandomize=False, max_examples=2000)
settings.load_profile("suite")

PROGRAMS = {
    "libreoffice": ("soffice", "libreoffice"),
    "browser": ("chromium", "chromium-browser", "google-chrome"),
}
"""Mark to the programs of which a test so marked needs one."""


def pytest_configure() -> None:
    """Let what the tests start be interrupted: a shell lets no interrupt through to what runs in its background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a program that this machine does not have."""
    for mark, programs in PROGRAMS.items():
        if item.get_closest_marker(mark) and not any(map(shutil.which, programs)):
            pytest.skip(f"needs one of {', '.join(programs)}")
