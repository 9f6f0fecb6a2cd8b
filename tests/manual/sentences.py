# SPDX-License-Identifier: GPL-3.0-or-later
"""The complete commands in sentences of pages, run in labs."""

import re

from blocks import commands_in_sentences
from pages import OfALab
from session import Failed, Session


class Sentences(OfALab):
    """The commands that a page's sentences name, in a lab of their own; those that end something
    come last."""

    words = {
        "LAB": "two_routers.tomato4.json",
        "FILE": "loss.tomato4.json",
        "-o FILE": "-o run.pcapng",
        "FILE.pcap": "one.pcap",
        "FILE.pcapng": "all.pcapng",
        "CONNECTION": "h1--r1",
        "ELEMENT": "h1",
        "NUMBER": "1",
        "EXPR": "icmp",
    }

    def before(self, session):
        """There is an earlier recording, arrivals, a trace, and elements that stand somewhere."""
        super().before(session)
        session.run(
            "tomato capture stop two_routers.tomato4.json h1--r1; "
            "tomato capture start two_routers.tomato4.json h1--r1 --arrivals on; "
            "tomato lab exec two_routers.tomato4.json h1 -- ping -c 1 10.0.3.2"
        )
        (session.work / "verizon.down").write_text("1\n5\n")
        document = session.topology("loss.tomato4.json")
        for number, element in enumerate(document["topology"]["elements"]):
            element.update({"latitude": 50 + number, "longitude": 8})
        session.write("loss.tomato4.json", document)

    def perform(self):
        """Those that ran; an error tells all that failed."""
        done, failures = [], []
        last = [" down", " stop ", " delete "]
        commands = commands_in_sentences(self.name)
        commands.sort(key=lambda each: max(i if w in each else -1 for i, w in enumerate(last)))
        with Session(self.patience) as session:
            self.before(session)
            for command in commands:
                if command in SENTENCES_NOT_RUN:
                    continue
                try:
                    # Questions are answered.
                    session.run(f"<<< y {self.filled(command)}")
                except Failed as error:
                    failures.append(f"`{command}` of {self.name} {error}")
                done.append(command)
        if failures:
            raise Failed("\n".join(failures))
        return done


# Pages whose sentences name commands that can be run, and commands of theirs that cannot.
SENTENCES = [
    "journeys.md",
    "labs.md",
    "links.md",
    "packet_capturing.md",
    "troubles.md",
]
SENTENCES_NOT_RUN = {
    "tomato lab check --host HOST": "logs in to another machine",
    "tomato lab log LAB h1 dhcp-eth0": "needs a server of addresses; tst_labs does this",
    "tomato lab macs LAB s1": "needs a switch; tst_labs does this",
}
