// SPDX-License-Identifier: GPL-3.0-or-later
#include "plantedtraffic.h"

#include <algorithm>
#include <string_view>

namespace planted {

namespace {

/// Stands before the number.
constexpr std::string_view Magic = "planted:";

/// So many flows that two paths of the same cost both get some.
const QString Sender = QStringLiteral(R"(
import os, socket, sys, time
address, count, first = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
sockets = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for each in range(64)]
for number in range(first, first + count):
    data = b'planted:' + number.to_bytes(8, 'big') + os.urandom(number * 37 % 400)
    sockets[number % len(sockets)].sendto(data, (address, 9000))
    time.sleep(0.0003)
)");

const QString Receiver = QStringLiteral(R"(
import os, socket
receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(('', 9000))
if os.fork() == 0:
    os.setsid()
    null = os.open('/dev/null', os.O_RDWR)
    for each in range(3):
        os.dup2(null, each)
    while True:
        receiver.recv(65536)
)");

const QString Relay = QStringLiteral(R"(
import heapq, os, select, socket, time
# A port's sockets take turns, and hold together what comes while this program waits for its turn.
FANOUT, TURNS, BUFFERS = 18, 1, 16
ports, outs = [], {}
for group, name in enumerate(('eth0', 'eth1'), 1):
    for each in range(BUFFERS):
        port = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
        port.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        port.bind((name, 0))
        port.setsockopt(263, FANOUT, TURNS << 16 | group)
        ports.append(port)
for port in ports[:BUFFERS]:
    outs[port] = ports[BUFFERS]
for port in ports[BUFFERS:]:
    outs[port] = ports[0]
if os.fork() == 0:
    os.setsid()
    null = os.open('/dev/null', os.O_RDWR)
    for each in range(3):
        os.dup2(null, each)
    waiting, order, numbered = [], 0, 0
    def send(after, out, frame):
        global order
        order += 1
        heapq.heappush(waiting, (time.monotonic() + after, order, out, frame))
    while True:
        wait = max(waiting[0][0] - time.monotonic(), 0) if waiting else None
        for port in select.select(ports, [], [], wait)[0]:
            frame, whence = port.recvfrom(65536)
            if whence[2] == 4: # what this program sent
                continue
            out = outs[port]
            if b'held:' in frame:
                send(int.from_bytes(frame.split(b'held:')[1][:4], 'big') / 1000, out, frame)
                continue
            if b'planted:' not in frame:
                send(0, out, frame)
                continue
            numbered += 1
            turn = numbered % 10
            if turn == 0:
                continue
            send(0.025 if turn == 6 else 0.020, out, frame)
            if turn == 3:
                send(0.021, out, frame)
        while waiting and waiting[0][0] <= time.monotonic():
            due, each, out, frame = heapq.heappop(waiting)
            out.send(frame)
)");

/// It ends when the frame has come out.
const QString HeldFrame = QStringLiteral(R"(
import socket, sys, time
time_held = int(sys.argv[1])
port = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
port.bind(('eth0', 0))
experimental = b'\x88\xb5'
port.send(b'\xff' * 6 + port.getsockname()[4] + experimental +
          b'held:' + time_held.to_bytes(4, 'big') + bytes(64))
time.sleep(time_held / 1000)
)");

QStringList python(const QString &program)
{
    return {QStringLiteral("/usr/bin/python3"), QStringLiteral("-c"), program};
}

} // namespace

QStringList sender(const QString &address, int count, std::uint64_t first)
{
    return python(Sender) + QStringList{address, QString::number(count), QString::number(first)};
}

QStringList receiver()
{
    return python(Receiver);
}

QStringList relay()
{
    return python(Relay);
}

QStringList heldFrame(std::chrono::milliseconds time)
{
    return python(HeldFrame) + QStringList{QString::number(time.count())};
}

std::optional<std::uint64_t> numberIn(std::span<const char> frame)
{
    const auto at = std::search(frame.begin(), frame.end(), Magic.begin(), Magic.end());
    const auto bytes = frame.subspan(static_cast<std::size_t>(at - frame.begin()));
    if (bytes.size() < Magic.size() + 8)
        return {};
    std::uint64_t number = 0;
    for (const char each : bytes.subspan(Magic.size(), 8))
        number = number << 8 | static_cast<unsigned char>(each);
    return number;
}

} // namespace planted
