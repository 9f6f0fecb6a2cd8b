# SPDX-License-Identifier: GPL-3.0-or-later
"""The blocks of the manual that fetch packages from a mirror of Debian's, where there is one."""

import os
import shutil
import subprocess
import unittest

from pages import PackagedImages

# Other tests keep to this machine: this one runs where a mirror is named.
MIRROR = os.environ.get("TOMATO_MIRROR", "")


class TestManualPackages(unittest.TestCase):
    def test_routers_of_debian_speak_with_each_other(self):
        check = subprocess.run(
            [os.environ["TOMATO"], "lab", "check"], capture_output=True, text=True, check=False
        )
        if check.returncode != 0:
            self.skipTest("this machine runs no labs: " + check.stderr)
        if not shutil.which("mmdebstrap"):
            self.skipTest("takes mmdebstrap")
        if not MIRROR:
            self.skipTest("fetches packages, where TOMATO_MIRROR names a mirror of Debian's")
        done = PackagedImages("images.md").perform()
        self.assertEqual(done, [("images.md", number) for number in (1, *range(5, 12))])


if __name__ == "__main__":
    unittest.main()
