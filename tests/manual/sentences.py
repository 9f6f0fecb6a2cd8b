# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that stand in the sentences of pages, run in labs. A command that is not run here is
in NOT_RUN with the reason; one that a reader has to complete is in MEANT as he would."""

import json
import re
import shutil
import time

from blocks import TOP, blocks_of, commands_in_sentences
from pages import Images, OfALab
from session import Failed, Session

INSTALLS = "installs packages on the machine"
CHANGES = "changes the settings of the machine"
BUILDS = "is for the sources, and takes minutes; tst_documentedcommands says that ./dev knows it"
PAGE = "shows a page that is installed; tst_manpage and tst_filepages read what is built"
OTHERS = "names a command of a program that elements or labs do not use"
OPTION = "names an option, which the sentence is about"
CLUSTER = "needs a cluster of Slurm's; tst_slurm does this where Slurm is installed"
WINDOW = "opens a window until that is closed; tst_editorwindows starts it with a file"

NOT_RUN = {
    "./dev docs": BUILDS,
    "./dev package": BUILDS,
    "./dev run": BUILDS,
    "./dev run TOPOLOGY": BUILDS,
    "./dev test": BUILDS,
    "QT_SCALE_FACTOR=1.5 tomato-desktop": WINDOW,
    "apt install mmdebstrap umoci uidmap": INSTALLS,
    "apt install skopeo umoci": INSTALLS,
    "cmake --install build --prefix PREFIX": "needs a build folder; tst_pluginpackage does this",
    "docker save": "needs Docker and its service; skopeo makes the same archive for the blocks",
    "flatpak run org.wireshark.Wireshark": "needs a flatpak from another's server",
    "ip netns": OTHERS,
    "loginctl enable-linger": CHANGES,
    "man pcap-filter": "shows a page of libpcap's",
    "man tomato": PAGE,
    "man tomato-capture-start": PAGE,
    "nc -N": OPTION,
    "openssl s_client": OPTION,
    "podman run": OTHERS,
    "podman save": "needs Podman; skopeo makes the same archive for the blocks",
    "ssh -X": OPTION,
    "sudo apt install ./build/package/tomato-desktop_*.deb": "./dev package --test does this",
    "sudo apt install fonts-wqy-microhei": INSTALLS,
    "sudo modprobe bridge 8021q": CHANGES,
    "sudo modprobe sch_netem": CHANGES,
    "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0": CHANGES,
    "sudo sysctl -w kernel.unprivileged_userns_clone=1": CHANGES,
    "sysctl -w user.max_user_namespaces=0": CHANGES,
    "tomato lab start FILE --hosts slurm": CLUSTER,
    "tomato-desktop /usr/share/tomato-desktop/examples/two_routers.tomato4.json": WINDOW,
    "tomato-desktop FILE…": WINDOW,
    "tomato-engine --fabric": "is started by the engine, with a socket of its own",
    "umoci unpack": "is called by tomato-engine; tst_imageunpack does this",
}

# What becomes of a command whose words are not all there, or which offers a choice.
MEANT = {
    "./dev help": str(TOP / "dev") + " help",
    "ssh HOST tomato lab exec ...": "ssh HOST tomato lab exec LAB h1 -- true",
    "ssh HOST tomato lab exec …": "ssh HOST tomato lab exec LAB h1 -- true",
    "ssh alice@gw.paris.example": "ssh alice@gw.paris.example true",
    "tar xzf FILE": "tomato capture download LAB all -o made.tar.gz; tar xzf made.tar.gz",
    "tcpdump -r": "tcpdump -r one.pcap",
    "tomato COMMAND --help": "tomato lab start --help",
    "tomato capture download ... --partial": "tomato capture download LAB all -o made.zip --partial",
    "tomato compare RUN RUN": "(tomato compare runs/runs/001 runs/runs/002 || true) "
    "| grep '^seed: first 1, second 2'",
    "tomato experiment run … --events": "tomato experiment run FILE --out made --events",
    "tomato experiment run … --junit FILE": "tomato experiment run FILE --out made --junit made.xml",
    "tomato image unpack\\|list\\|use\\|remove": "tomato image unpack one.tar --name one; "
    "tomato image use one FILE h1; tomato image use none FILE h1; tomato image list; "
    "tomato image remove one",
    "tomato journey --csv": "tomato journey LAB --csv",
    "tomato journey LAB|FILE... -o FILE.npz": "tomato journey LAB -o made.npz; "
    "tomato journey FILE.pcapng -o made.npz",
    "tomato lab delete LAB": "tomato lab stop LAB || true; tomato lab delete LAB",
    "tomato lab events LAB": "head -n 1 < <(tomato lab events LAB 2> /dev/null)",
    "tomato lab events LAB --json": "head -n 1 < <(tomato lab events LAB --json "
    "2> /dev/null)",
    "tomato lab exec LAB h1 -- ping -c 3 h2": "tomato lab exec served.tomato4.json h1 -- ping -c 3 h2",
    "tomato lab link LAB h1--s1 down": "tomato lab link served.tomato4.json h1--s1 down",
    "tomato lab log LAB ELEMENT": "tomato lab log LAB ELEMENT echo",
    "tomato lab log LAB ELEMENT [NAME] [--raw]": "tomato lab log LAB ELEMENT; "
    "tomato lab log LAB ELEMENT echo --raw",
    "tomato lab log LAB h1 dhcp-eth0": "until tomato lab log served.tomato4.json h3 dhcp-eth0; "
    "do true; done",
    "tomato lab macs LAB ELEMENT": "tomato lab macs served.tomato4.json s1",
    "tomato lab macs LAB s1": "tomato lab macs served.tomato4.json s1",
    "tomato lab start FILE --hosts ...": "cp LAB other.tomato4.json; "
    "tomato lab start other.tomato4.json --hosts paris,here",
    "tomato lab start … --share DIR": "tomato lab start shared.tomato4.json --share shared; "
    "tomato lab exec shared.tomato4.json h1 -- cat $PWD/shared/file",
    "tomato lab status --json": "tomato lab status LAB --json",
    "tomato mcp": "tomato mcp < /dev/null",
    "tomato mcp --allow-changes": "tomato mcp --allow-changes < /dev/null",
    "tomato merge FILE.pcap|FILE.pcapng... -o FILE.pcapng": "tomato merge FILE.pcap FILE.pcapng "
    "-o FILE.pcapng",
    "tomato packets LAB|FILE... -o FILE.npz": "tomato packets LAB -o made.npz; "
    "tomato packets FILE.pcap FILE.pcapng -o made.npz",
    "tomato run --exec": "tomato topology place FILE --hosts paris,here; "
    "tomato run FILE --exec h1 'ping -c 1 10.0.3.2' --exec h2 true --out made",
    "tomato run … --share DIR": "tomato run shared.tomato4.json --share shared --out made "
    "--exec h1 'cat '$PWD/shared/file",
    "tomato template copy TEMPLATE NAME": "tomato template copy ospf-router mine",
    "tomato template delete TEMPLATE": "tomato template delete mine",
    "tomato template show TEMPLATE": "tomato template save FILE shown h1; "
    "tomato template show shown",
    "tshark -2 -r": "tshark -2 -r one.pcap",
    "tshark -D": "tshark -D | grep 'tomato: h1:eth0 ⇄ r1:eth0'",
    "unzip FILE": "tomato capture download LAB all -o made.zip; unzip made.zip -d made",
}

# What shows packets of a capture until it ends, as a reader would type it.
VIEWERS = {
    "nc HOST PORT | tcpdump -n -r -": None,
    "ssh USER@MACHINE tomato capture follow LAB CONNECTION | wireshark -k -i -": None,
    "ssh USER@SERVER tomato capture follow LAB CONNECTION --backlog | wireshark -k -i -": None,
    "tomato capture follow --pcapng": "tomato capture follow LAB CONNECTION --pcapng | tshark -i -",
    "tomato capture follow LAB CONNECTION": "tomato capture follow LAB CONNECTION | tshark -i -",
    "tomato capture follow LAB CONNECTION --pcapng | wireshark -k -i -": None,
    "tshark -i NAME": "tshark -i $(tshark -D | sed -n 's/^[0-9]*\\. \\(.*\\) (tomato: h1.*/\\1/p')",
    "tshark -i TCP@HOST:PORT": None,
    "wireshark -k -i <( nc HOST PORT )": None,
    "wireshark -k -i TCP@HOST:PORT": None,
    "wireshark -k -i TCP@…": "wireshark -k -i TCP@HOST:PORT",
}

# What changes its file is given one of its own.
CHANGES_FILE = r"tomato (topology (delay|link|place|rename)|template insert|image) "

# Whatever ends something that others need comes after these.
LAST = (" down", "capture stop", "capture delete", "lab stop", "lab delete")


class Sentences(OfALab):
    """The commands that a page's sentences name, in labs of their own."""

    words = {
        "LAB": "two_routers.tomato4.json",
        "FILE": "loss.tomato4.json",
        "OUT": "made.tomato4.json",
        "-o FILE": "-o made.pcapng",
        "-o FILE.npz": "-o made.npz",
        "-o FILE.pcap": "-o made.pcap",
        "-o FILE.pcapng": "-o made.pcapng",
        "-o FILE.svg": "-o made.svg",
        "FILE.pcap": "one.pcap",
        "FILE.pcapng": "all.pcapng",
        "CONNECTION": "h1--r1",
        "ELEMENT": "h1",
        "COMMAND": "true",
        "NUMBER": "1",
        "EXPR": "icmp",
        "HOST": "paris",
        "HOST,HOST": "here,here-2",
        "192.0.2.0/24": "127.0.0.0/8",
        "192.0.2.7": "127.0.0.1",
    }
    # Pages of which commands need a switch and a server of addresses, beside the lab of all.
    served = ("coming.md", "labs.md", "shell.md")

    def before(self, session):
        """There is an earlier recording, arrivals, a trace, a host, a shared folder, elements that
        stand somewhere, and tshark knows labs."""
        document = session.topology("two_routers.tomato4.json")
        for element in document["topology"]["elements"]:
            if element["name"] == "h1":
                element["commands"] = [{"run": "echo begun", "name": "echo"}]
        session.write("two_routers.tomato4.json", document)
        session.write("net.tomato4.json", document)
        super().before(session)
        session.run(
            "tomato capture stop two_routers.tomato4.json h1--r1; "
            "tomato capture start two_routers.tomato4.json h1--r1 --arrivals on; "
            "tomato lab exec two_routers.tomato4.json h1 -- ping -c 1 10.0.3.2; "
            "tomato capture download two_routers.tomato4.json h1--r1 -o one.pcap; "
            "tomato capture merge two_routers.tomato4.json all -o all.pcapng; "
            "tomato-extcap --install"
        )
        (session.work / "verizon.down").write_text("1\n5\n")
        hosts = session.home / ".config" / "tomato-desktop" / "hosts.conf"
        hosts.parent.mkdir(exist_ok=True)
        hosts.write_text(blocks_of("hosts.md")[1].text)
        document = session.topology("loss.tomato4.json")
        for number, element in enumerate(document["topology"]["elements"]):
            element.update({"latitude": 50 + number, "longitude": 8})
        session.write("loss.tomato4.json", document)
        shared = session.work / "shared"
        shared.mkdir()
        (shared / "file").write_text("shared\n")
        document["topology"]["shared_folders"] = [str(shared)]
        session.write("shared.tomato4.json", document)
        if self.name in self.served:
            session.write("served.tomato4.json", served())
            session.run("tomato lab start served.tomato4.json")

    def perform(self):
        """Those that ran; an error tells all that failed."""
        done, failures = [], []
        commands = [each for each in commands_in_sentences(self.name) if each not in NOT_RUN]
        commands.sort(key=lambda each: max(i if w in each else -1 for i, w in enumerate(LAST)))
        with Session(self.patience) as session:
            self.before(session)
            for command in commands:
                try:
                    self.sentence(session, command)
                except Failed as error:
                    failures.append(f"`{command}` of {self.name} {error}")
                done.append((self.name, command))
                for made in session.work.glob("made*"):
                    shutil.rmtree(made) if made.is_dir() else made.unlink()
        if failures:
            raise Failed("\n".join(failures))
        return done

    def sentence(self, session, command):
        if command in VIEWERS:
            self.view(session, VIEWERS[command] or command)
            return
        text = MEANT.get(command, command).replace("build/bin/", "")
        if re.match(CHANGES_FILE, text):
            session.run(self.filled("cp FILE made.tomato4.json"))
            text = re.sub(r"\bFILE\b(?!\.)", "made.tomato4.json", text)
        if text.startswith("ping "):
            text = f"tomato lab exec LAB h1 -- {text} -c 1"
        # Questions are answered.
        session.run("exec <<< y\n" + self.filled(text))

    def view(self, session, text):
        """Pings until the viewer shows one, and ends the capture, and with it the viewer."""
        session.run(self.filled("tomato capture start LAB CONNECTION --mode both"))
        (live,) = json.loads(session.run(self.filled("tomato capture info LAB CONNECTION --json")))
        for word, meant in (("HOST", live["host"]), ("PORT", str(live["port"]))):
            text = text.replace(word, meant)
        seen = session.work / "made.txt"
        viewer = session.start(f"stdbuf -oL bash -eo pipefail -c {quoted(self.filled(text))} > made.txt")
        for _ in self.patient():
            session.run(self.filled("tomato lab exec LAB h1 -- ping -c 1 10.0.3.2"))
            if viewer.poll() is not None or seen.exists() and "ICMP" in seen.read_text():
                break
        session.run(self.filled("tomato capture stop LAB CONNECTION"))
        said = session.end(viewer)
        if "ICMP" not in seen.read_text():
            raise Failed("shows no packet: " + said)
        session.run(self.filled("tomato capture start LAB CONNECTION"))

    def patient(self):
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            yield


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def served():
    """Hosts at a switch, of which one gives another its address."""
    elements = [{"id": "1", "type": "tinc_vpn", "mode": "switch", "name": "s1"}]
    connections = []
    for number in (1, 2, 3):
        address = {"ip4address": f"10.0.9.{number}/24"} if number < 3 else {"use_dhcp": True}
        if number == 2:
            address["dhcp_server"] = True
        elements += [
            {"id": f"{number}0", "type": "container", "name": f"h{number}"},
            {
                "id": f"{number}1",
                "type": "container_interface",
                "parent": f"{number}0",
                "name": "eth0",
                **address,
            },
            {"id": f"{number}2", "type": "tinc_endpoint", "parent": "1", "name": f"port{number}"},
        ]
        connections.append({"id": f"{number}3", "elements": [f"{number}1", f"{number}2"]})
    return {
        "file_information": {"version": 4},
        "topology": {"name": "served", "elements": elements, "connections": connections},
    }


class HostSentences(Sentences):
    """LAB runs on two hosts."""

    words = {**Sentences.words, "LAB": "net.tomato4.json", "FILE": "net.tomato4.json"}

    def before(self, session):
        super().before(session)
        session.run("tomato lab start net.tomato4.json --hosts paris,here")


class ExperimentSentences(Sentences):
    """There are two runs of an experiment, and a bundle of them."""

    words = {
        **Sentences.words,
        "DIR": "runs",
        "--out DIR": "--out made",
        "FILE.zip": "runs.zip",
        "make FILE.zip": "make made.zip",
        "NAME": "pc",
        "PATTERN NAME": "h2 pc",
        "FROM TO": "h1 h2",
        "TEMPLATE": "pc",
    }

    def before(self, session):
        super().before(session)
        document = session.topology("loss.tomato4.json")
        experiment = document["topology"]["experiment"]
        # What both runs have in common, however busy the machine is.
        experiment.update(repeat=2, vary={"loss": [0]})
        experiment["expect"] = [each for each in experiment["expect"] if "delay" not in each]
        session.write("loss.tomato4.json", document)
        session.run(
            "tomato experiment run loss.tomato4.json --out runs; "
            "tomato bundle make runs.zip --from runs; "
            "mkdir -p root; echo made > root/made; umoci init --layout one; "
            "umoci new --image one:one; umoci insert --rootless --image one:one root /; "
            "skopeo --insecure-policy copy oci:one:one docker-archive:one.tar:one:latest"
        )


class ImageSentences(Sentences):
    """The store has the images of the page's first block, and a router has one of them."""

    words = {**Sentences.words, "NAME": "web:1"}

    def before(self, session):
        super().before(session)
        Images(self.name).before(session)
        session.run(blocks_of(self.name)[0].text)
        session.run(
            "tomato topology make ring mixed.tomato4.json --size 3; "
            "tomato image use bird:2 mixed.tomato4.json router2; "
            "tomato lab start mixed.tomato4.json --images"
        )


SENTENCES = {
    "experiments.md": ExperimentSentences,
    "hosts.md": HostSentences,
    "images.md": ImageSentences,
    "shell.md": ExperimentSentences,
}
