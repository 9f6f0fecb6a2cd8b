# SPDX-License-Identifier: GPL-3.0-or-later
"""A home of a test's own: labs, settings and sockets lie in a folder that goes with it."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest


class LabHome(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tomato-python-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"):
            path = self.home / name
            path.mkdir(mode=0o700)
            before = os.environ.get(name)
            os.environ[name] = str(path)
            self.addCleanup(self.restore, name, before)

    @staticmethod
    def restore(name, value):
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value

    def needs_labs(self):
        check = subprocess.run(
            [os.environ["TOMATO"], "lab", "check", "--json"], capture_output=True, text=True
        )
        if check.returncode != 0:
            self.skipTest("this machine runs no labs: " + check.stderr)

    def two_hosts(self):
        """Two hosts with addresses, and a connection."""
        elements, ends = [], []
        for number in (1, 2):
            host = f"00000000000000000000010{number}"
            end = f"00000000000000000000020{number}"
            ends.append(end)
            elements += [
                {"id": host, "type": "container", "parent": None, "name": f"h{number}"},
                {
                    "id": end,
                    "type": "container_interface",
                    "parent": host,
                    "name": "eth0",
                    "ip4address": f"10.0.0.{number}/24",
                },
            ]
        link = {"id": "000000000000000000000301", "elements": ends}
        topology = {"name": "Two hosts", "elements": elements, "connections": [link]}
        path = self.home / "two_hosts.tomato4.json"
        path.write_text(json.dumps({"file_information": {"version": 4}, "topology": topology}))
        return path
