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


def make_site():
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
        site = make_site()
        book = site.Book("en")
        with tempfile.TemporaryDirectory() as folder:
            own = Path(folder) / "en"
            own.mkdir()
            shutil.copyfile(TOP / "resources" / "site" / "print.css", own.parent / "print.css")
            shutil.copyfile(
                TOP / "resources" / "icons" / "application.svg", own.parent / "icon.svg"
            )
            for name, file in book.pictures.items():
                shutil.copyfile(file, own / name)
            site.print_book(book, own)
            pdf = str(own / "tomato-desktop-en.pdf")
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
            images = said("pdfimages", "-list", pdf).splitlines()[2:]
            self.assertGreaterEqual(len(images), len([each for each in book.pictures if each.endswith(".png")]) // 2)


if __name__ == "__main__":
    unittest.main()
