# SPDX-License-Identifier: GPL-3.0-or-later
"""Every block of commands in the manual and in README is run, in the order of its page.

A block is run by bash as it stands, page by page, in a folder with the examples. What a reader has
to put in the place of words such as LAB, and what has been done before, is in PAGES; blocks that are
no commands, or cannot be run here, are in NOT_RUN with the reason. Both are in pages.py.
"""

import unittest

import blocks
from blocks import all_blocks, blocks_of
from inlabs import InLabs
from pages import NOT_RUN, PAGES, Page
from session import Failed, Session


class TestManualCommands(InLabs):
    def test_every_command_works(self):
        names = [page for page in blocks.pages() if blocks_of(page)]
        done = self.perform([PAGES.get(name, Page)(name) for name in names])
        ran_or_not = sorted(done + list(NOT_RUN))
        self.assertEqual(ran_or_not, sorted((each.page, each.number) for each in all_blocks()))

    def test_blocks_are_told_apart(self):
        self.assertGreater(len(all_blocks()), 20)
        for page, number in NOT_RUN:
            self.assertLessEqual(number, len(blocks_of(page)), page)
        for (page, number), (first_words, _) in NOT_RUN.items():
            text = blocks_of(page)[number - 1].text
            self.assertTrue(text.startswith(first_words), f"{page} {number} is now: {text}")
        for page in PAGES:
            self.assertTrue(blocks_of(page), page)

    def test_a_command_that_fails_is_found(self):
        with Session() as session:
            with self.assertRaisesRegex(Failed, "ended with 2"):
                session.run("tomato topology make clos\ntrue")


if __name__ == "__main__":
    unittest.main()
