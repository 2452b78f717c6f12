"""A stop ends work at a place where it waits, and lets it clean up."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator

import pytest

from analysis_utils.report.stoppable import run_stoppable

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")


@pytest.fixture(params=[signal.SIGINT, signal.SIGTERM])
def number(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    """A signal that raises KeyboardInterrupt, as the command line sets it up."""
    before = signal.signal(request.param, signal.default_int_handler)
    yield request.param
    signal.signal(request.param, before)


def test_a_stop_breaks_no_step_in_two_and_lets_the_work_clean_up(number: signal.Signals) -> None:
    done = []

    async def work() -> None:
        try:
            os.kill(os.getpid(), number)
            done.append("step")
            await asyncio.sleep(60)
            done.append("went on")
        finally:
            await asyncio.sleep(0)
            done.append("cleaned up")

    with pytest.raises(KeyboardInterrupt):
        run_stoppable(work())
    assert done == ["step", "cleaned up"]


def test_afterwards_a_stop_does_what_it_did_before(number: signal.Signals) -> None:
    assert run_stoppable(asyncio.sleep(0, "result")) == "result"
    assert signal.getsignal(number) is signal.default_int_handler


def test_a_signal_that_is_ignored_stays_ignored(number: signal.Signals) -> None:
    signal.signal(number, signal.SIG_IGN)

    async def work() -> str:
        os.kill(os.getpid(), number)
        await asyncio.sleep(0.01)
        return "result"

    assert run_stoppable(work()) == "result"
    assert signal.getsignal(number) == signal.SIG_IGN
