# SPDX-License-Identifier: GPL-3.0-or-later
"""A user's shell in a home of its own, with the examples in it and the built programs in its PATH."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

from blocks import TOP

# Nobody waits for ever on a machine that is busy.
PATIENCE = 240

# A host of any name that is this machine: what is behind its name is run here, where the programs
# are in the PATH of who logs in.
SSH = """#!/bin/sh
PATH={}:$PATH
while :; do
  case "$1" in
    -o) shift 2 ;;
    --) shift; break ;;
    -*) shift ;;
    *) break ;;
  esac
done
shift
exec /bin/sh -c "$*"
"""

# It reads what Wireshark would, by the same library.
WIRESHARK = """#!/bin/sh
[ "$1 $2 $#" = "-k -i 3" ] && exec tshark -i "$3"
echo "wireshark is called with: $*" >&2
exit 2
"""


class Failed(Exception):
    pass


class Session:
    def __init__(self, patience=PATIENCE):
        self.patience = patience
        self.folder = tempfile.TemporaryDirectory(prefix="tomato-manual-")
        self.home = pathlib.Path(self.folder.name)
        self.work = self.home / "work"
        self.work.mkdir()
        programs = pathlib.Path(os.environ["TOMATO"]).parent
        self.environment = {
            **os.environ,
            "HOME": str(self.home),
            "PATH": f"{self.home / 'bin'}:{programs}:{os.environ['PATH']}",
            "TOMATO_SSH": str(self.home / "bin" / "ssh"),
        }
        for name, place in (("CONFIG_HOME", ".config"), ("DATA_HOME", "data"), ("RUNTIME_DIR", "r")):
            (self.home / place).mkdir(mode=0o700)
            self.environment["XDG_" + name] = str(self.home / place)
        (self.home / "bin").mkdir()
        for name, script in (("ssh", SSH.format(programs)), ("wireshark", WIRESHARK)):
            (self.home / "bin" / name).write_text(script)
            (self.home / "bin" / name).chmod(0o755)
        for example in (TOP / "resources" / "examples").rglob("*.tomato4.json"):
            shutil.copy(example, self.work)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        labs = self.run("tomato lab list --json")
        for lab in json.loads(labs):
            # The part of a lab that ended on a host ends by itself.
            self.run(f"tomato lab stop {lab['lab']} || [ $? = 3 ]")
        self.folder.cleanup()

    def start(self, script):
        """Runs a script beside; bash stops it at its first line that fails."""
        return subprocess.Popen(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=self.work,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def end(self, process):
        """What it printed; an error when it failed. Nothing of it is left."""
        try:
            said, _ = process.communicate(timeout=self.patience)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            said, _ = process.communicate()
            raise Failed(f"does not end:\n{said}") from None
        if process.returncode != 0:
            raise Failed(f"ended with {process.returncode}:\n{said}")
        return said

    def run(self, script):
        return self.end(self.start(script))

    def topology(self, name):
        return json.loads((self.work / name).read_text())

    def write(self, name, document):
        (self.work / name).write_text(json.dumps(document))
