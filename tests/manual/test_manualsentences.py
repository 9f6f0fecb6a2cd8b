# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command that a sentence of the manual or of README names is run, page by page; what cannot be
run here is in a table with the reason, as is what a reader has to complete (sentences.py)."""

import re
import unittest

from blocks import all_blocks, commands_in_sentences, names_in_sentences, pages, text_of
from inlabs import InLabs
from pages import NOT_RUN as BLOCKS_NOT_RUN
from sentences import MEANT, NOT_RUN, SENTENCES, VIEWERS, Sentences


def named(*, run):
    """The commands of sentences with their pages."""
    return [
        (page, each)
        for page in pages()
        for each in commands_in_sentences(page)
        if (each not in NOT_RUN) == run
    ]


class TestManualSentences(InLabs):
    def test_every_command_works(self):
        names = list(dict.fromkeys(page for page, _ in named(run=True)))
        done = self.perform([SENTENCES.get(name, Sentences)(name) for name in names])
        self.assertEqual(sorted(done), sorted(named(run=True)))

    def test_tables_have_what_pages_have(self):
        all_commands = {each for page in pages() for each in commands_in_sentences(page)}
        self.assertGreater(len(all_commands), 140)
        for table in (NOT_RUN, MEANT, VIEWERS):
            self.assertEqual([each for each in table if each not in all_commands], [])
        self.assertEqual([each for each in NOT_RUN if each in MEANT or each in VIEWERS], [])

    def test_each_command_that_is_only_named_is_run_somewhere(self):
        names = {each.removeprefix("tomato ") for page in pages() for each in names_in_sentences(page)}
        names |= set(re.findall(r"^\| `tomato ([a-z]+(?: [a-z]+)?)\b", text_of("shell.md"), re.M))
        self.assertGreater(len(names), 50)
        ran = "\n".join(
            [each.text for each in all_blocks() if (each.page, each.number) not in BLOCKS_NOT_RUN]
            + [each for _, each in named(run=True)]
        )
        missing = [each for each in sorted(names) if not re.search(rf"\btomato {each}\b", ran)]
        self.assertEqual(missing, [])


if __name__ == "__main__":
    unittest.main()
