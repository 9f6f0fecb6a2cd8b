# SPDX-License-Identifier: GPL-3.0-or-later
"""A test that runs pages of the manual where labs can run."""

import concurrent.futures
import os
import subprocess
import unittest

from session import Failed


class InLabs(unittest.TestCase):
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
