#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends again what a cable carried: forge.py DEVICE PORT DATAGRAMS

Takes the first DATAGRAMS datagrams from or to the UDP port PORT that leave by DEVICE, and sends each
of them there 20 times more as it is, and 20 times with a byte of it changed: with the addresses, the
ports and the sequence numbers of the two who talk. Says "ready" when it listens, and at last how many
it sent.
"""
import socket
import struct
import sys

device, port, wanted = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
ALL = 3
UDP = 17
OUTGOING = 4
TIMES = 20

packets = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ALL))
packets.bind((device, ALL))
print("ready", flush=True)
taken = []
while len(taken) < wanted:
    frame, (_, _, kind, _, _) = packets.recvfrom(65536)
    if kind != OUTGOING or len(frame) < 43 or frame[12:14] != b"\x08\x00" or frame[23] != UDP:
        continue
    if port in struct.unpack("!HH", frame[34:38]):
        taken.append(frame)
sent = 0
for number, frame in enumerate(taken):
    for each in range(TIMES):
        packets.send(frame)
        # The UDP checksum is left out, or the kernel would drop it before anybody looks.
        forged = bytearray(frame)
        forged[40:42] = b"\0\0"
        at = 42 + (number * 7 + each * 13) % (len(frame) - 42)
        forged[at] ^= 1 << each % 8
        packets.send(bytes(forged))
        sent += 2
print(sent)
