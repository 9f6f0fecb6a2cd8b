// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/engineinput.h"

#include <QJsonDocument>

#include <unistd.h>

#include <array>
#include <cerrno>

namespace tomato::engine {

bool EngineInput::await()
{
    while (m_isFirst) {
        if (!take())
            return false;
    }
    return true;
}

bool EngineInput::take()
{
    std::array<char, 4096> bytes{};
    const ssize_t got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR)
        return true;
    if (got <= 0)
        return false;
    m_text.append(bytes.data(), static_cast<std::size_t>(got));
    for (std::size_t end = m_text.find('\n'); end != std::string::npos; end = m_text.find('\n')) {
        const QByteArray line(m_text.data(), static_cast<qsizetype>(end));
        m_servers = LiveServers(QJsonDocument::fromJson(line).array());
        m_isFirst = false;
        m_text.erase(0, end + 1);
    }
    return true;
}

} // namespace tomato::engine
