# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the notebooks and saves the figure of each, as notebook_NAME.png.

usage: notebookfigures.py FOLDER
"""

import json
import pathlib
import shutil
import sys

import matplotlib

matplotlib.use("agg")

NOTEBOOKS = pathlib.Path(__file__).resolve().parents[2] / "resources" / "notebooks"


def main(folder):
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        names = {"__name__": path.stem}
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                exec(compile("".join(cell["source"]), path.name, "exec"), names)
        names["figure"].savefig(folder / f"notebook_{path.stem}.png", dpi=200)
        shutil.rmtree(names["folder"])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
