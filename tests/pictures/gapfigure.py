# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws when the packets of the example `convergence` were sent and arrived, around the cut.

usage: gapfigure.py RUN PICTURE
"""

import pathlib
import sys

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import tomato

REQUESTS = "icmp.type == 8"
MILLISECOND = np.timedelta64(1, "ms")


def recorded(run, link):
    return tomato.Packets.read(run / "captures" / f"{link}.pcapng")


def probes(run):
    """A display filter for the requests of the probe: no other ping sent as many."""
    senders = recorded(run, "h1-eth0--r1-eth0").fields("icmp.ident", display_filter=REQUESTS)
    names, counts = np.unique(senders["icmp.ident"], return_counts=True)
    return f"{REQUESTS} and icmp.ident == {names[counts.argmax()]}"


def requests(run, link, wanted):
    """The times of echo requests by their numbers, as their sender's recording has them."""
    packets = recorded(run, link)
    fields = packets.fields("icmp.seq", display_filter=wanted)
    rows = fields["frame.number"] - 1
    return dict(zip(fields["icmp.seq"].astype(int).tolist(), packets.time[rows], strict=True))


def main(run, picture):
    wanted = probes(run)
    sent = requests(run, "h1-eth0--r1-eth0", wanted)
    arrived = requests(run, "r4-eth2--h2-eth0", wanted)
    other_way = min(requests(run, "r1-eth2--r3-eth0", wanted))
    before = max(number for number in arrived if number < other_way)
    behind = min(number for number in arrived if number >= other_way)
    zero = arrived[before]
    width = (arrived[behind] - zero) / MILLISECOND
    around = max(5 * width, 250)

    def near(times):
        rows = [(number, (time - zero) / MILLISECOND) for number, time in times.items()]
        return np.array([row for row in rows if abs(row[1]) <= around])

    figure, axes = plt.subplots(figsize=(6.4, 3.4))
    came = near(arrived)
    first = came[:, 0] < other_way
    axes.plot(came[first, 1], came[first, 0], ".", label="arrived by the first way")
    axes.plot(came[~first, 1], came[~first, 0], ".", label="arrived by the other way")
    lost = near({number: sent[number] for number in sent.keys() - arrived.keys()})
    if len(lost):
        axes.plot(lost[:, 1], lost[:, 0], "x", color="black", label="sent and lost")
    axes.axvspan(0, width, color="0.9", label=f"nothing came for {width:.0f} ms")
    axes.set(xlabel="time after the last packet by the first way (ms)", ylabel="ICMP sequence number")
    axes.legend(loc="upper left")
    figure.tight_layout()
    figure.savefig(picture, dpi=200)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
