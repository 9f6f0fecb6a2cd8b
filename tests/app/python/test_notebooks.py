# SPDX-License-Identifier: GPL-3.0-or-later
"""Every notebook runs from its first cell to its last one, and what it asserts holds."""

import json
import os
import pathlib
import tempfile
import unittest
import warnings

from labhome import LabHome

os.environ["MPLBACKEND"] = "agg"
NOTEBOOKS = pathlib.Path(__file__).resolve().parents[3] / "resources" / "notebooks"


class TestNotebooks(LabHome):
    def setUp(self):
        super().setUp()
        self.needs_labs()
        # Python looks into TMPDIR once only.
        self.addCleanup(setattr, tempfile, "tempdir", tempfile.tempdir)
        tempfile.tempdir = str(self.home)

    def run_cells(self, name):
        notebook = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text("utf-8"))
        self.assertEqual(notebook["nbformat"], 4)
        names = {"__name__": name}
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                self.assertEqual(cell["outputs"], [], "outputs are not kept in the sources")
                with warnings.catch_warnings():
                    # Libraries that draw give such warnings.
                    warnings.simplefilter("ignore", DeprecationWarning)
                    exec(compile("".join(cell["source"]), f"{name} {cell['id']}", "exec"), names)
        self.assertEqual(names["folder"].parent, self.home, "nothing is left behind")

    def test_the_first_capture(self):
        self.run_cells("first_capture")

    def test_bufferbloat(self):
        self.run_cells("bufferbloat")

    def test_a_change_of_routing(self):
        self.run_cells("routing_change")

    def test_a_published_result(self):
        # Its statements have narrow limits. A run that the machine was too busy for says so.
        for attempt in range(3):
            try:
                self.run_cells("published_result")
                return
            except Exception as error:
                if attempt == 2 or " late at " not in str(error):
                    raise

    def test_each_has_a_test(self):
        found = {path.stem for path in NOTEBOOKS.glob("*.ipynb")}
        self.assertEqual(found, {"first_capture", "bufferbloat", "routing_change", "published_result"})


if __name__ == "__main__":
    unittest.main()
