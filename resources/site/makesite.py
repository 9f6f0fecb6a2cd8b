#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a plain web site of the manual, and with --pdf a book of each language.

usage: makesite.py [--pdf] FOLDER
"""

import html
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse

from book import FIRST_PAGE, TOP, Book, languages, size_of

HERE = pathlib.Path(__file__).resolve().parent
NAMES = {"en": "English", "de": "Deutsch", "zh": "简体中文"}
PROGRAM = "ToMaTo Desktop"


def file_of(page):
    return "index.html" if page.name == FIRST_PAGE else page.name + ".html"


def body_of(book, page, identify, link_to):
    """A page's HTML: headings with ids, links by `link_to(page, anchor)`, pictures with sizes."""

    def link(match):
        target = urllib.parse.unquote(html.unescape(match[1]))
        if re.match(r"https?:", target):
            return match[0]
        path, _, place = target.partition("#")
        linked = book.page(path) if path else page
        if place:
            place = book.anchor_in(linked, place)
        if place is None:
            raise ValueError(f"{page.name} ({book.language}): there is no {target}")
        return f'<a href="{html.escape(link_to(linked, place))}"'

    def picture(match):
        name = book.picture(urllib.parse.unquote(html.unescape(match[1])))
        width, height = size_of(book.pictures[name])
        return f'<img src="{html.escape(name)}" width="{width}" height="{height}"'

    text = page.with_anchors(identify)
    text = re.sub(r'<a href="([^"]*)"', link, text)
    text = re.sub(r'<img src="([^"]*)"', picture, text)
    # A wide table or a long line scrolls by itself.
    return text.replace("<table>", '<div class="wide"><table>').replace(
        "</table>", "</table></div>"
    )


def contents_of(book, here):
    """All pages, and the sections of the one that is shown."""
    rows = []
    for page in book.pages:
        mark = ' aria-current="page"' if page is here else ""
        row = f'<li><a href="{file_of(page)}"{mark}>{html.escape(page.title)}</a>'
        sections = [each for each in page.headings[1:] if each.level == 2]
        if page is here and sections:
            row += "<ul>" + "".join(
                f'<li><a href="#{html.escape(each.anchor)}">{each.markup}</a></li>'
                for each in sections
            )
            row += "</ul>"
        rows.append(row + "</li>")
    return "<ol>" + "\n".join(rows) + "</ol>"


def switch_of(book, spoken, page):
    links = []
    for each in spoken:
        name = html.escape(NAMES.get(each, each))
        mark = ' aria-current="true"' if each == book.language else ""
        links.append(
            f'<a href="../{each}/{file_of(page)}" lang="{each}" hreflang="{each}"{mark}>{name}</a>'
        )
    return " ".join(links)


def step(page, relation, arrow):
    if page is None:
        return "<span></span>"
    return (
        f'<a rel="{relation}" href="{file_of(page)}"><span>{arrow}</span> '
        f"{html.escape(page.title)}</a>"
    )


def head_of(language, title, top):
    """The head of a page of the site; `top` leads to the folder with what all pages share."""
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{html.escape(title)}</title>
<link rel="icon" href="{top}icon.svg">
<link rel="stylesheet" href="{top}style.css">
</head>
"""


def web_page(book, spoken, index, pdf):
    page = book.pages[index]
    before = book.pages[index - 1] if index else None
    behind = book.pages[index + 1] if index + 1 < len(book.pages) else None
    title = page.title if page.title == PROGRAM else f"{page.title} – {PROGRAM}"
    whole = f'<a href="{pdf}">PDF</a>' if pdf else ""
    body = body_of(
        book,
        page,
        lambda anchor: anchor,
        lambda linked, place: file_of(linked) + (f"#{place}" if place else ""),
    )
    return f"""{head_of(book.language, title, "../")}<body>
<header>
<a class="home" href="index.html"><img src="../icon.svg" alt="" width="28" height="28">{PROGRAM}</a>
<nav class="languages">{switch_of(book, spoken, page)} {whole}</nav>
</header>
<div class="page">
<nav class="contents" aria-label="{html.escape(book.pages[0].headings[1].title)}">
{contents_of(book, page)}
</nav>
<main>
<article>
{body}</article>
<nav class="steps">{step(before, "prev", "←")} {step(behind, "next", "→")}</nav>
</main>
</div>
</body>
</html>
"""


def whole_book(book):
    """All pages in one, for print; an anchor has its page's name before it."""
    rows, pages = [], []
    for page in book.pages:
        rows.append(
            f'<li><a href="#{page.name}">{html.escape(page.title)}</a><ol>'
            + "".join(
                f'<li><a href="#{html.escape(page.name + "--" + each.anchor)}">{each.markup}</a></li>'
                for each in page.headings[1:]
                if each.level == 2
            )
            + "</ol></li>"
        )
        body = body_of(
            book,
            page,
            lambda anchor, page=page: f"{page.name}--{anchor}",
            lambda linked, place: f"#{linked.name}" + (f"--{place}" if place else ""),
        )
        pages.append(f'<section id="{page.name}">\n{body}</section>\n')
    version = re.search(r"project\(.* VERSION ([0-9.]+)", (TOP / "CMakeLists.txt").read_text())[1]
    return f"""<!DOCTYPE html>
<html lang="{book.language}">
<head>
<meta charset="utf-8">
<title>{PROGRAM}</title>
<link rel="stylesheet" href="../print.css">
</head>
<body>
<div class="cover"><img src="../icon.svg" alt=""><p class="name">{PROGRAM}</p><p>{version}</p></div>
<nav>
<ol>{"".join(rows)}</ol>
</nav>
{"".join(pages)}
</body>
</html>
"""


def front_page(spoken):
    """The first thing that is seen: a choice of the language."""
    rows = "".join(
        f'<li><a href="{each}/index.html" lang="{each}">{html.escape(NAMES.get(each, each))}</a></li>'
        for each in spoken
    )
    return f"""{head_of("en", PROGRAM, "")}<body class="front">
<main><img src="icon.svg" alt="" width="96" height="96"><h1>{PROGRAM}</h1><ul>{rows}</ul></main>
</body>
</html>
"""


def print_book(book, folder):
    source = folder / "book.html"
    source.write_text(whole_book(book), encoding="utf-8")
    pdf = folder / f"tomato-desktop-{book.language}.pdf"
    said = subprocess.run(
        ["weasyprint", "--optimize-size", "all", source, pdf],
        capture_output=True,
        text=True,
        check=False,
    )
    source.unlink()
    if said.returncode or said.stderr:
        raise ValueError(f"weasyprint said: {said.stderr}")


def make_site(folder, wants_pdf, spoken=None):
    """In these languages, or in all."""
    spoken = spoken or languages()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("style.css", "print.css"):
        shutil.copyfile(HERE / name, folder / name)
    shutil.copyfile(TOP / "resources" / "icons" / "application.svg", folder / "icon.svg")
    (folder / "index.html").write_text(front_page(spoken), encoding="utf-8")
    for language in spoken:
        book = Book(language)
        own = folder / language
        own.mkdir()
        pdf = f"tomato-desktop-{language}.pdf" if wants_pdf else ""
        for index, page in enumerate(book.pages):
            text = web_page(book, spoken, index, pdf)
            (own / file_of(page)).write_text(text, encoding="utf-8")
        for name, file in book.pictures.items():
            shutil.copyfile(file, own / name)
        if wants_pdf:
            print_book(book, own)
    (folder / "print.css").unlink()


def main(words):
    wants_pdf = "--pdf" in words
    folders = [word for word in words if word != "--pdf"]
    if len(folders) != 1 or folders[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        make_site(pathlib.Path(folders[0]), wants_pdf)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        print(f"makesite.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
