# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual as a book for print: made as `./dev docs` makes it, and read by other programs."""

import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PROGRAMS = ("weasyprint", "pdfinfo", "pdftotext", "pdfimages")


def load_makesite():
    sys.path.insert(0, str(TOP / "resources" / "site"))
    spec = importlib.util.spec_from_file_location(
        "makesite", TOP / "resources" / "site" / "makesite.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def said(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def plain(text):
    """Lines of a page are broken anywhere, and a book has other quotation marks than its source."""
    return re.sub(r"[^\w]+", "", text)


class TestManualBook(unittest.TestCase):
    def setUp(self):
        missing = [each for each in PROGRAMS if not shutil.which(each)]
        if missing:
            self.skipTest(f"there is no {', '.join(missing)}")

    def test_the_book_has_all_chapters_in_order_with_links_and_pictures(self):
        site = load_makesite()
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "site"
            site.make_site(made, True, ["en"])
            book = site.Book("en")
            pdf = str(made / "en" / "tomato-desktop-en.pdf")
            facts = dict(
                line.split(":", 1) for line in said("pdfinfo", pdf).splitlines() if ":" in line
            )
            self.assertEqual(facts["Title"].strip(), "ToMaTo Desktop")
            self.assertGreater(int(facts["Pages"]), len(book.pages))
            text = plain(said("pdftotext", "-layout", pdf, "-"))
            # Behind the contents, each chapter begins with its title, in the order of the book.
            at = text.rindex(plain(book.pages[0].title), 0, text.index(plain(book.pages[1].title)))
            for page in book.pages:
                found = text.find(plain(page.title), at)
                self.assertGreaterEqual(found, 0, page.title)
                at = found
            # Each page can be reached from the contents.
            targets = said("pdfinfo", "-dests", pdf)
            for page in book.pages:
                self.assertIn(f'"{page.name}"', targets)
            # Those that stand twice are there once.
            pictures = list((made / "en").glob("*.png"))
            self.assertGreater(len(pictures), 20)
            images = said("pdfimages", "-list", pdf).splitlines()[2:]
            self.assertGreaterEqual(len(images), len(pictures))


if __name__ == "__main__":
    unittest.main()
