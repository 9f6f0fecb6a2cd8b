// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QObject>
#include <QString>

#include <map>

namespace tomato::plugins {

class PluginHost;

/// Shows a message for each capture that fails, or whose arrivals or live viewing do, with the
/// reason and the connection; once, until the capture recovers.
class CaptureFailures final : public QObject
{
    Q_OBJECT

public:
    explicit CaptureFailures(PluginHost &host, QObject *parent = nullptr);

private:
    using Reasons = std::map<ConnectionId, QString>;

    void look();
    void forget();
    void report(Reasons &reported, const Reasons &now, const QString &text);

    PluginHost &m_host;
    /// The reasons that were already shown.
    Reasons m_reported;
    Reasons m_reportedArrivals;
    Reasons m_reportedLive;
};

} // namespace tomato::plugins
