# SPDX-License-Identifier: GPL-3.0-or-later
"""Journeys of packets over several links, as columns of NumPy."""

import csv
import io
import pathlib

import numpy

from . import program
from .errors import TomatoError

_NUMBERS = ("journey", "hop", "before", "time_ns", "delay_ns", "ttl", "length", "packet")


class Journeys:
    """One row a hop, with the columns of `tomato journey --csv`: journey, hop, before (the hop it
    comes from, -1 for the first), flow, point ("h1:eth0 -> r1:eth0"), moment, over, time (as
    datetime64[ns]), delay_ns (-1 for the first), match ("certain", "by order", "ambiguous",
    "first"), changes, ttl, length, recording, packet."""

    def __init__(self, columns):
        self._columns = columns

    @classmethod
    def read(cls, *sources, flow=None, within=None):
        """Of a lab (its id or file), or of capture files. `flow` is a pcap filter; `within`: how
        many seconds a packet may be on its way."""
        words = ["journey", *map(str, sources), "--csv"]
        words += [] if flow is None else ["--flow", flow]
        words += [] if within is None else ["--within", str(within)]
        rows = csv.reader(io.StringIO(program.output(*words)))
        names = next(rows, [])
        texts = dict(zip(names, zip(*rows, strict=True), strict=False)) or {}
        columns = {}
        for name in names:
            values = texts.get(name, ())
            if name in _NUMBERS:
                columns[name] = numpy.array([int(each or -1) for each in values], dtype=numpy.int64)
            else:
                columns[name] = numpy.array(values, dtype="U")
        if "time_ns" in columns:
            columns["time"] = columns.pop("time_ns").astype("datetime64[ns]")
        return cls(columns)

    def __len__(self):
        return len(self._columns.get("time", ()))

    def __getattr__(self, name):
        if name.startswith("_") or name not in self._columns:
            raise AttributeError(name)
        return self._columns[name]

    def __getitem__(self, name):
        """A column by its name; for a mask or a slice the hops that it picks."""
        if isinstance(name, str):
            return self._columns[name]
        return Journeys({key: column[name] for key, column in self._columns.items()})

    @property
    def columns(self):
        return list(self._columns)

    def to_pandas(self):
        import pandas

        return pandas.DataFrame(self._columns)

    def save(self, path):
        """As .npz (numpy.load() reads it) or .csv, by the name."""
        path = pathlib.Path(path)
        if path.suffix == ".npz":
            numpy.savez(path, **self._columns)
        elif path.suffix == ".csv":
            with open(path, "w", newline="", encoding="utf-8") as file:
                rows = csv.writer(file)
                rows.writerow(self.columns)
                rows.writerows(zip(*(self[name].tolist() for name in self.columns), strict=True))
        else:
            raise TomatoError("is no name that ends in .npz or .csv", str(path))


