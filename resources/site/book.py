# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the manual in one language, as ui/help/manualbook.cpp reads them for the window."""

import html
import pathlib
import re
import struct
import subprocess

FIRST_PAGE = "manual"
TOP = pathlib.Path(__file__).resolve().parents[2]
MANUAL = TOP / "resources" / "manual"
# Pages that lie elsewhere; the window has them beside the others in its resources.
ELSEWHERE = {"PROTOCOL.md": TOP / "app" / "protocol" / "PROTOCOL.md"}


def languages():
    """English, and those that the first page is there in."""
    found = {path.stem.rpartition("_")[2] for path in MANUAL.glob(f"{FIRST_PAGE}_*.md")}
    return ["en", *sorted(found)]


def page_name(link):
    """Pages link to the file of their own language: labs_de.md is labs."""
    return re.sub(r"_[a-z]{2}$", "", pathlib.PurePosixPath(link).stem)


def anchor(title):
    kept = ""
    for each in title.lower():
        if each.isspace():
            kept += "-"
        elif each.isalpha() or each.isdecimal() or each in "-_":
            kept += each
    return kept


def plain(markup):
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


class Heading:
    def __init__(self, level, markup, taken):
        self.level = level
        self.markup = markup
        self.title = plain(markup)
        # The window goes to the first of several that are called alike.
        self.anchor = anchor(self.title)
        count = taken.get(self.anchor, 0)
        taken[self.anchor] = count + 1
        if count:
            self.anchor += f"-{count}"


class Page:
    """A page as HTML, whose links and pictures are still those of the Markdown."""

    def __init__(self, name, source):
        self.name = name
        self.html = subprocess.run(
            ["cmark-gfm", "-e", "table", "-e", "strikethrough", "-e", "autolink"],
            input=source,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
        if "<!-- raw HTML omitted -->" in self.html:
            raise ValueError(f"{name}.md has HTML in it, which the window does not show")
        taken = {}
        self.headings = [
            Heading(int(level), markup, taken)
            for level, markup in re.findall(r"<h([1-6])>(.*?)</h\1>", self.html, re.S)
        ]
        self.title = self.headings[0].title if self.headings else name

    def with_anchors(self, identify):
        """The HTML with an id, which `identify` makes of an anchor, at each heading."""
        headings = iter(self.headings)

        def named(match):
            return f'<h{match[1]} id="{html.escape(identify(next(headings).anchor))}">'

        return re.sub(r"<h([1-6])>", named, self.html)


class Book:
    def __init__(self, language):
        self.language = language
        self.pictures = {}
        names, sources = [FIRST_PAGE], {}
        for name in names:
            sources[name] = self.file(name + ".md").read_text(encoding="utf-8")
            for link in re.findall(r"\]\(([^):#]+\.md)", sources[name]):
                linked = page_name(link)
                if linked not in names and self.file(linked + ".md"):
                    names.append(linked)
        self.pages = [Page(name, sources[name]) for name in names]

    def file(self, name):
        """A file of the manual in this language, else in English, else None."""
        path = pathlib.PurePosixPath(name)
        own = MANUAL / f"{path.stem}_{self.language}{path.suffix}"
        for each in (own, MANUAL / name, ELSEWHERE.get(name, own)):
            if each.exists():
                return each
        return None

    def picture(self, link):
        """The file that a picture's link means, under the name that it has in every language."""
        path = pathlib.PurePosixPath(link)
        name = path.stem.removesuffix(f"_{self.language}") + path.suffix
        found = self.file(name)
        if found is None:
            raise ValueError(f"there is no picture {link}")
        self.pictures[name] = found
        return name

    def anchor_in(self, page, anchor):
        """The anchor in this language; pages that are not translated have the English one."""
        own = [each.anchor for each in page.headings]
        if anchor in own:
            return anchor
        english = MANUAL / f"{page.name}.md"
        if not english.exists():
            return None
        source = english.read_text(encoding="utf-8")
        there = [each.anchor for each in Page(page.name, source).headings]
        place = there.index(anchor) if anchor in there else len(own)
        return own[place] if place < len(own) else None

    def page(self, link):
        name = page_name(link)
        for each in self.pages:
            if each.name == name:
                return each
        raise ValueError(f"there is no page {link}")


def size_of(png):
    """The pixels of a picture on a plain screen: it is stored with two for each."""
    width, height = struct.unpack(">II", png.read_bytes()[16:24])
    return width // 2, height // 2
