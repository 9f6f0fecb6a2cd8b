// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QObject>
#include <QString>

#include <map>

namespace tomato::plugins {

class PluginHost;

/// Says of each capture that fails that it failed, why and where; once until it does better.
class CaptureFailures final : public QObject
{
    Q_OBJECT

public:
    explicit CaptureFailures(PluginHost &host, QObject *parent = nullptr);

private:
    void look();

    PluginHost &m_host;
    /// The reasons that were told.
    std::map<ConnectionId, QString> m_told;
};

} // namespace tomato::plugins
