# SPDX-License-Identifier: GPL-3.0-or-later
"""The blocks of the manual that fetch packages from a mirror of Debian's, where there is one."""

import os
import shutil
import subprocess
import unittest

from pages import PackagedImages

RELEASE = "http://deb.debian.org/debian/dists/bookworm/Release"


class TestManualPackages(unittest.TestCase):
    def test_routers_of_debian_speak_with_bird(self):
        check = subprocess.run(
            [os.environ["TOMATO"], "lab", "check"], capture_output=True, text=True, check=False
        )
        if check.returncode != 0:
            self.skipTest("this machine runs no labs: " + check.stderr)
        if not shutil.which("mmdebstrap"):
            self.skipTest("takes mmdebstrap")
        if subprocess.run(["curl", "-sfI", "-o", os.devnull, "-m", "30", RELEASE], check=False).returncode:
            self.skipTest("no packages can be had from " + RELEASE)
        done = PackagedImages("images.md").perform()
        self.assertEqual(done, [("images.md", number) for number in (1, 5, 6, 7)])


if __name__ == "__main__":
    unittest.main()
