// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"

#include <sys/types.h>
#include <termios.h>

namespace tomato::lab {

/// Relays between the terminal of this process, if a standard stream is one, and a new one of the
/// element: a program inside that writes input to its terminal, or changes it, does not reach a
/// shell of the user's.
class TerminalRelay final
{
public:
    /// Finds out which of the standard streams are terminals, before the element is entered.
    TerminalRelay();
    /// Restores the terminal's settings.
    ~TerminalRelay();
    TerminalRelay(const TerminalRelay &) = delete;
    TerminalRelay &operator=(const TerminalRelay &) = delete;

    /// Tells whether a standard stream is a terminal.
    bool isNeeded() const { return m_size >= 0; }
    /// Opens the new terminal; it is called in the element. It does nothing where no stream is a
    /// terminal.
    bool open();
    /// Is called in the process that becomes the command: replaces the old terminal by the new one,
    /// in a session of its own. With `isAlone` it fails where that has another terminal.
    bool enter(bool isAlone) const;
    /// Makes the group of this process the one that the new terminal belongs to.
    bool takeForeground() const;
    /// Relays until that process ends. Returns at once where there is nothing to relay.
    void passOn(pid_t child);

private:
    void followSize() const;
    void passOnFor(int life);

    bool m_isTerminal[3] = {};
    /// The streams that say how large the terminal is, and that it is written to; -1 for none.
    int m_size = -1;
    int m_output = -1;
    bool m_isRaw = false;
    termios m_before{};
    FileDescriptor m_master;
    FileDescriptor m_slave;
};

} // namespace tomato::lab
