# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns of NumPy, as the command `tomato` writes them into a .npz file."""

import csv
import os
import pathlib
import tempfile
import zipfile

import numpy

from . import program
from .errors import TomatoError


class Columns:
    """Rows by columns: `_stored` holds the arrays of the file, `_names` those that some of them
    count."""

    def __init__(self, stored, names):
        self._stored = stored
        self._names = names

    def __len__(self):
        return len(self._stored["time"])

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, name):
        """A column by its name; for a mask or a slice the rows that it picks."""
        if isinstance(name, str):
            return self._column(name)
        picked = {key: column[name] for key, column in self._stored.items()}
        return type(self)(picked, self._names)

    def _column(self, name):
        return self._stored[name]

    @property
    def columns(self):
        return list(self._stored)

    def to_pandas(self):
        import pandas

        return pandas.DataFrame({name: self[name] for name in self.columns})

    def save(self, path):
        """As .npz (numpy.load() reads it) or .csv, by the name."""
        path = pathlib.Path(path)
        if path.suffix == ".npz":
            numpy.savez(path, **self._names, **self._stored)
        elif path.suffix == ".csv":
            with open(path, "w", newline="", encoding="utf-8") as file:
                rows = csv.writer(file)
                rows.writerow(self.columns)
                rows.writerows(zip(*(self[name].tolist() for name in self.columns), strict=True))
        else:
            raise TomatoError("is no name that ends in .npz or .csv", str(path))


def load(path, what, is_names):
    """What is stored in a file, and what names it has; `is_names` tells which array is one."""
    try:
        with numpy.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except OSError as error:
        raise TomatoError(error.strerror or "cannot be read", str(path)) from error
    except (ValueError, zipfile.BadZipFile) as error:
        raise TomatoError(f"holds no {what}: {error}", str(path)) from error
    names = {name: array for name, array in arrays.items() if is_names(name)}
    stored = {name: array for name, array in arrays.items() if name not in names}
    if not names or "time" not in stored:
        raise TomatoError(f"holds no {what}", str(path))
    return stored, names


def ask(words, what, is_names):
    """The same of what a command of `tomato` writes."""
    with tempfile.TemporaryDirectory(prefix="tomato-") as folder:
        path = os.path.join(folder, "columns.npz")
        program.output(*words, "-o", path)
        return load(path, what, is_names)
