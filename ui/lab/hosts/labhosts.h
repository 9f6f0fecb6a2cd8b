// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/client/protocoltypes.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <map>
#include <set>
#include <vector>

namespace tomato::ui {

class LabSession;

/// The other hosts of the lab that runs: asks its engine for them each second, and tells when one
/// is lost. A lab that runs on this machine alone is asked nothing.
class LabHosts final : public QObject
{
    Q_OBJECT

public:
    /// The lab must outlive this.
    explicit LabHosts(LabSession &lab, QObject *parent = nullptr);

    /// Returns the hosts as the engine described them last; none while no lab runs on other hosts.
    const std::vector<client::HostStatus> &all() const { return m_all; }
    /// Returns nullptr when the lab has no such host.
    const client::HostStatus *find(const QString &host) const;
    /// Returns what goes through the host's trunk now, both directions together.
    double bitsPerSecond(const QString &host) const;
    /// Takes an answer of the engine; here for tests.
    void take(std::vector<client::HostStatus> all);

signals:
    void changed();
    /// A problem with a topic is over when that is resolved.
    void problem(const QString &text, const QString &topic);
    void resolved(const QString &topic);
    void information(const QString &text);

private:
    void ask();
    bool isOverHosts() const;
    void forget();
    /// Forgets the hosts that are no part of the lab any more; what was said of them is over.
    void forgetOthers();
    void report(const client::HostStatus &host);
    void reportTrunk(const client::HostStatus &host);
    void resolve(std::set<QString> &told, const QString &host, const QString &topic);

    LabSession &m_lab;
    std::vector<client::HostStatus> m_all;
    std::map<QString, qint64> m_bytes;
    std::map<QString, double> m_rates;
    /// The hosts that were reported as lost, and those whose trunk was reported as cut.
    std::set<QString> m_lost;
    std::set<QString> m_cut;
    /// The hosts whose trunk was there once.
    std::set<QString> m_joined;
    QTimer m_clock;
    QElapsedTimer m_since;
    bool m_isAsked = false;
};

} // namespace tomato::ui
