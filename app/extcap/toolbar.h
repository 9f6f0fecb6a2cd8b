// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "app/extcap/controlmessage.h"

#include <QString>

#include <array>
#include <map>

namespace tomato::extcap {

/// Wireshark's toolbar for an interface while it captures: a line and two lists that Wireshark
/// draws (toolbarText()), and whose values come and go through two pipes. tshark has none.
class Toolbar final
{
public:
    enum class Control : std::uint8_t
    {
        Filter = 0,
        Direction = 1,
        Arrivals = 2,
        Backlog = 3,
        Log = 4
    };

    /// A path may be empty: there is no such pipe then, and what is said is said to nobody.
    static Result<Toolbar> open(const QString &in, const QString &out);

    bool isThere() const { return bool(m_in); }
    /// Reads what Wireshark has sent. Returns the values that the user has changed since the last
    /// call, by their controls.
    std::map<Control, QString> changes();
    /// Whether Wireshark has sent all values that the user had changed before the capture began.
    bool isInitialized() const { return m_isInitialized; }

    void set(Control control, const QString &value) const;
    /// Says in the two lists which end is meant.
    void nameEnds(const std::array<QString, 2> &ends) const;
    void say(const QString &text) const;
    void warn(const QString &text) const;

private:
    void send(const ControlMessage &message) const;

    FileDescriptor m_in;
    FileDescriptor m_out;
    QByteArray m_read;
    bool m_isInitialized = false;
};

/// The controls, as --extcap-interfaces lists them: the same for all interfaces.
QString toolbarText();

} // namespace tomato::extcap
