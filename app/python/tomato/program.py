# SPDX-License-Identifier: GPL-3.0-or-later
"""The command `tomato`, which starts labs and enters elements."""

import os
import pathlib
import shutil
import subprocess

from .errors import TomatoError


def path():
    """$TOMATO; else the one of the build or installation that this module belongs to; else the one
    on the PATH."""
    told = os.environ.get("TOMATO")
    if told:
        return told
    built = pathlib.Path(__file__).absolute().parent.parent.parent / "bin" / "tomato"
    found = str(built) if os.access(built, os.X_OK) else shutil.which("tomato")
    if found is None:
        raise TomatoError("the command tomato is not installed; $TOMATO may say where it is")
    return found


def example(name):
    """The topology file of an example that comes with the program, such as "loss"."""
    folder = pathlib.Path(path()).resolve().parent.parent
    for place in (folder / "share/tomato-desktop/examples", folder.parent / "resources/examples"):
        for file in (place / f"{name}.tomato4.json", place / "published" / f"{name}.tomato4.json"):
            if file.exists():
                return file
    raise TomatoError(f"there is no example {name}")


def output(*words):
    """What the command prints. Raises TomatoError with what it says when it fails."""
    done = subprocess.run(
        [path(), *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode != 0:
        said = done.stderr.strip() or f"ended with {done.returncode}"
        raise TomatoError(said.removeprefix("tomato: "), code=done.returncode)
    return done.stdout
