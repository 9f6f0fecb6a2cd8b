// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/liveservers.h"

#include <string>

namespace tomato::engine {

/// What the engine tells a process of an attached element on its standard input: a line of JSON for
/// each change of the servers whose streams are left out. The process may not read the labs'
/// descriptions itself once it has given up its rights. The end of the input dismisses it.
class EngineInput final
{
public:
    /// Waits for the first line; false when the process is dismissed instead.
    bool await();
    /// Takes what has come; false when the process is dismissed. It waits if nothing has.
    bool take();
    const LiveServers &servers() const { return m_servers; }

private:
    std::string m_text;
    LiveServers m_servers;
    bool m_isFirst = true;
};

} // namespace tomato::engine
