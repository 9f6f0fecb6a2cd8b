# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON-RPC 2.0 over the Unix socket of a lab's engine, one message a line."""

import json
import os
import pathlib
import socket
import stat
import time

from .errors import TomatoError

# As the protocol has it: who sends more is disconnected.
MAX_LINE_BYTES = 64 * 1024 * 1024


def control_directory():
    """Where engines listen. Not trusted when it is not the user's own."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    own = os.path.isabs(runtime) and os.path.exists(runtime)
    if own and os.stat(runtime).st_uid == os.geteuid():
        folder = pathlib.Path(runtime) / "tomato-desktop"
    else:
        folder = pathlib.Path(f"/tmp/tomato-desktop-{os.geteuid()}")
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return folder
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise TomatoError("belongs to somebody else, so nothing there can be trusted", str(folder))
    return folder


class Client:
    """One connection. Calls wait for their answer; notifications that come meanwhile go to
    `on_notification(method, params)`."""

    def __init__(self, lab, on_notification=None):
        self._path = control_directory() / f"{lab}.sock"
        self._on_notification = on_notification or (lambda method, params: None)
        self._number = 0
        self._bytes = bytearray()
        self._searched = 0
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.connect(str(self._path))
        except OSError as error:
            self._socket.close()
            raise TomatoError(f"the lab's engine does not answer: {error.strerror}", lab) from error

    def close(self):
        self._socket.close()

    def call(self, method, timeout=None, **params):
        """The result. Raises TomatoError when the engine refuses, TimeoutError after `timeout`
        seconds: then the answer that comes later is ignored."""
        self._number += 1
        number = self._number
        message = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
        line = json.dumps(message, ensure_ascii=False).encode() + b"\n"
        if len(line) > MAX_LINE_BYTES:
            raise TomatoError("is longer than 64 MiB", method)
        until = None if timeout is None else time.monotonic() + timeout
        self._socket.settimeout(timeout)
        self._socket.sendall(line)
        while True:
            answer = self._receive(until)
            if "method" in answer:
                self._on_notification(answer["method"], answer.get("params"))
            elif answer.get("id") == number:
                return self._result(answer)

    def wait(self, timeout):
        """Hands out what comes within so many seconds, and returns after the first; False when
        nothing came."""
        try:
            message = self._receive(time.monotonic() + timeout)
        except TimeoutError:
            return False
        if "method" in message:
            self._on_notification(message["method"], message.get("params"))
        return True

    @staticmethod
    def _result(answer):
        error = answer.get("error")
        if error is None:
            return answer.get("result")
        data = error.get("data") or {}
        place = data.get("place") if isinstance(data, dict) else None
        raise TomatoError(error.get("message", "failed"), place, error.get("code"))

    def _receive(self, until):
        while True:
            end = self._bytes.find(b"\n", self._searched)
            if end >= 0:
                line = bytes(self._bytes[:end])
                del self._bytes[: end + 1]
                self._searched = 0
                return self._decode(line)
            self._searched = len(self._bytes)
            if self._searched > MAX_LINE_BYTES:
                raise TomatoError("sent a line of more than 64 MiB", str(self._path))
            left = None if until is None else until - time.monotonic()
            if left is not None and left <= 0:
                raise TimeoutError("the engine did not answer in time")
            self._socket.settimeout(left)
            more = self._socket.recv(1 << 20)
            if not more:
                raise TomatoError("the lab's engine has gone", str(self._path))
            self._bytes += more

    def _decode(self, line):
        try:
            message = json.loads(line)
        except ValueError as error:
            raise TomatoError(f"sent what is no JSON: {error}", str(self._path)) from error
        if not isinstance(message, dict):
            raise TomatoError("sent what is no message", str(self._path))
        return message
