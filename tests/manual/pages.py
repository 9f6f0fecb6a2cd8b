# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes before the blocks of each page, which words of theirs a reader replaces, and what has
to come out."""

import json
import re
import subprocess

from blocks import TOP, blocks_of
from session import PATIENCE, Failed, Session

SYNOPSIS = "says which words there are; tst_documentedcommands compares them with the program"

PACKAGES = "fetches packages of Debian's; test_manualpackages runs it where these can be had"

# Why a block is not run, and its first words: a block that is put before it does not take its place.
NOT_RUN = {
    ("images.md", 5): ("interface eth0", PACKAGES),
    ("images.md", 6): ("mmdebstrap --variant=essential --include=frr ", PACKAGES),
    ("images.md", 7): ("tomato topology make ring mixed.tomato4.json", PACKAGES),
    ("images.md", 8): ("interface eth1", PACKAGES),
    ("images.md", 9): ("gobgpd &", PACKAGES),
    ("images.md", 10): ("mmdebstrap --variant=essential --include=gobgpd,", PACKAGES),
    ("images.md", 11): ("tomato topology make ring bgp.tomato4.json", PACKAGES),
    ("README.md", 1): ("./dev run ", "builds everything and runs all tests, this one with them"),
    ("README.md", 3): ("tomato run FILE [", SYNOPSIS),
    ("journeys.md", 1): ("tomato journey LAB|FILE.pcapng... [", SYNOPSIS),
    ("packet_capturing.md", 1): ("tomato capture start LAB CONNECTION [", SYNOPSIS),
    ("hosts.md", 4): ("restrict,command=", "is a line for a file of ssh on another host"),
    ("experiments.md", 6): (
        "tomato experiment run buffer_sizing.tomato4.json",
        "takes minutes; tst_publishedresults performs this experiment",
    ),
    ("plugins.md", 1): ("cmake_minimum_required", "is a file; tst_pluginpackage builds one alike"),
    ("plugins.md", 2): (
        "cmake -S example_ping_check ",
        "needs an installation; tst_pluginpackage does this with one of its own",
    ),
    ("troubles.md", 1): ("sed", "changes the machine; tst_apparmor has its profiles judged"),
}


class Page:
    """Runs the blocks of a page. A method block_N(session, text) is for the Nth alone."""

    words = {}
    not_run = NOT_RUN
    patience = PATIENCE

    def __init__(self, name):
        self.name = name

    def before(self, session):
        pass

    def block(self, session, text):
        return session.run(self.filled(text))

    def filled(self, text):
        # The longest word first: FILE.pcap before FILE.
        for word, meant in sorted(self.words.items(), key=lambda each: -len(each[0])):
            text = re.sub(rf"(?<![\w-]){re.escape(word)}(?![\w-])", lambda _: meant, text)
        return text

    def perform(self):
        done = []
        with Session(self.patience) as session:
            self.before(session)
            for block in blocks_of(self.name):
                if (block.page, block.number) in self.not_run:
                    continue
                own = getattr(self, f"block_{block.number}", self.block)
                try:
                    own(session, block.text)
                except (Failed, AssertionError, KeyError, ValueError) as error:
                    raise Failed(f"{block} {error}\n{block.text}") from error
                done.append((block.page, block.number))
        return done


def expect(found, text):
    if not found:
        raise Failed(text)


class Readme(Page):
    words = {
        "resources/examples/two_routers.tomato4.json": "two_routers.tomato4.json",
        "/tmp/out": "out",
    }

    def block_2(self, session, text):
        expect("20 packets" in self.block(session, text), "has other packets")


class FirstCapture(Page):
    words = {"/usr/share/tomato-desktop": str(TOP / "resources")}

    def block_1(self, session, text):
        said = self.block(session, text)
        expect(said.count("Echo (ping) request") == 10, said)


class Agents(Page):
    def block_1(self, session, text):
        expect(json.loads(text)["mcpServers"]["tomato"]["command"] == "tomato", text)

    def block_2(self, session, text):
        """The agent's lines are sent, and each answer has all that the page shows of it."""
        listed = "two-routers-3d27e0e1"
        agent = subprocess.Popen(
            ["tomato", "mcp", "--allow-changes"],
            cwd=session.work,
            env=session.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        lab, answer = listed, None
        with agent:
            for line in re.sub(r",…(?=[]}](?!\"))", "", text).splitlines():
                if line.startswith("> "):
                    expect(answer is None, f"{line}: the answer before it is not shown")
                    request = json.loads(line[2:].replace(listed, lab))
                    print(json.dumps(request), file=agent.stdin, flush=True)
                    if "id" in request:
                        answer = json.loads(agent.stdout.readline())
                    if request.get("params", {}).get("name") == "start_lab":
                        lab = json.loads(answer["result"]["content"][0]["text"])["lab"]
                    continue
                self.compare(json.loads(line[2:].replace(listed, lab)), answer, line)
                if answer["id"] == 2:
                    self.compare_tools(answer["result"]["tools"])
                answer = None
            agent.stdin.close()
        expect(agent.returncode == 0, "tomato mcp failed")

    def compare(self, shown, found, place):
        """All that is shown is found; a text is shortened by …"""
        if isinstance(shown, dict):
            for key, value in shown.items():
                self.compare(value, found[key], f"{place}\n{key}")
        elif isinstance(shown, list):
            for value in shown:
                named = [each for each in found if each.get("name") == value.get("name")]
                expect(named, f"{place}: {value} is not in {found}")
                self.compare(value, named[0], place)
        elif isinstance(shown, str):
            pattern = ".*".join(re.escape(part) for part in re.split(r" ?… ?", shown))
            expect(re.fullmatch(pattern, found.rstrip(), re.S), f"{place}: {shown!r} is not like {found}")
        else:
            expect(shown == found, f"{place}: is not {found}")

    def compare_tools(self, tools):
        """The page names each tool with its arguments, those that change something in their table."""
        page = (TOP / "resources" / "manual" / self.name).read_text(encoding="utf-8")
        for each, before in zip(page.split("--allow-changes")[:2], (True, False)):
            rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", each, re.M))
            found = {
                tool["name"]: set(tool["inputSchema"]["properties"])
                for tool in tools
                if tool["annotations"]["readOnlyHint"] == before
            }
            listed = {name: set(re.findall(r"`(\w+)`", row)) for name, row in rows.items()}
            listed = {name: row for name, row in listed.items() if not name.startswith("tomato_")}
            expect(listed == found, f"the page has {listed}, the program {found}")


class Experiments(Page):
    def before(self, session):
        document = session.topology("loss.tomato4.json")
        document["topology"]["experiment"]["repeat"] = 1
        session.write("loss.tomato4.json", document)

    def block_2(self, session, text):
        elements = [
            {"id": f"{host}", "type": "container", "name": f"h{host}"} for host in (1, 2)
        ] + [
            {
                "id": f"1{host}",
                "type": "container_interface",
                "parent": f"{host}",
                "name": "eth0",
                "ip4address": f"10.0.0.{host}/24",
            }
            for host in (1, 2)
        ]
        document = {
            "file_information": {"version": 4},
            "topology": {
                "name": "first",
                "elements": elements,
                "connections": [{"id": "21", "elements": ["11", "12"]}],
                **json.loads("{" + text + "}"),
            },
        }
        session.write("first.tomato4.json", document)
        expect("held" in session.run("tomato experiment run first.tomato4.json --out first"), text)

    def block_3(self, session, text):
        document = session.topology("first.tomato4.json")
        session.run("cp first/*/*.pcapng traffic.pcapng 2> /dev/null || true")
        document["topology"]["experiment"]["steps"].append(json.loads(text))
        session.write("replay.tomato4.json", document)
        session.run("tomato topology check replay.tomato4.json")

    def block_4(self, session, text):
        ping = {"do": "run", "name": "ping", "in": "h1", "command": "echo mean ${buffer}"}
        document = session.topology("first.tomato4.json")
        document["topology"]["experiment"] = {"steps": [ping], **json.loads("{" + text + "}")}
        session.write("together.tomato4.json", document)
        expect(
            "held" in session.run("tomato experiment run together.tomato4.json --out together"),
            text,
        )

    def block_5(self, session, text):
        """The runs are those of the first block."""
        said = self.block(session, text)
        expect("2 of 2 runs came to the same" in said, said)


class Hosts(Page):
    def before(self, session):
        session.run("cp two_routers.tomato4.json net.tomato4.json")

    def block_2(self, session, text):
        file = session.home / ".config" / "tomato-desktop" / "hosts.conf"
        file.parent.mkdir()
        file.write_text(text)


class OfALab(Page):
    """A page whose LAB is the example of two routers, with packets on all of its links."""

    words = {"LAB": "two_routers.tomato4.json", "FILE": "loss.tomato4.json"}

    def before(self, session):
        session.run(
            "tomato lab start two_routers.tomato4.json; "
            "for link in h1--r1 r1--r2 r2--h2; do "
            "tomato capture start two_routers.tomato4.json $link; done; "
            "tomato lab exec two_routers.tomato4.json h1 -- ping -c 3 -i 0.2 10.0.3.2"
        )


class Journeys(OfALab):
    def block_2(self, session, text):
        said = self.block(session, text)
        expect("certain" in said, said)

    def block_3(self, session, text):
        session.run(f"tomato lab exec two_routers.tomato4.json r1 -- {text}")


class Shell(Page):
    """Sessions, each of which goes on where the one before it ended."""

    def before(self, session):
        document = session.topology("loss.tomato4.json")
        document["topology"]["experiment"]["repeat"] = 1
        session.write("loss.tomato4.json", document)

    def block_1(self, session, text):
        said = self.block(session, text)
        expect("2 received" in said and "hello\n" in said, said)

    def block_2(self, session, text):
        said = self.block(session, text)
        expect("3 received" in said and (session.work / "all.pcapng").exists(), said)

    def block_3(self, session, text):
        said = self.block(session, text)
        expect("certain" in said, said)
        expect((session.work / "packets.csv").read_text().count("\n") == 7, said)
        expect(json.loads(session.run("tomato lab list --all --json")) == [], said)

    def block_4(self, session, text):
        said = self.block(session, text)
        expect("tor4" in (session.work / "fabric.clab.yml").read_text(), said)

    def block_5(self, session, text):
        said = self.block(session, text)
        expect("<svg" in (session.work / "loss.svg").read_text(), said)

    def block_6(self, session, text):
        expect("# EOF\n" in self.block(session, text), text)
        expect("_tomato" in (session.work / "tomato.bash").read_text(), text)


class PacketCapturing(OfALab):
    words = {**OfALab.words, "FILE": "other.tomato4.json"}

    def block_2(self, session, text):
        """The first line goes on until the capture ends, or its lab."""
        endless, others = text.split("\n", 1)
        session.run("cp two_routers.tomato4.json other.tomato4.json")
        following = session.start(self.filled(endless))
        session.run(self.filled(others))
        session.run(
            "tomato lab exec two_routers.tomato4.json h1 -- ping -c 3 -i 0.2 10.0.3.2; "
            "tomato capture stop two_routers.tomato4.json h1--r1"
        )
        said = session.end(following)
        expect("ICMP echo request" in said, said)


# Makes an image of nothing but busybox, a program and their libraries: NAME, PROGRAM.
MAKE_IMAGE = """
mkdir -p $1/bin $1/etc $1/www
for program in busybox $2; do
  path=$(PATH=$PATH:/usr/sbin command -v $program)
  cp $path $1/bin
  for library in $(ldd $path 2> /dev/null | grep -o '/[^ )]*'); do
    mkdir -p $1${library%/*}; cp -nL $library $1$library
  done
done
ln -sf busybox $1/bin/sh
umoci init --layout $1.oci; umoci new --image $1.oci:t
umoci insert --rootless --image $1.oci:t $1 /
"""


class Images(Page):
    def before(self, session):
        """Images that are made here take the place of those from elsewhere."""
        conf = blocks_of(self.name)[2].text
        for name, tag, program, entry, port in (
            ("bird", "2", "bird birdcl", "bird -f -c /etc/bird.conf -s /run/bird.ctl", "179/tcp"),
            ("web", "latest", "", "busybox httpd -f -p 80 -h /www", "80/tcp"),
        ):
            words = " ".join(f"--config.entrypoint={word}" for word in entry.split())
            (session.work / name / "etc").mkdir(parents=True)
            (session.work / name / "www").mkdir()
            (session.work / name / "etc" / "bird.conf").write_text(conf)
            (session.work / name / "www" / "index.html").write_text("from an image\n")
            session.run(
                f"set -- {name} '{program}'; {MAKE_IMAGE} umoci config --image {name}.oci:t {words} "
                f"--config.exposedports {port}; skopeo --insecure-policy copy "
                f"oci:{name}.oci:t docker-archive:{name}.tar:{name}:{tag}"
            )

    def block_1(self, session, text):
        said = self.block(session, text)
        expect("bird:2" in said and "web:1" in said and "ports 80/tcp" in said, said)

    def block_3(self, session, text):
        expect("ospf" in text, text)

    def block_4(self, session, text):
        said = self.block(session, text)
        expect("from an image" in said and "via 10.0." in said, said)


class PackagedImages(Images):
    """What needs a mirror of Debian's, after the image of BIRD is unpacked."""

    not_run = {("images.md", number): "" for number in (2, 3, 4)}
    patience = 3000

    def block_5(self, session, text):
        (session.work / "frr.conf").write_text(text)

    def block_6(self, session, text):
        self.block(session, text)
        self.expect_version(session, "frr:8", "frr", "8.")

    def expect_version(self, session, name, package, version):
        (image,) = [
            image
            for image in json.loads(session.run("tomato image list --json"))
            if name in image["names"]
        ]
        found = session.run(
            f"grep -A12 '^Package: {package}$' {image['folder']}/rootfs/var/lib/dpkg/status"
        )
        expect(f"Version: {version}" in found, found)

    def block_7(self, session, text):
        said = self.block(session, text)
        # Hosts reach each other as soon as one way round the ring is found: BIRD has a neighbour that
        # is FRR then, and FRR one of either kind, and routes that it learned.
        of_bird, of_frr = said.split("Neighbor ID", 1)
        expect("Full/" in of_bird and "Full/" in of_frr, said)
        expect("O>* 10.0.3.0/24" in said, said)

    def block_8(self, session, text):
        (session.work / "bgp.conf").write_text(text)

    def block_9(self, session, text):
        (session.work / "gobgp.sh").write_text(text)

    def block_10(self, session, text):
        self.block(session, text)
        self.expect_version(session, "gobgp:3", "gobgpd", "3.")
        self.expect_version(session, "frr:bgp", "frr", "8.")

    def block_11(self, session, text):
        said = self.block(session, text)
        # BIRD has the route by OSPF from FRR, FRR by BGP from GoBGP, and the kernel all of GoBGP's.
        expect(re.search(r"ospf1 .* E2 .*\s+via 10\.0\.4\.2", said), said)
        expect("B>* 10.0.3.0/24" in said and "Establ" in said, said)
        expect("10.0.1.0/24 via 10.0.6.1" in said, said)


class Labs(Page):
    """Parts of a topology file, which are put into one."""

    def check(self, session, text, element):
        document = session.topology("two_routers.tomato4.json")
        for each in document["topology"]["elements"]:
            if each.get("name") == element:
                each.update(json.loads("{" + text + "}"))
        session.write("changed.tomato4.json", document)
        said = session.run("tomato topology check changed.tomato4.json --json")
        expect(json.loads(said), said)

    def block_1(self, session, text):
        """An image of nothing but a file takes the place of one from elsewhere."""
        session.run(
            "mkdir -p root && echo made > root/made && umoci init --layout made && "
            "umoci new --image made:frr && umoci insert --rootless --image made:frr root / && "
            "skopeo --insecure-policy copy oci:made:frr docker-archive:frr.tar:frr:latest"
        )
        self.block(session, text)
        (image,) = json.loads(session.run("tomato image list --json"))
        said = session.run(f"cat {image['folder']}/rootfs/made")
        expect(said == "made\n" and image["names"] == ["frr:latest"], image)
        self.check(session, '"image": "store:frr"', "h1")

    def block_2(self, session, text):
        self.check(session, text, "h1")

    def block_3(self, session, text):
        self.check(session, text, "r1")


class Protocol(Page):
    # On a busy machine an answer takes its time.
    words = {"LAB.sock": "two-routers-*.sock", "-w 2": "-w 6"}

    def block_1(self, session, text):
        said = self.block(session, text)
        expect('"running"' in said, said)


class Python(Page):
    def block_1(self, session, text):
        (session.work / "first.py").write_text(text)
        said = session.run("/usr/bin/python3 -B first.py")
        expect(said.startswith("6 "), said)


class Notebooks(Page):
    """Its blocks are the cells of the notebooks, which test_notebooks runs; what three of them begin
    with stands there once."""

    notebooks = ("first_capture", "bufferbloat", "routing_change", "published_result")

    def perform(self):
        blocks = blocks_of(self.name)
        common = blocks[0].text.rstrip("\n")
        page = (TOP / "resources" / "manual" / self.name).read_text(encoding="utf-8")
        written = " ".join(page.replace("\n## ", "\n# ").split())
        cells = [common]
        for name in self.notebooks:
            path = TOP / "resources" / "notebooks" / f"{name}.ipynb"
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
                text = "".join(cell["source"])
                if cell["cell_type"] == "code":
                    cells.append(text.rstrip("\n").removesuffix(common).rstrip("\n"))
                else:
                    words = " ".join(text.split())
                    expect(words in written, f"{self.name} lacks of {name}: {words}")
        for block, cell in zip(blocks, cells):
            expect(block.text.rstrip("\n") == cell, f"{block} is another than the cell:\n{cell}")
        expect(len(blocks) == len(cells), f"{self.name} has {len(blocks)} of {len(cells)} cells")
        return [(block.page, block.number) for block in blocks]


PAGES = {
    "README.md": Readme,
    "agents.md": Agents,
    "experiments.md": Experiments,
    "first_capture.md": FirstCapture,
    "hosts.md": Hosts,
    "images.md": Images,
    "journeys.md": Journeys,
    "labs.md": Labs,
    "notebooks.md": Notebooks,
    "packet_capturing.md": PacketCapturing,
    "protocol.md": Protocol,
    "python.md": Python,
    "shell.md": Shell,
}
