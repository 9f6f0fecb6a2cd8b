// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <vector>

namespace tomato::extcap {

/// A message between Wireshark's toolbar for an interface and this program (Wireshark's
/// doc/README.extcap and extcap_example.py): 'T', three bytes of length with the highest first, the
/// control's number, the command, and what belongs to it.
struct ControlMessage
{
    enum class Command : std::uint8_t
    {
        Initialized = 0,
        Set = 1,
        Add = 2,
        Remove = 3,
        StatusBar = 6,
        Warning = 8
    };

    std::uint8_t control = 0;
    Command command = Command::Set;
    QByteArray payload;

    QByteArray bytes() const;
    /// Takes the whole messages from the front of what was read. What cannot be a message is thrown
    /// away up to the next one that can.
    static std::vector<ControlMessage> extract(QByteArray &read);
};

} // namespace tomato::extcap
