# SPDX-License-Identifier: GPL-3.0-or-later
"""Journeys of packets over several links, as columns of NumPy."""

import pathlib

from .columns import Columns, ask, load

_SUFFIX = "_names"


class Journeys(Columns):
    """One row a hop, with the columns of `tomato journey -o`: journey, hop, before (the hop it
    comes from, -1 for the first), flow, point ("h1:eth0 -> r1:eth0"), moment, over, time (as
    datetime64[ns]), delay_ns (-1 for the first), match ("certain", "by order", "ambiguous",
    "first"), changes, ttl, length, recording, packet, may_be_under_way. Those that the file has as
    numbers of names are texts here."""

    @classmethod
    def read(cls, *sources, flow=None, within=None):
        """Of a lab (its id or file), of capture files, or of what `tomato journey` or save() wrote
        as .npz. `flow` is a pcap filter; `within`: how many seconds a packet may be on its way;
        neither is for .npz."""
        if len(sources) == 1 and pathlib.Path(sources[0]).suffix == ".npz":
            return cls(*load(sources[0], "journeys", _is_names))
        words = ["journey", *map(str, sources)]
        words += [] if flow is None else ["--flow", flow]
        words += [] if within is None else ["--within", str(within)]
        return cls(*ask(words, "journeys", _is_names))

    def _column(self, name):
        names = self._names.get(name + _SUFFIX)
        return self._stored[name] if names is None else names[self._stored[name]]


def _is_names(name):
    return name.endswith(_SUFFIX)
