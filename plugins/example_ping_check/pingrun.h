// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pingresult.h"

#include "app/base/error.h"
#include "plugins/api/pluginhost.h"

#include <QProcess>

namespace pingcheck {

/// Runs one `ping` inside an element, to the address at the other end of a connection. Destroys
/// itself when it is over.
class PingRun final : public QObject
{
    Q_OBJECT

public:
    /// Starts the ping. Fails when the lab does not run, or when neither end can ping the other.
    static tomato::Result<PingRun *> start(tomato::plugins::PluginHost &host,
                                           const tomato::ConnectionId &connection, int count,
                                           QObject *parent);
    ~PingRun() override;

signals:
    void finished(const pingcheck::PingResult &result);

private:
    PingRun(PingResult result, const QStringList &command, QObject *parent);
    void end();

    PingResult m_result;
    QProcess m_process;
};

} // namespace pingcheck
