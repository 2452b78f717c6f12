"""Write the gallery of charts from executed reports: `make gallery`.

    python docs/gallery.py reports/daryo-putin-carlson/report.ipynb …

Every figure of the reports becomes a picture in docs/charts/ and an entry of docs/gallery.md.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
PAYLOAD = "application/vnd.analysis-utils+json"
SURFACE = '<rect width="100%" height="100%" fill="#fffffe"/>'
HEAD = """# Gallery of charts

Each chart of the reports on the bundled article and on the sample corpus, with its title (the
finding), what it measures, and the function that draws it:
`au.exhibit_chart(au.plot_…, table, name=…)`. Made by `make gallery`.
"""


def read_figures(path: Path) -> list[dict[str, Any]]:
    """Return the figures of an executed notebook, in their order."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    payloads = [output.get("data", {}).get(PAYLOAD, {}) for output in outputs]
    return [payload for payload in payloads if payload.get("type") == "figure"]


def write_entry(figure: dict[str, Any]) -> str:
    """Write the picture of a figure; return its entry."""
    name = figure["name"]
    start = figure["svg"].index(">") + 1
    svg = f"{figure['svg'][:start]}{SURFACE}{figure['svg'][start:]}\n"
    (DOCS / "charts" / f"{name}.svg").write_text(svg, "utf-8")
    return (
        f"\n## {figure['title']}\n\n{figure['subtitle']}: `plot_{name.replace('-', '_')}`\n\n"
        f"![{figure['alt']}](charts/{name}.svg)\n\n{figure['note']}\n"
    )


if __name__ == "__main__":
    (DOCS / "charts").mkdir(exist_ok=True)
    found = [figure for path in sys.argv[1:] for figure in read_figures(Path(path))]
    (DOCS / "gallery.md").write_text(HEAD + "".join(map(write_entry, found)), "utf-8")
