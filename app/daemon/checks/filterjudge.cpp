// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/checks/filterjudge.h"

#include <utility>

namespace tomato::engine {

static constexpr qsizetype MaxRemembered = 1000;

FilterJudge::FilterJudge()
{
    connect(&m_check, &client::FilterCheck::checked, this,
            [this](const QString &, const QString &message) { handleVerdict(message); });
}

void FilterJudge::judge(std::deque<Filter> filters, Done done)
{
    m_open = std::move(filters);
    m_done = std::move(done);
    next();
}

void FilterJudge::next()
{
    while (!m_open.empty() &&
           (m_open.front().expression.isEmpty() || m_good.contains(m_open.front().expression)))
        m_open.pop_front();
    if (m_open.empty())
        std::exchange(m_done, {})({});
    else
        m_check.check(m_open.front().expression);
}

void FilterJudge::handleVerdict(const QString &message)
{
    if (!message.isEmpty()) {
        const Filter refused = m_open.front();
        m_open.clear();
        std::exchange(m_done,
                      {})(failure((refused.what + QStringLiteral(": ") + message).toStdString(),
                                  refused.place.toStdString()));
        return;
    }
    if (m_good.size() >= MaxRemembered)
        m_good.clear();
    m_good.insert(m_open.front().expression);
    next();
}

} // namespace tomato::engine
