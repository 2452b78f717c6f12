"""Work in an event loop that ends cleanly when somebody stops the program."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


def run_stoppable(work: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine in a new event loop; a stop cancels it.

    Each signal that would raise KeyboardInterrupt cancels the work instead, at a place where it
    waits. Raised just anywhere the exception can leave a socket half made, for which closing
    then waits forever; and a signal that another thread receives does not wake a loop without
    handlers of its own.

    Raises
    ------
    KeyboardInterrupt
        The work was stopped, and has cleaned up.
    """
    before = _stopping_signals()

    async def watched() -> Result:
        loop = asyncio.get_running_loop()
        task = asyncio.ensure_future(work)
        for number in before:
            loop.add_signal_handler(number, task.cancel)
        return await task

    try:
        return asyncio.run(watched())
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None
    finally:
        for number in before:
            signal.signal(number, signal.default_int_handler)


def _stopping_signals() -> list[signal.Signals]:
    """Return the signals that raise KeyboardInterrupt here and that a loop can handle."""
    if threading.current_thread() is not threading.main_thread() or os.name != "posix":
        return []
    return [s for s in signal.valid_signals() if signal.getsignal(s) is signal.default_int_handler]
