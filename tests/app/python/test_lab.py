# SPDX-License-Identifier: GPL-3.0-or-later
"""A lab from Python: elements, links, captures, journeys."""

import os
import subprocess
import time
import unittest

import numpy
import tomato
from labhome import LabHome


class TestLab(LabHome):
    def setUp(self):
        super().setUp()
        self.needs_labs()

    def test_what_is_sent_is_captured(self):
        with tomato.run(self.two_hosts()) as lab:
            self.assertEqual(lab.state, "running")
            link = lab.capture("h1--h2")
            link.start(filter="icmp")
            lab["h1"].run("ping -c 3 -i 0.2 10.0.0.2")
            packets = link.packets()
            self.assertEqual(len(packets), 6)
            self.assertEqual(set(packets.source), {"10.0.0.1", "10.0.0.2"})
            self.assertEqual(len(packets[packets.source == "10.0.0.1"]), 3)
            sequence = packets.fields("icmp.seq")["icmp.seq"]
            self.assertEqual(sequence.tolist(), ["1", "1", "2", "2", "3", "3"])
            counters = lab.link("h2--h1").statistics
            self.assertGreaterEqual(counters["sentBy"][0]["frames"], 3)
            link.stop()
            self.assertEqual(link.status["state"], "stopped")
        self.assertEqual(tomato.running(), [])

    def test_journeys_have_a_row_for_each_hop(self):
        with tomato.run(self.two_hosts()) as lab:
            lab.capture("h1--h2").start()
            lab["h1"].run("ping -c 2 -i 0.2 10.0.0.2")
            hops = lab.journeys(flow="icmp")
            self.assertEqual(len(hops), 4)
            self.assertEqual(set(hops.point), {"h1:eth0 -> h2:eth0", "h2:eth0 -> h1:eth0"})
            hops.save(self.home / "hops.npz")
            with numpy.load(self.home / "hops.npz") as read:
                self.assertEqual(read["time"].tolist(), hops.time.tolist())
                self.assertLessEqual(set(hops.columns), set(read.files))
            hops.save(self.home / "hops.csv")
            lines = (self.home / "hops.csv").read_text("utf-8").splitlines()
            self.assertEqual(lines[0].split(","), hops.columns)
            self.assertEqual(len(lines), 5)

    def test_a_link_is_changed_while_it_runs(self):
        with tomato.run(self.two_hosts()) as lab:
            lab.link("h1--h2").down()
            self.assertNotEqual(lab["h1"].run("ping -c 1 -W 1 10.0.0.2", check=False).returncode, 0)
            lab.link("h1--h2").up()
            lab["h1"].run("ping -c 1 -W 5 10.0.0.2")

    def test_a_command_that_fails_raises_and_one_that_lasts_ends(self):
        with tomato.run(self.two_hosts()) as lab:
            with self.assertRaises(subprocess.CalledProcessError) as failed:
                lab["h1"].run("echo said; exit 7")
            self.assertEqual(failed.exception.returncode, 7)
            self.assertEqual(failed.exception.stdout, "said\n")
            self.assertEqual(lab["h2"].run(["cat"], input="given").stdout, "given")
            with self.assertRaises(subprocess.TimeoutExpired):
                lab["h1"].run("echo begun; sleep 1000", timeout=1)
            end = time.monotonic() + 20
            while "sleep 1000" in self.processes(lab) and time.monotonic() < end:
                time.sleep(0.05)
            self.assertNotIn("sleep 1000", self.processes(lab))

    @staticmethod
    def processes(lab):
        return lab["h1"].run("cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '").stdout

    def test_elements_stop_and_start_and_a_lab_that_runs_is_found(self):
        file = self.two_hosts()
        with tomato.run(file) as lab:
            lab["h2"].stop()
            self.assertEqual(lab["h2"].status["state"], "stopped")
            with tomato.attach(file) as same:
                self.assertEqual(same.id, lab.id)
                same["h2"].start()
            for name in ("Two hosts", "two_hosts", file.name):
                with tomato.attach(name) as same:
                    self.assertEqual(same.id, lab.id)
            self.assertEqual(lab["h2"].status["state"], "running")
            self.assertEqual([each.name for each in lab], ["h1", "h2"])
            self.assertEqual(lab.state, "running")

    def test_recordings_stay_until_the_lab_is_deleted(self):
        lab = tomato.run(self.two_hosts())
        lab.capture("h1--h2").start()
        lab.stop()
        kept = self.home / "XDG_DATA_HOME" / "tomato-desktop" / "labs" / lab.id
        self.assertTrue(kept.exists())
        lab.delete()
        self.assertFalse(kept.exists())

    def test_mistakes_name_their_place(self):
        with tomato.run(self.two_hosts()) as lab:
            with self.assertRaises(KeyError):
                lab["h3"]
            with self.assertRaises(tomato.TomatoError) as caught:
                lab.link("h1--h3")
            self.assertIn("h1:eth0--h2:eth0", str(caught.exception))
            with self.assertRaises(tomato.TomatoError) as caught:
                lab.link("h1--h2").set(delay=-1)
            self.assertEqual(caught.exception.code, -32602)
            self.assertEqual(caught.exception.place, "delay_from")
            with self.assertRaises(tomato.TomatoError) as caught:
                lab.capture("h1--h2").start(filter="no such word")
            self.assertIn("syntax error", str(caught.exception))
        with self.assertRaises(tomato.TomatoError):
            tomato.run(self.home / "missing.tomato4.json")
        with self.assertRaises(tomato.TomatoError):
            tomato.attach("no-such-lab")

    def test_a_control_folder_of_somebody_else_is_not_trusted(self):
        folder = self.home / "XDG_RUNTIME_DIR" / "tomato-desktop"
        folder.symlink_to(self.home)
        with self.assertRaises(tomato.TomatoError) as caught:
            tomato.running()
        self.assertIn(os.fspath(folder), str(caught.exception))


if __name__ == "__main__":
    unittest.main()
