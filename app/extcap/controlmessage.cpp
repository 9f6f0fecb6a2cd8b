// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/controlmessage.h"

namespace tomato::extcap {

static constexpr char Sync = 'T';
/// In front of the control's number, which the length counts.
static constexpr qsizetype HeadBytes = 4;
static constexpr qsizetype NumbersBytes = 2;
/// Wireshark sends no longer one.
static constexpr qsizetype MaxLength = 65535;

QByteArray ControlMessage::bytes() const
{
    const QByteArray said = payload.left(MaxLength - NumbersBytes);
    const auto length = static_cast<std::uint32_t>(said.size() + NumbersBytes);
    QByteArray all(1, Sync);
    for (const int shift : {16, 8, 0})
        all.append(static_cast<char>(length >> shift & 0xff));
    all.append(static_cast<char>(control));
    all.append(static_cast<char>(command));
    return all + said;
}

std::vector<ControlMessage> ControlMessage::extract(QByteArray &read)
{
    std::vector<ControlMessage> found;
    while (true) {
        const qsizetype sync = read.indexOf(Sync);
        read.remove(0, sync < 0 ? read.size() : sync);
        if (read.size() < HeadBytes)
            return found;
        qsizetype length = 0;
        for (const qsizetype at : {1, 2, 3})
            length = length << 8 | static_cast<std::uint8_t>(read[at]);
        if (length < NumbersBytes || length > MaxLength) {
            read.remove(0, 1);
            continue;
        }
        if (read.size() < HeadBytes + length)
            return found;
        found.push_back({static_cast<std::uint8_t>(read[HeadBytes]),
                         static_cast<Command>(read[HeadBytes + 1]),
                         read.mid(HeadBytes + NumbersBytes, length - NumbersBytes)});
        read.remove(0, HeadBytes + length);
    }
}

} // namespace tomato::extcap
