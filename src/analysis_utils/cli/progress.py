"""How far a run is, on standard error: rewritten in place, or a line now and then."""

from __future__ import annotations

import sys
import time

import click

from analysis_utils.corpus.tasks import Progress

_EVERY_SECONDS = 10.0  # between lines where standard error is no terminal


class ProgressLine:
    """Tells documents, rate, time left and failures of a run."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._told = self._start
        self._in_place = sys.stderr.isatty()
        self._width = 0

    def __call__(self, progress: Progress) -> None:
        """Tell how far the run is, now or when it is time."""
        now = time.monotonic()
        line = describe_progress(progress, now - self._start)
        if self._in_place:
            click.echo(f"\r{line.ljust(self._width)}", nl=False, err=True)
            self._width = len(line)
        elif now - self._told >= _EVERY_SECONDS:
            self._told = now
            click.echo(line, err=True)

    def close(self) -> None:
        """End the line that is rewritten in place."""
        if self._width:
            click.echo(err=True)


def describe_progress(progress: Progress, seconds: float) -> str:
    """Return a line on a run that has gone on for so many seconds.

    Examples
    --------
    >>> at = Progress(
    ...     n_documents=300, n_failures=1, prop_done=0.5, n_resumed=100, prop_resumed=0.25
    ... )
    >>> describe_progress(at, 10.0)
    '300 documents · 20/s · 50 % · 20 s left · 1 failure'
    """
    parts = [f"{progress.n_documents:,} documents"]
    n_new = progress.n_documents - progress.n_resumed
    prop_new = progress.prop_done - progress.prop_resumed
    if n_new and seconds > 0:
        parts.append(f"{n_new / seconds:,.0f}/s")
    if progress.prop_done > 0:  # nobody knows how long standard input is
        parts.append(f"{100 * progress.prop_done:.0f} %")
    if prop_new > 0:
        parts.append(f"{_duration(seconds * (1 - progress.prop_done) / prop_new)} left")
    failures = progress.n_failures
    parts.append(f"{failures:,} failure{'s' * (failures != 1)}")
    return " · ".join(parts)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = seconds / 60
    return f"{minutes:.0f} min" if minutes < 90 else f"{minutes / 60:.1f} h"
