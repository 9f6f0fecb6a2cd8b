# SPDX-License-Identifier: GPL-3.0-or-later
"""`tomato mcp`, as an agent's program speaks to it."""

import json
import os
import pathlib
import subprocess
import unittest

from labhome import LabHome


class TestMcp(LabHome):
    def serve(self, *options):
        server = subprocess.Popen(
            [os.environ["TOMATO"], "mcp", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(self.end, server)
        self.server, self.number = server, 0
        greeting = self.ask("initialize", protocolVersion="2025-03-26", capabilities={})
        self.assertEqual(greeting["result"]["protocolVersion"], "2025-03-26")
        self.send({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def end(self, server):
        if not server.stdin.closed:
            server.stdin.close()
        self.assertEqual(server.wait(60), 0)
        server.stdout.close()

    def send(self, message):
        self.server.stdin.write(json.dumps(message) + "\n")
        self.server.stdin.flush()

    def begin(self, method, **params):
        self.number += 1
        self.send({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params})
        return self.number

    def ask(self, method, **params):
        """The next answer, which is this one's."""
        number = self.begin(method, **params)
        answer = json.loads(self.server.stdout.readline())
        self.assertEqual(answer["id"], number)
        return answer

    def use(self, name, **arguments):
        """What a tool says; whether it failed."""
        answer = self.ask("tools/call", name=name, arguments=arguments)
        result = answer["result"]
        return result["content"][0]["text"], result["isError"]

    def works(self, name, **arguments):
        said, failed = self.use(name, **arguments)
        self.assertFalse(failed, said)
        return said

    def test_only_reading_is_offered_unless_changes_are_allowed(self):
        self.serve()
        reading = {each["name"]: each for each in self.ask("tools/list")["result"]["tools"]}
        self.assertIn("packets", reading)
        self.assertNotIn("start_lab", reading)
        self.assertTrue(all(each["annotations"]["readOnlyHint"] for each in reading.values()))
        refused = self.ask("tools/call", name="start_lab", arguments={"file": "x.tomato4.json"})
        self.assertIn("--allow-changes", refused["error"]["message"])
        self.serve("--allow-changes")
        self.assertIn("start_lab", [each["name"] for each in self.ask("tools/list")["result"]["tools"]])

    def test_a_whole_session(self):
        self.needs_labs()
        self.serve("--allow-changes")
        drawn = json.loads(self.two_hosts().read_text())
        file = str(self.home / "drawn.tomato4.json")
        self.works("write_topology", file=file, topology=drawn)
        self.works("check_topology", file=file)
        started = json.loads(self.works("start_lab", file=file))
        self.works("start_capture", lab=file, connection="h1--h2", filter="icmp")
        self.assertIn("3 received", self.works(
            "run_in_element", lab=file, element="h1", command="ping -c 3 -i 0.2 10.0.0.2"))
        said = self.works("packets", lab=file, connection="h1--h2", count=2)
        self.assertIn("the latest 2 of 6 packets", said)
        self.assertEqual(len(said.splitlines()), 4)
        self.assertIn("10.0.0.1", said)
        said = self.works("decode_packets", lab=file, connection="h1--h2",
                          filter="icmp.type == 0", count=2)
        self.assertIn("the latest 2 of 3 packets\n", said)
        self.assertEqual(said.count("Echo (ping) reply"), 2)
        said, failed = self.use("decode_packets", lab=file, connection="h1--h2", filter="icmp.typ")
        self.assertTrue(failed)
        self.assertIn("icmp.typ", said)
        self.assertIn("certain", self.works("journeys", lab=file, filter="icmp"))
        self.works("losses", lab=file)
        self.assertIn("recording", self.works("capture_status", lab=file))
        self.works("set_link", lab=file, connection="h1--h2", attributes={"link_down": True})
        said, failed = self.use("run_in_element", lab=file, element="h1",
                                command="ping -c 1 -W 1 10.0.0.2")
        self.assertTrue(failed)
        self.assertIn("100% packet loss", said)
        self.assertIn(started["lab"], self.works("list_labs"))
        said, failed = self.use("run_in_element", lab=file, element="h1", command="sleep 1000",
                                seconds=1)
        self.assertTrue(failed)
        self.assertIn("ended after 1 seconds", said)
        self.assertEqual(self.works("stop_lab", lab=file), "done")

    def begin_endless(self, file):
        """A command in h1 that runs until it is ended, and does run when this returns."""
        number = self.begin("tools/call", name="run_in_element", arguments={
            "lab": file, "element": "h1", "command": "exec sleep 1000.25", "seconds": 600})
        self.works("run_in_element", lab=file, element="h1",
                   command="until pgrep -fx 'sleep 1000.25'; do :; done")
        return number

    def test_a_long_call_holds_up_no_other_and_is_cancelled(self):
        self.needs_labs()
        self.serve("--allow-changes")
        file = str(self.two_hosts())
        self.works("start_lab", file=file)
        endless = self.begin_endless(file)
        self.assertEqual(self.ask("ping")["result"], {})
        self.assertIn("running", self.works("lab_status", lab=file))
        self.send({"jsonrpc": "2.0", "method": "notifications/cancelled",
                   "params": {"requestId": endless, "reason": "enough"}})
        self.works("run_in_element", lab=file, element="h1",
                   command="while pgrep -fx 'sleep 1000.25'; do :; done")
        # Both run at once: each waits for what the other does.
        self.works("run_in_element", lab=file, element="h1", command="rm -f one two; mkfifo one two")
        both = {
            self.begin("tools/call", name="run_in_element",
                       arguments={"lab": file, "element": "h1", "command": command})
            for command in ("echo a > one; cat two", "cat one; echo b > two")
        }
        answers = [json.loads(self.server.stdout.readline()) for _ in both]
        self.assertEqual({each["id"] for each in answers}, both)
        self.assertFalse(any(each["result"]["isError"] for each in answers), answers)
        self.works("stop_lab", lab=file)

    def test_the_end_of_the_input_ends_what_is_under_way(self):
        self.needs_labs()
        self.serve("--allow-changes")
        file = str(self.two_hosts())
        self.works("start_lab", file=file)
        self.begin_endless(file)
        self.server.stdin.close()
        self.assertEqual(self.server.wait(60), 0)
        self.assertEqual(self.server.stdout.read(), "")
        self.serve("--allow-changes")
        self.works("run_in_element", lab=file, element="h1",
                   command="while pgrep -fx 'sleep 1000.25'; do :; done")
        self.works("stop_lab", lab=file)

    def test_an_attribute_of_a_link_is_removed_by_null(self):
        self.needs_labs()
        self.serve("--allow-changes")
        file = str(self.two_hosts())
        self.works("start_lab", file=file)
        for name, value in (("link_down", True), ("lossratio_from", 100)):
            ping = {"lab": file, "element": "h1", "command": "ping -c 1 -W 1 10.0.0.2"}
            self.works("set_link", lab=file, connection="h1--h2", attributes={name: value})
            self.assertTrue(self.use("run_in_element", **ping)[1])
            self.works("set_link", lab=file, connection="h1--h2", attributes={name: None})
            ping["command"] = "until ping -c 1 -W 1 10.0.0.2; do :; done"
            self.works("run_in_element", **ping)
        said, failed = self.use("set_link", lab=file, connection="h1--h2", attributes={})
        self.assertTrue(failed)
        self.assertIn("attributes: is empty", said)
        # In the shell that would be the name of a file to read.
        said, failed = self.use("set_link", lab=file, connection="h1--h2",
                                attributes={"trace_from": "@/etc/hostname"})
        self.assertTrue(failed)
        self.assertIn("trace_from: begins with '@'", said)
        self.works("stop_lab", lab=file)

    def test_topologies_are_read_and_the_example_of_one_is_a_lab(self):
        self.serve("--allow-changes")
        tools = {each["name"]: each for each in self.ask("tools/list")["result"]["tools"]}
        self.assertTrue(tools["read_topology"]["annotations"]["readOnlyHint"])
        (example,) = tools["write_topology"]["inputSchema"]["properties"]["topology"]["examples"]
        file = str(self.home / "example.tomato4.json")
        self.works("write_topology", file=file, topology=example)
        read = json.loads(self.works("read_topology", file=file))
        self.assertEqual([each["name"] for each in read["topology"]["elements"] if "mode" in each], ["r1"])
        other = self.home / "two.clab.yml"
        other.write_text("name: two\ntopology:\n  nodes:\n    a: {kind: linux, x-odd: 1}\n"
                         "    b: {kind: linux}\n  links:\n    - endpoints: ['a:eth1', 'b:eth1']\n")
        said = self.works("read_topology", file=str(other))
        self.assertIn("x-odd", said)
        self.assertIn('"file_information"', said)
        self.assertIn("No such file", self.use("read_topology", file="none.tomato4.json")[0])
        self.assertEqual(sorted(self.home.glob("*.json")), [pathlib.Path(file)])
        self.needs_labs()
        self.works("start_lab", file=file)
        self.works("run_in_element", lab=file, element="h1", command="ping -c 1 10.0.2.2")
        self.works("stop_lab", lab=file)

    def test_an_agent_cannot_agree_for_the_user(self):
        self.needs_labs()
        self.serve("--allow-changes")
        drawn = json.loads(self.two_hosts().read_text())
        (self.home / "shared").mkdir()
        drawn["topology"]["shared_folders"] = [str(self.home / "shared")]
        file = str(self.home / "reaching.tomato4.json")
        self.works("write_topology", file=file, topology=drawn)
        said, failed = self.use("start_lab", file=file)
        self.assertTrue(failed)
        self.assertIn("--share", said)
        for lab in ("--trust", "-x", ""):
            said, failed = self.use("start_lab", file=lab)
            self.assertTrue(failed)
        self.assertEqual(json.loads(self.works("list_labs")), [])

    def test_a_file_is_never_replaced_and_a_bad_one_not_kept(self):
        self.serve("--allow-changes")
        there = self.two_hosts()
        before = there.read_bytes()
        said, failed = self.use("write_topology", file=str(there), topology={})
        self.assertTrue(failed)
        self.assertIn("is there already", said)
        self.assertEqual(there.read_bytes(), before)
        bad = self.home / "bad.tomato4.json"
        self.assertTrue(self.use("write_topology", file=str(bad), topology={"topology": 5})[1])
        self.assertFalse(bad.exists())
        self.assertTrue(self.use("write_topology", file=str(self.home / "x.sh"), topology={})[1])

    def test_what_is_no_request_gets_an_error(self):
        self.serve()
        for line, code in (
            ("{", -32700),
            ("[]", -32600),
            ("7", -32700),
            ('{"jsonrpc":"2.0","id":5}', -32600),
            ('{"jsonrpc":"2.0","id":5,"method":"no/such"}', -32601),
            ('{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"none"}}', -32602),
            ('{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"packets",'
             '"arguments":{"lab":5}}}', -32602),
        ):
            self.server.stdin.write(line + "\n")
            self.server.stdin.flush()
            self.assertEqual(json.loads(self.server.stdout.readline())["error"]["code"], code, line)
        self.assertEqual(self.ask("ping")["result"], {})


if __name__ == "__main__":
    unittest.main()
