// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/packets/udpring.h"

#include <QDir>

#include <array>
#include <chrono>

namespace tomato::test {

static QByteArray word(std::uint64_t value)
{
    const char bytes[] = {static_cast<char>(value >> 8 & 0xff), static_cast<char>(value & 0xff)};
    return QByteArray(bytes, 2);
}

UdpRing::UdpRing(const QString &directory, capture::RingLimits limits)
{
    QDir().mkpath(directory);
    m_writer =
        std::move(capture::RingWriter::create(directory.toStdString(), limits, 262'144).value());
}

bool UdpRing::add(int count, std::size_t payload)
{
    for (int i = 0; i < count; ++i) {
        if (!addOne(payload))
            return false;
    }
    const bool isCommitted = m_writer->commit().has_value();
    m_frames.clear();
    return isCommitted;
}

bool UdpRing::addOne(std::size_t payload)
{
    const int side = static_cast<int>(m_next % 2);
    QByteArray frame = QByteArray::fromHex(side == 0 ? "0200000000020200000000010800"
                                                     : "0200000000010200000000020800");
    const std::size_t udp = 8 + payload;
    const std::size_t ip = 20 + udp;
    frame += QByteArray::fromHex("4500") + word(ip) + word(m_next & 0xffff) +
             QByteArray::fromHex("000040110000") +
             QByteArray::fromHex(side == 0 ? "0a0000010a000002" : "0a0000020a000001");
    const bool isQuestion = m_next % 10 == 0;
    frame += word(40'000) + word(isQuestion ? 53 : 45'678) + word(udp) + word(0);
    QByteArray content(static_cast<qsizetype>(payload), 'x');
    if (isQuestion)
        content.replace(0, 24,
                        QByteArray::fromHex("00010100000100000000000006746f6d61746f00") +
                            QByteArray::fromHex("00010001"));
    frame += content;
    const Timestamp time =
        std::chrono::seconds(1'700'000'000) + std::chrono::microseconds(100 * m_next);
    const std::array<std::uint32_t, 4> header{
        static_cast<std::uint32_t>(time / std::chrono::seconds(1)),
        static_cast<std::uint32_t>(100 * m_next % 1'000'000),
        static_cast<std::uint32_t>(frame.size()), static_cast<std::uint32_t>(frame.size())};
    frame.prepend(reinterpret_cast<const char *>(header.data()), sizeof header);
    capture::StagedFrame staged;
    staged.time = time;
    m_frames.push_back(frame); // stays until the commit
    staged.record = m_frames.back().constData();
    staged.bytes = static_cast<std::uint32_t>(frame.size());
    staged.original = header[3];
    staged.side = side;
    ++m_next;
    return m_writer->add(staged).has_value();
}

} // namespace tomato::test
