# SPDX-License-Identifier: GPL-3.0-or-later
"""The blocks of code in the manual's English pages; those of other languages are the same."""

import pathlib
import re

TOP = pathlib.Path(__file__).resolve().parents[2]


class Block:
    def __init__(self, page, number, text):
        self.page = page
        self.number = number
        self.text = text

    def __repr__(self):
        return f"block {self.number} of {self.page}"


def pages():
    manual = TOP / "resources" / "manual"
    return ["README.md", *sorted(
        path.name for path in manual.glob("*.md") if not re.search(r"_[a-z]{2}\.md$", path.name)
    )]


def blocks_of(page):
    path = TOP / page if page == "README.md" else TOP / "resources" / "manual" / page
    texts = re.findall(r"^```\w*\n(.*?)^```$", path.read_text(encoding="utf-8"), re.M | re.S)
    return [Block(page, number, text) for number, text in enumerate(texts, 1)]


def commands_in_sentences(page):
    """The commands in inline code of a page that could be typed: no fragments such as a command's
    name alone, nothing with a choice or an ellipsis."""
    text = (TOP / "resources" / "manual" / page).read_text(encoding="utf-8")
    spans = re.findall(r"`(tomato [a-z][^`\n]*)`", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S))
    complete = {"tomato lab check", "tomato image list"}
    return [
        span
        for span in dict.fromkeys(spans)
        if span in complete
        or not re.search(r"…|\.\.\.|\[|\\?\||^tomato [a-z]+( [a-z]+)?$", span)
    ]


def all_blocks():
    return [block for page in pages() for block in blocks_of(page)]
