# SPDX-License-Identifier: GPL-3.0-or-later
"""Packets of a .pcap or .pcapng file as columns of NumPy."""

import ipaddress
import os
import pathlib
import subprocess

import numpy

from .columns import Columns, ask, load
from .errors import TomatoError


class Packets(Columns):
    """One row a packet, in the order of the file. Columns, each also as packets["name"]:

    time            datetime64[ns], UTC
    interface       index into `interfaces`
    length          bytes on the wire; `captured`: those that were kept
    vlan            of the outer tag, -1 for none
    ethertype       behind VLAN tags
    version         4 or 6; 0 for what is not IP
    source, destination   addresses as texts, empty where there is none
    protocol        of IP; -1 where there is none
    ttl             or hop limit
    source_port, destination_port   -1 where there is none
    payload         bytes of TCP's, of UDP's, or else of IP's data
    tcp_flags, tcp_sequence, tcp_acknowledgment, tcp_window   0 where there is no TCP
    """

    def __init__(self, stored, names, path=None):
        super().__init__(stored, names)
        self.path = path

    @classmethod
    def read(cls, path, filter=None):
        """Of a .pcap or .pcapng file, or of what `tomato packets` or save() wrote as .npz. `filter`
        is a pcap filter, of a capture file only. Raises TomatoError that names the place."""
        path = pathlib.Path(path)
        if path.suffix == ".npz":
            return cls(*load(path, "packets", _is_names))
        words = ["packets", os.fspath(path), *([] if filter is None else ["--filter", filter])]
        return cls(*ask(words, "packets", _is_names), path=None if filter else path)

    @property
    def interfaces(self):
        return [str(each) for each in self._names["interfaces"]]

    def _column(self, name):
        if name in ("source", "destination"):
            return _addresses(self._stored[f"{name}_bytes"], self._stored["version"])
        return self._stored[name]

    @property
    def columns(self):
        hidden = ("source_bytes", "destination_bytes")
        return [*(name for name in self._stored if name not in hidden), "source", "destination"]

    def fields(self, *names, display_filter=None):
        """Further fields by tshark, as columns of texts: fields("tcp.analysis.ack_rtt")["…"], with
        "frame.number" beside (from 1). Only of what read() or Capture.packets() gave."""
        if self.path is None or pathlib.Path(self.path).suffix == ".npz":
            raise TomatoError("only packets of a capture file have further fields")
        words = ["tshark", "-n", "-r", os.fspath(self.path), "-T", "fields"]
        words += ["-E", "separator=/t", "-E", "occurrence=f"]
        for name in ("frame.number", *names):
            words += ["-e", name]
        if display_filter:
            words += ["-Y", display_filter]
        try:
            done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        except FileNotFoundError as error:
            raise TomatoError("tshark is not installed") from error
        if done.returncode != 0:
            raise TomatoError(done.stderr.strip(), code=done.returncode)
        rows = [line.split("\t") for line in done.stdout.splitlines()]
        table = {name: [] for name in ("frame.number", *names)}
        for row in rows:
            for name, value in zip(table, row, strict=True):
                table[name].append(value)
        numbers = numpy.array(table.pop("frame.number"), dtype=numpy.int64)
        return {"frame.number": numbers, **{name: numpy.array(table[name]) for name in names}}


def _is_names(name):
    return name == "interfaces"


def _addresses(rows, version):
    """Each address is written once, however often it comes."""
    keys = numpy.empty(len(rows), dtype=[("version", numpy.uint8), ("bytes", "V16")])
    keys["version"] = version
    keys["bytes"] = numpy.ascontiguousarray(rows).view("V16").ravel() if len(rows) else rows[:, 0]
    distinct, index = numpy.unique(keys.view("V17"), return_inverse=True)
    texts = []
    for each in distinct:
        raw = each.tobytes()
        size = {4: 4, 6: 16}.get(raw[0], 0)
        texts.append(str(ipaddress.ip_address(raw[1 : 1 + size])) if size else "")
    return numpy.array(texts, dtype="U")[index] if texts else numpy.array([], dtype="U1")
