"""The command ``media-report``: parses arguments, joins stages, nothing else."""

from __future__ import annotations

import gc
import signal
import sys


def main() -> None:
    """Run the command; errors end as one clear line and exit status 1 or 2."""
    # A command is short-lived: collecting its garbage early costs more than it frees.
    gc.set_threshold(100_000, 20, 20)
    try:
        _stop_as_by_ctrl_c()
        from analysis_utils.cli.commands import run

        status = run()
    except KeyboardInterrupt:
        sys.stderr.write("media-report: stopped; existing reports are as they were\n")
        status = 1
    sys.exit(status)


def _stop_as_by_ctrl_c() -> None:
    """Clean up, too, when the terminal is closed or somebody ends the process."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Whoever starts the command with nohup wants the signal to be passed over.
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
