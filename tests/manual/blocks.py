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


def text_of(page):
    path = TOP / page if page == "README.md" else TOP / "resources" / "manual" / page
    return path.read_text(encoding="utf-8")


def blocks_of(page):
    texts = re.findall(r"^```\w*\n(.*?)^```$", text_of(page), re.M | re.S)
    return [Block(page, number, text) for number, text in enumerate(texts, 1)]


# What a shell would run begins with one of these.
PROGRAMS = (
    r"(?:\./dev|build/bin/[a-z-]+|apt|cmake|docker|flatpak|ip|loginctl|man|nc|openssl|ping|podman|"
    r"source|ssh|sudo|sysctl|tar|tcpdump|tomato|tomato-[a-z]+|tshark|umoci|unzip|wireshark)"
)

# What may stand before it: values for its environment, a display of its own.
BEFORE = r"(?:[A-Z_]+=\S+ |xvfb-run (?:-\S+ )*)"

# Commands that need no further word.
ALONE = {
    "tomato completion bash",
    "tomato image list",
    "tomato lab check",
    "tomato mcp",
    "tomato metrics",
    "tomato template list",
}


def commands_in_sentences(page):
    """What stands in inline code of a page and could be typed, once each; not the mere names of
    commands of `tomato`, which are the other list."""
    return _in_sentences(page)[0]


def names_in_sentences(page):
    """The names of commands of `tomato` in inline code, without the words that they need."""
    return _in_sentences(page)[1]


def _in_sentences(page):
    text = re.sub(r"^```.*?^```$", "", text_of(page), flags=re.M | re.S)
    spans = dict.fromkeys(
        re.findall(rf"`({BEFORE}+{PROGRAMS}(?: [^`\n]+)?|{PROGRAMS} [^`\n]+)`", text)
    )
    names = [
        span for span in spans if span not in ALONE and re.fullmatch(r"tomato [a-z]+( [a-z]+)?", span)
    ]
    return [span for span in spans if span not in names], names


def all_blocks():
    return [block for page in pages() for block in blocks_of(page)]
