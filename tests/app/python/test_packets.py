# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns of packets, without a lab. tshark is the judge."""

import csv
import io
import pathlib
import struct
import subprocess
import unittest

import numpy
import tomato
from labhome import LabHome


def pcap(path, frames, magic=0xA1B23C4D, order="<"):
    """Frames of Ethernet, a microsecond apart; nanoseconds count by the magic number."""
    data = struct.pack(f"{order}IHHiIII", magic, 2, 4, 0, 0, 262144, 1)
    for number, frame in enumerate(frames):
        data += struct.pack(f"{order}IIII", 1_700_000_000, number, len(frame), len(frame)) + frame
    path.write_bytes(data)
    return path


def ipv4(protocol, data, source=1, destination=2):
    header = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(data), 7, 0, 64, protocol, 0)
    return header + bytes([10, 0, 0, source, 10, 0, 0, destination]) + data


def ethernet(ethertype, data):
    return bytes(12) + struct.pack(">H", ethertype) + data


def segment(sequence, data):
    head = struct.pack(">HHIIBBHHH", 80, 5000, sequence, 99, 0x50, 0x18, 512, 0, 0)
    return ethernet(0x0800, ipv4(6, head + data))


class TestPackets(LabHome):
    def test_columns_are_what_tshark_says(self):
        frames = [segment(4_000_000_000 + number, b"x" * number) for number in range(50)]
        frames.append(ethernet(0x8100, struct.pack(">HH", 77, 0x0800)) + ipv4(17, bytes(8)))
        frames.append(ethernet(0x0806, bytes(28)))
        packets = tomato.Packets.read(pcap(self.home / "x.pcap", frames))
        self.assertEqual(len(packets), len(frames))
        names = ("frame.len", "ip.src", "tcp.srcport", "tcp.seq_raw", "tcp.len", "vlan.id")
        said = packets.fields(*names)
        self.assertEqual([int(each) for each in said["frame.len"]], packets.length.tolist())
        self.assertEqual(said["ip.src"].tolist(), packets.source.tolist())
        tcp = packets.protocol == 6
        self.assertEqual(int(tcp.sum()), 50)
        for name, column in (
            ("tcp.srcport", packets.source_port),
            ("tcp.seq_raw", packets.tcp_sequence),
            ("tcp.len", packets.payload),
        ):
            self.assertEqual([int(each) for each in said[name][tcp]], column[tcp].tolist(), name)
        self.assertEqual(int(said["vlan.id"][50]), packets.vlan[50])
        self.assertEqual(packets[tcp].payload.sum(), sum(range(50)))

    def test_times_are_exact_in_both_byte_orders(self):
        for order in "<>":
            for magic, unit in ((0xA1B2C3D4, 1000), (0xA1B23C4D, 1)):
                path = pcap(self.home / "t.pcap", [segment(0, b"")] * 3, magic, order)
                times = tomato.Packets.read(path).time.astype(numpy.int64)
                expected = [1_700_000_000 * 10**9 + number * unit for number in range(3)]
                self.assertEqual(times.tolist(), expected)

    def test_what_is_saved_is_read_again(self):
        path = pcap(self.home / "x.pcap", [segment(5, b"hello"), ethernet(0x0806, bytes(28))])
        packets = tomato.Packets.read(path)
        packets.save(self.home / "saved.npz")
        packets.save(self.home / "saved.csv")
        again = tomato.Packets.read(self.home / "saved.npz")
        for name in packets.columns:
            self.assertEqual(packets[name].tolist(), again[name].tolist(), name)
        lines = (self.home / "saved.csv").read_text().splitlines()
        self.assertEqual(len(lines), 3)
        self.assertIn("source", lines[0])

    def test_a_table_of_pandas_has_the_columns(self):
        try:
            import pandas
        except ImportError:
            self.skipTest("python3-pandas is not installed")
        path = pcap(self.home / "x.pcap", [segment(5, b"hello"), ethernet(0x0806, bytes(28))])
        packets = tomato.Packets.read(path)
        table = packets.to_pandas()
        self.assertIsInstance(table, pandas.DataFrame)
        self.assertEqual(list(table.columns), packets.columns)
        for name in packets.columns:
            self.assertEqual(table[name].tolist(), list(packets[name]), name)
        self.assertEqual(table[table.protocol == 6].source.tolist(), ["10.0.0.1"])

    def test_the_command_writes_the_same_as_npz_and_csv(self):
        path = pcap(self.home / "x.pcap", [segment(number, b"abc") for number in range(9)])
        for name in ("x.npz", "x.csv"):
            subprocess.run(
                [tomato.program.path(), "packets", path, "-o", self.home / name, "--filter", "tcp"],
                check=True,
                capture_output=True,
            )
        with numpy.load(self.home / "x.npz", allow_pickle=False) as columns:
            self.assertEqual(columns["tcp_sequence"].tolist(), list(range(9)))
            self.assertEqual(columns["source_bytes"].shape, (9, 16))
        rows = (self.home / "x.csv").read_text().splitlines()
        names = rows[0].split(",")
        self.assertEqual(len(rows), 10)
        self.assertEqual(rows[4].split(",")[names.index("tcp_sequence")], "3")
        self.assertEqual(rows[4].split(",")[names.index("source")], "10.0.0.1")

    def two_links(self):
        frames = [segment(number, b"abc") for number in range(9)]
        near = pcap(self.home / "near.pcap", frames)
        return near, pcap(self.home / "far.pcap", frames[:7])

    def journey(self, *words):
        return subprocess.run(
            [tomato.program.path(), "journey", *self.two_links(), *words],
            capture_output=True,
            text=True,
        )

    def test_the_command_writes_journeys_as_npz_and_csv(self):
        said = self.journey("--csv")
        self.assertEqual(self.journey("-o", self.home / "x.csv").returncode, 0)
        self.assertEqual((self.home / "x.csv").read_text(), said.stdout)
        done = self.journey("-o", self.home / "x.npz")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        rows = list(csv.DictReader(io.StringIO(said.stdout)))
        self.assertEqual(len(rows), 16)
        with numpy.load(self.home / "x.npz", allow_pickle=False) as read:
            columns = {name: read[name] for name in read.files}
        self.assertEqual(columns["time"].dtype, numpy.dtype("datetime64[ns]"))
        self.assertEqual(columns["may_be_under_way"].dtype, numpy.dtype(bool))
        self.assertEqual(
            [int(row["time_ns"]) for row in rows], columns["time"].astype(int).tolist()
        )
        for name in ("journey", "hop", "before", "delay_ns", "ttl", "length", "packet"):
            self.assertEqual([int(row[name] or -1) for row in rows], columns[name].tolist(), name)
        for name in ("flow", "point", "moment", "over", "match", "changes", "recording"):
            texts = columns[f"{name}_names"][columns[name]].tolist()
            self.assertEqual([row[name] for row in rows], texts, name)
        self.journey("-o", self.home / "few.npz", "--packets", "2")
        self.assertEqual(len(numpy.load(self.home / "few.npz")["hop"]), 4)

    def test_journeys_are_the_same_by_the_module(self):
        hops = tomato.Journeys.read(*self.two_links())
        rows = list(csv.DictReader(io.StringIO(self.journey("--csv").stdout)))
        self.assertEqual([row["point"] for row in rows], hops.point.tolist())
        self.assertEqual(set(hops[hops.hop == 1].match), {"certain"})
        self.assertEqual(hops.may_be_under_way.dtype, numpy.dtype(bool))
        hops.save(self.home / "saved.npz")
        again = tomato.Journeys.read(self.home / "saved.npz")
        self.assertEqual(again.columns, hops.columns)
        for name in hops.columns:
            self.assertEqual(hops[name].tolist(), again[name].tolist(), name)
        with self.assertRaises(tomato.TomatoError):
            tomato.Journeys.read(*self.two_links(), flow="udp")

    def test_a_bad_file_for_journeys_is_named(self):
        for words, said in (
            (("-o", "x.txt"), "-o x.txt: is no name that ends in .npz or .csv"),
            (("-o", "x.npz", "--json"), "-o does not go together with --json and --csv"),
            (("-o", "/nowhere/x.npz"), "/nowhere"),
            (("-o", "/nowhere/x.csv"), "/nowhere"),
        ):
            done = self.journey(*words)
            self.assertNotEqual(done.returncode, 0)
            self.assertIn(said, done.stderr)
        with self.assertRaises(tomato.TomatoError) as caught:
            tomato.Journeys.read(self.home / "missing.npz")
        self.assertIn("missing.npz", str(caught.exception))

    def test_no_packet_at_all_is_no_fault(self):
        packets = tomato.Packets.read(pcap(self.home / "none.pcap", []))
        self.assertEqual(len(packets), 0)
        self.assertEqual(packets.source.tolist(), [])

    def test_a_bad_file_is_named(self):
        whole = pcap(self.home / "x.pcap", [segment(5, b"hello")]).read_bytes()
        (self.home / "text.pcap").write_text("no packets in here, none at all")
        (self.home / "damaged.npz").write_bytes(whole)
        for name in ("text.pcap", "missing.pcap", "damaged.npz", "missing.npz"):
            with self.assertRaises(tomato.TomatoError) as caught:
                tomato.Packets.read(self.home / name)
            self.assertIn(name, str(caught.exception))
        with self.assertRaises(tomato.TomatoError) as caught:
            tomato.Packets.read(self.home / "x.pcap", filter="tcp and")
        self.assertIn("tcp and", str(caught.exception))

    def test_the_module_says_what_it_needs(self):
        folder = pathlib.Path(tomato.__file__).parent
        for path in folder.glob("*.py"):
            self.assertIn("SPDX-License-Identifier", path.read_text().splitlines()[0])


if __name__ == "__main__":
    unittest.main()
