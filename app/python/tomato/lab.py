# SPDX-License-Identifier: GPL-3.0-or-later
"""A lab, its elements, its links and its captures."""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import tempfile
import weakref

from . import program
from .client import Client, control_directory
from .errors import TomatoError
from .journeys import Journeys
from .packets import Packets


def run(file, *, agree=(), routes=False, tls_secrets=False, strict=False):
    """Starts the topology file as a lab and returns when every element runs. As a context it stops
    the lab at its end; recordings stay, see Lab.delete().

    `agree` are options by which the user agrees to what the file asks for outside of the lab, as
    `tomato lab start` has them: "--nat", "--attach", "--allow-live", "--share DIR", "--trust"."""
    words = ["lab", "start", os.fspath(file), "--json"]
    for each in agree:
        words += shlex.split(each)
    words += ["--routes"] * routes + ["--tls-secrets"] * tls_secrets + ["--strict"] * strict
    return Lab(json.loads(program.output(*words))["lab"], stops=True)


def attach(lab):
    """A lab that runs, by its id, its file or, as in the shell, its name. Leaves it running."""
    lab = os.fspath(lab)
    labs = running()
    found = [each for each in labs if lab in (each["lab"], each["file"])]
    if not found and os.path.isfile(lab):
        wanted = os.path.realpath(lab)
        found = [each for each in labs if os.path.realpath(each["file"]) == wanted]
    elif not found:
        found = [each for each in labs if _is_called(each, lab)]
        if len(found) > 1:
            raise TomatoError("several labs have this name; use an id (tomato.running())", lab)
    if not found:
        raise TomatoError("no lab with this id, file or name runs", lab)
    return Lab(found[0]["lab"], stops=False)


def _is_called(lab, name):
    """Whether it has this name, or its file, with its endings or without."""
    file = os.path.basename(lab["file"])
    title = re.sub(r"(?<=.)(\.(tomato[34]?|clab))?\.[^.\s]+\Z", "", file)
    return name == lab["name"] or (file != "" and name in (file, title))


def running():
    """What runs: a list of {"lab", "name", "file", "state", "pid", "live"}."""
    labs = []
    for path in sorted(control_directory().glob("*.json")):
        try:
            lab = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            continue  # it ends just now
        if lab["state"] != "stopped":
            labs.append(lab)
    return labs


class Lab:
    """See run() and attach(). Elements by their names: lab["h1"]."""

    def __init__(self, lab, stops):
        self.id = lab
        self._stops = stops
        self._state = {}
        self._client = Client(lab, self._on_notification)
        self._update(self._client.call("lab.status"))

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        try:
            if self._stops:
                self.stop()
        finally:
            self.close()

    def __getitem__(self, name):
        for each in self._state["elements"]:
            if name in (each["name"], each["id"]):
                return Element(self, each["id"], each["name"])
        raise KeyError(name)

    def __iter__(self):
        return (Element(self, each["id"], each["name"]) for each in self._state["elements"])

    def close(self):
        """Leaves the lab as it is."""
        self._client.close()

    @property
    def name(self):
        return self._state["name"]

    @property
    def file(self):
        return self._state["file"]

    @property
    def state(self):
        """The word "stopped", "starting", "running" or "stopping"; asked for anew."""
        return self.status()["state"]

    @property
    def topology(self):
        """The ToMaTo 4 document that the engine has."""
        self.status()
        return self._state["topology"]

    def status(self):
        """The engine's object Lab."""
        self._update(self.call("lab.status"))
        return self._state

    def call(self, method, timeout=None, **params):
        """Any method of the control protocol."""
        return self._client.call(method, timeout, **params)

    def stop(self):
        self._update(self.call("lab.stop"))

    def delete(self):
        """Removes what the stopped lab keeps: recordings, and the files of its elements."""
        self.close()
        program.output("lab", "delete", self.id, "--yes")

    def link(self, name):
        """A connection: "h1--r1", "h1:eth0--r1:eth1", or its id."""
        return Link(self, self._connection(name))

    @property
    def links(self):
        return [Link(self, each) for each in self._connections()]

    def capture(self, name):
        """What is captured on a connection."""
        return Capture(self, self._connection(name))

    def journeys(self, flow=None):
        """The journeys of all packets that were recorded, one row a hop; `flow` is a pcap filter."""
        return Journeys.read(self.id, flow=flow)

    def _on_notification(self, method, params):
        if method == "lab.changed":
            self._update(params)

    def _update(self, state):
        # A notification has no topology when that is the one that is known.
        self._state = {**self._state, **state}

    def _connections(self):
        """{id: its ends' labels, "h1:eth0"}"""
        topology = self._state["topology"]["topology"]
        elements = {each["id"]: each for each in topology.get("elements", [])}

        def label(end):
            interface = elements[end]
            device = elements.get(interface.get("parent"), {})
            return f"{device.get('name', '')}:{interface.get('name', '')}"

        return {
            each["id"]: tuple(label(end) for end in each["elements"])
            for each in topology.get("connections", [])
        }

    def _connection(self, name):
        every = self._connections()
        if name in every:
            return name
        wanted = name.replace(" ⇄ ", "--").split("--")
        found = [
            key
            for key, ends in every.items()
            if len(wanted) == 2 and (_are(wanted, ends) or _are(wanted[::-1], ends))
        ]
        if len(found) == 1:
            return found[0]
        links = ", ".join(sorted("--".join(ends) for ends in every.values()))
        why = "names more than one connection" if found else "is no connection"
        raise TomatoError(f"{why}; there are: {links}", name)


def _are(wanted, ends):
    return all(
        each in (end, end.partition(":")[0]) for each, end in zip(wanted, ends, strict=True)
    )


class Element:
    """A device of a lab."""

    def __init__(self, lab, key, name):
        self._lab = lab
        self.id = key
        self.name = name

    def __repr__(self):
        return f"<element {self.name} of {self._lab.id}>"

    @property
    def status(self):
        """The engine's object Element."""
        return next(each for each in self._lab.status()["elements"] if each["id"] == self.id)

    @property
    def folder(self):
        """What it has as /root."""
        return pathlib.Path(self.status["folder"])

    def start(self):
        self._lab.call("element.start", element=self.id)

    def stop(self):
        self._lab.call("element.stop", element=self.id)

    def run(self, command, *, check=True, timeout=None, input=None, text=True):
        """Runs a command in it and returns subprocess.CompletedProcess with its output: a text is
        for sh, a list is a program with its arguments. Raises subprocess.CalledProcessError when
        it ends with another code than 0, unless `check` is false; subprocess.TimeoutExpired after
        `timeout` seconds, when what ran in the element has ended."""
        with self.popen(command, stdin=subprocess.PIPE, text=text) as process:
            try:
                out, err = process.communicate(input, timeout)
            except subprocess.TimeoutExpired as late:
                process.terminate()
                late.stdout, late.stderr = process.communicate()
                raise
            except BaseException:
                process.terminate()
                raise
        done = subprocess.CompletedProcess(command, process.returncode, out, err)
        if check:
            done.check_returncode()
        return done

    def popen(self, command, **options):
        """The same beside: subprocess.Popen. To terminate() it ends what ran in the element."""
        words = ["sh", "-c", command] if isinstance(command, str) else list(command)
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(
            [program.path(), "lab", "exec", self._lab.id, self.name, "--", *words],
            **{"stdin": subprocess.DEVNULL, **pipes, **options},
        )


class Link:
    """A connection of a lab."""

    def __init__(self, lab, key):
        self._lab = lab
        self.id = key
        self.ends = lab._connections()[key]

    def __repr__(self):
        return f"<link {'--'.join(self.ends)} of {self._lab.id}>"

    def set(self, **attributes):
        """Attributes of link emulation, as topology files have them: delay_from=20 (ms),
        bandwidth_to=1000 (kbit/s), lossratio_from=1 (%), mtu, …; None removes one. For both
        directions: without "_from" and "_to"."""
        both = ("bandwidth", "delay", "jitter", "distribution")
        both += ("lossratio", "duplicate", "corrupt", "reorder")
        both += ("trace", "seed", "drop_frames", "loss_filter", "emulation_filter")
        given = {}
        for key, value in attributes.items():
            for name in (f"{key}_from", f"{key}_to") if key in both else (key,):
                given[name] = value
        self._lab.call("link.set", connection=self.id, attributes=given)

    def down(self):
        self.set(link_down=True)

    def up(self):
        self.set(link_down=None)

    @property
    def statistics(self):
        """{"sentBy": [{"frames", "bytes"}, …], "deliveredTo": […]}, by the connection's ends."""
        for each in self._lab.call("lab.statistics"):
            if each["connection"] == self.id:
                return each
        raise TomatoError("carries nothing", "--".join(self.ends))


class Capture:
    """What is captured on one connection."""

    def __init__(self, lab, connection):
        self._lab = lab
        self.connection = connection
        self._jobs = 0

    def start(self, filter="", mode="file", **options):
        """Begins a recording. `filter` is a pcap filter; `mode` "file", "net" or "both"; options
        are those of the protocol: direction, snapLength, precision, segments, …"""
        return self._set(capturing=True, filter=filter, mode=mode, **options)

    def stop(self):
        return self._set(capturing=False)

    def flush(self):
        """Returns when each frame that was on the wire before is committed."""
        return self._lab.call("capture.flush", connection=self.connection)

    def clear(self):
        """Drops what the latest run holds."""
        return self._lab.call("capture.clear", connection=self.connection)

    @property
    def status(self):
        """The engine's object Capture; None where nothing is or was captured."""
        for each in self._lab.call("capture.list"):
            if each["connection"] == self.connection:
                return each
        return None

    def download(self, path, run=None):
        """Saves what was recorded, as .pcap, .pcapng, .tar.gz or .zip; `run` is an earlier one."""
        self._jobs += 1
        params = {} if run is None else {"run": run}
        path = os.path.abspath(os.fspath(path))
        self._lab.call(
            "capture.download", connection=self.connection, path=path, job=self._jobs, **params
        )
        return pathlib.Path(path)

    def packets(self, run=None):
        """What was recorded, as columns. The file behind them, of which fields() asks tshark, goes
        with the object."""
        folder = tempfile.mkdtemp(prefix="tomato-")
        try:
            packets = Packets.read(self.download(os.path.join(folder, "packets.pcapng"), run))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        weakref.finalize(packets, shutil.rmtree, folder, ignore_errors=True)
        return packets

    def _set(self, **params):
        return self._lab.call("capture.set", connection=self.connection, **params)
