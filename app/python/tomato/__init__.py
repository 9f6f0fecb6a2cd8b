# SPDX-License-Identifier: GPL-3.0-or-later
"""Labs of ToMaTo Desktop, from Python.

    import tomato

    with tomato.run("two_routers.tomato4.json") as lab:
        link = lab.capture("h1--r1")
        link.start()
        lab["h1"].run("ping -c 3 10.0.3.2")
        packets = link.packets()
        print(len(packets), packets.time[0], packets.length.mean())

A lab is an engine's: this module speaks its control protocol (PROTOCOL.md) over a Unix socket, and
calls the command `tomato` to start a lab and to run programs in its elements. NumPy holds columns
of packets; pandas and tshark are used where they are asked for.
"""

from . import program
from .errors import TomatoError
from .journeys import Journeys
from .lab import Capture, Element, Lab, Link, attach, run, running
from .packets import Packets

__all__ = [
    "Capture",
    "Element",
    "Journeys",
    "Lab",
    "Link",
    "Packets",
    "TomatoError",
    "attach",
    "program",
    "run",
    "running",
]
