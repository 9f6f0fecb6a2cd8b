# SPDX-License-Identifier: GPL-3.0-or-later
"""Every block of commands in the manual and in README is run, in the order of its page.

A block is run by bash as it stands, page by page, in a folder with the examples. What a reader has
to put in the place of words such as LAB, and what has been done before, is in PAGES; blocks that are
no commands, or cannot be run here, are in NOT_RUN with the reason. Both are in pages.py. Complete
commands in the sentences of some pages are run, too (sentences.py).
"""

import concurrent.futures
import os
import re
import subprocess
import unittest

import blocks
from blocks import TOP, all_blocks, blocks_of, commands_in_sentences
from pages import NOT_RUN, PAGES, RUN_ELSEWHERE, Page
from sentences import SENTENCES, SENTENCES_NOT_RUN, Sentences
from session import Failed, Session


class TestManualCommands(unittest.TestCase):
    def perform(self, pages):
        """What ran of all these pages."""
        check = subprocess.run(
            [os.environ["TOMATO"], "lab", "check"], capture_output=True, text=True, check=False
        )
        if check.returncode != 0:
            self.skipTest("this machine runs no labs: " + check.stderr)
        failures, done = [], []
        # Most of the time goes by in waiting for the next ping.
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for each in [pool.submit(page.perform) for page in pages]:
                try:
                    done += each.result()
                except Failed as error:
                    failures.append(str(error))
        self.assertEqual(failures, [], "\n\n".join(failures))
        return done

    def test_every_command_works(self):
        names = [page for page in blocks.pages() if blocks_of(page)]
        done = self.perform([PAGES.get(name, Page)(name) for name in names])
        ran_or_not = sorted(done + list(NOT_RUN))
        self.assertEqual(ran_or_not, sorted((each.page, each.number) for each in all_blocks()))

    def test_commands_in_sentences_work(self):
        done = self.perform([Sentences(name) for name in SENTENCES])
        self.assertGreater(len(done), 20)
        named = [each for name in SENTENCES for each in commands_in_sentences(name)]
        self.assertEqual(sorted(done + list(SENTENCES_NOT_RUN)), sorted(named))

    def test_blocks_are_told_apart(self):
        self.assertGreater(len(all_blocks()), 20)
        for page, number in NOT_RUN:
            self.assertLessEqual(number, len(blocks_of(page)), page)
        for (page, number), (first_words, _) in NOT_RUN.items():
            text = blocks_of(page)[number - 1].text
            self.assertTrue(text.startswith(first_words), f"{page} {number} is now: {text}")
        for page in PAGES:
            self.assertTrue(blocks_of(page), page)

    def test_each_command_of_the_shells_page_is_run(self):
        page = (TOP / "resources" / "manual" / "shell.md").read_text(encoding="utf-8")
        named = set(re.findall(r"^\| `tomato ([a-z]+(?: [a-z]+)?)\b", page, re.M))
        self.assertGreater(len(named), 40)
        ran = "".join(
            block.text for block in all_blocks() if (block.page, block.number) not in NOT_RUN
        )
        found = {name for name in named if re.search(rf"\btomato {name}\b", ran)}
        self.assertEqual(named - found, set(RUN_ELSEWHERE))

    def test_a_command_that_fails_is_found(self):
        with Session() as session:
            with self.assertRaisesRegex(Failed, "ended with 2"):
                session.run("tomato topology make clos\ntrue")


if __name__ == "__main__":
    unittest.main()
