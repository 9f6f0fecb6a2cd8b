// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QObject>
#include <QString>

#include <map>

namespace tomato::plugins {

class PluginHost;

/// Shows a message for each capture that fails, or whose arrivals do, with the reason and the
/// connection; once, until the capture recovers.
class CaptureFailures final : public QObject
{
    Q_OBJECT

public:
    explicit CaptureFailures(PluginHost &host, QObject *parent = nullptr);

private:
    void look();
    void forget();

    PluginHost &m_host;
    /// The reasons that were already shown.
    std::map<ConnectionId, QString> m_reported;
    std::map<ConnectionId, QString> m_reportedArrivals;
};

} // namespace tomato::plugins
