"""``python -m analysis_utils.cli`` is ``media-report``."""

from analysis_utils.cli import main

main()
