// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/client/filter/filtercheck.h"

#include <QObject>
#include <QSet>

#include <deque>
#include <functional>

namespace tomato::engine {

/// Says whether filters compile before anything is changed for them, without holding up the
/// engine: in the same process and with the same limits as the check that people see as they type.
class FilterJudge final : public QObject
{
public:
    struct Filter
    {
        /// The element or connection that the filter belongs to, as an error's place.
        QString place;
        /// "the capture filter".
        QString what;
        QString expression;
    };
    using Done = std::function<void(const Result<> &)>;

    FilterJudge();
    /// `done` is called with the first filter that does not compile. There is one call at a time.
    void judge(std::deque<Filter> filters, Done done);

private:
    void next();
    void handleVerdict(const QString &message);

    client::FilterCheck m_check;
    std::deque<Filter> m_open;
    Done m_done;
    /// The filters that compiled before.
    QSet<QString> m_good;
};

} // namespace tomato::engine
