// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <cstdint>
#include <span>

namespace tomato::extcap {

/// Makes the blocks of a pcapng file (draft-ietf-opsawg-pcapng) of unknown length, for a pipe: in
/// this machine's byte order, with nanoseconds.
class PcapngStream final
{
public:
    void beginSection();
    /// Adds an interface; interfaces are numbered from 0.
    void addInterface(const QString &name, const QString &description, std::uint32_t snapLength);
    void addPacket(std::uint32_t interface, std::chrono::nanoseconds time, std::uint32_t original,
                   std::span<const char> bytes);

    /// Returns the bytes that were made since the last call.
    QByteArray takeBytes();

private:
    qsizetype begin(std::uint32_t type);
    void end(qsizetype begin);
    void put(std::uint32_t word);
    void putPadded(const char *bytes, qsizetype count);
    void putOption(std::uint16_t code, const QByteArray &value);

    QByteArray m_bytes;
};

} // namespace tomato::extcap
