// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <set>
#include <vector>

namespace tomato::plugins {

class PluginHost;

/// Keeps copies of what other hosts record up to date while somebody looks at them: asks the engine
/// each second, which fetches what is new.
class PartRings final : public QObject
{
    Q_OBJECT

public:
    explicit PartRings(PluginHost &host);

    /// The packets that one host recorded of a connection, in a folder of this machine.
    struct Ring
    {
        QString host;
        QString directory;
    };
    /// Keeps the rings of these connections from now on, as far as other hosts record them.
    void watch(const std::vector<ConnectionId> &connections);
    void setShown(bool isShown);
    /// Returns the rings that there are already, this machine's first.
    std::vector<Ring> of(const ConnectionId &connection) const;

signals:
    /// There are other rings than before.
    void changed();
    void failed(const QString &message);

private:
    void refresh();
    void ask(const ConnectionId &connection);
    bool isElsewhere(const ConnectionId &connection) const;

    PluginHost &m_host;
    std::vector<ConnectionId> m_wanted;
    std::map<ConnectionId, std::vector<Ring>> m_rings;
    std::set<ConnectionId> m_asked;
    bool m_isShown = false;
    QTimer m_clock;
};

} // namespace tomato::plugins
