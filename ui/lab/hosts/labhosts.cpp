// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/hosts/labhosts.h"

#include "plugins/api/enginetexts.h"
#include "ui/lab/labsession.h"

#include <QPointer>

#include <algorithm>
#include <chrono>

namespace tomato::ui {

using client::HostStatus;
using namespace std::chrono_literals;

static QString hostTopic(const QString &host)
{
    return QStringLiteral("host/") + host;
}

static QString trunkTopic(const QString &host)
{
    return QStringLiteral("trunk/") + host;
}

LabHosts::LabHosts(LabSession &lab, QObject *parent) : QObject(parent), m_lab(lab)
{
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &LabHosts::ask);
    connect(&lab, &LabSession::changed, this, [this] {
        if (!isOverHosts())
            forget();
        else if (!m_clock.isActive())
            m_clock.start();
    });
    connect(&lab, &LabSession::replaced, this, &LabHosts::forget);
}

bool LabHosts::isOverHosts() const
{
    if (!m_lab.isUp())
        return false;
    const auto &elements = m_lab.status().elements;
    return std::any_of(elements.begin(), elements.end(),
                       [](const auto &each) { return !each.second.host.isEmpty(); });
}

void LabHosts::ask()
{
    if (!isOverHosts() || m_isAsked)
        return;
    m_isAsked = true;
    const QPointer<LabHosts> self(this);
    m_lab.engine().fetchHosts([self](const Result<QJsonArray> &answer) {
        if (!self)
            return;
        self->m_isAsked = false;
        auto hosts = answer ? client::readHosts(*answer) : passOn(answer);
        if (hosts && self->isOverHosts())
            self->take(std::move(*hosts));
    });
}

void LabHosts::forget()
{
    m_clock.stop();
    if (m_all.empty())
        return;
    for (const QString &host : std::exchange(m_lost, {}))
        emit resolved(hostTopic(host));
    for (const QString &host : std::exchange(m_cut, {}))
        emit resolved(trunkTopic(host));
    m_all.clear();
    m_bytes.clear();
    m_rates.clear();
    m_joined.clear();
    m_since.invalidate();
    emit changed();
}

void LabHosts::forgetOthers()
{
    const auto isGone = [this](const QString &host) { return find(host) == nullptr; };
    std::erase_if(m_lost, [&](const QString &host) {
        if (isGone(host))
            emit resolved(hostTopic(host));
        return isGone(host);
    });
    std::erase_if(m_cut, [&](const QString &host) {
        if (isGone(host))
            emit resolved(trunkTopic(host));
        return isGone(host);
    });
    std::erase_if(m_joined, isGone);
    std::erase_if(m_bytes, [&](const auto &each) { return isGone(each.first); });
    std::erase_if(m_rates, [&](const auto &each) { return isGone(each.first); });
}

void LabHosts::take(std::vector<HostStatus> all)
{
    const double seconds = m_since.isValid() ? static_cast<double>(m_since.restart()) / 1000 : 0.0;
    if (!m_since.isValid())
        m_since.start();
    for (const HostStatus &host : all) {
        const qint64 bytes = host.trunk.sentBytes + host.trunk.receivedBytes;
        const auto before = m_bytes.find(host.host);
        // A trunk that is new counts from nothing.
        const bool isSame = before != m_bytes.end() && before->second <= bytes;
        m_rates[host.host] =
            isSame && seconds > 0 ? static_cast<double>(bytes - before->second) * 8 / seconds : 0.0;
        m_bytes[host.host] = bytes;
    }
    m_all = std::move(all);
    forgetOthers();
    for (const HostStatus &host : m_all) {
        report(host);
        reportTrunk(host);
    }
    emit changed();
}

void LabHosts::resolve(std::set<QString> &told, const QString &host, const QString &topic)
{
    if (told.erase(host) == 0)
        return;
    emit resolved(topic);
    emit information(tr("The host %1 is back").arg(host));
}

void LabHosts::report(const HostStatus &host)
{
    if (host.isReachable)
        resolve(m_lost, host.host, hostTopic(host.host));
    else if (m_lost.insert(host.host).second)
        emit problem(tr("The host %1 is lost: %2. What runs there goes on and is recorded there; "
                        "the way to it is tried again and again.")
                         .arg(host.host, plugins::inUsersLanguage(host.reason)),
                     hostTopic(host.host));
}

void LabHosts::reportTrunk(const HostStatus &host)
{
    if (host.trunk.isAlive) {
        m_joined.insert(host.host);
        resolve(m_cut, host.host, trunkTopic(host.host));
    } else if (m_joined.contains(host.host) && m_cut.insert(host.host).second) {
        const QString reason = host.trunk.reason.isEmpty()
                                   ? tr("nothing is heard from there")
                                   : plugins::inUsersLanguage(host.trunk.reason);
        emit problem(tr("No frames get to the host %1: %2. Its connections to other hosts have no "
                        "carrier until that is over.")
                         .arg(host.host, reason),
                     trunkTopic(host.host));
    }
}

const HostStatus *LabHosts::find(const QString &host) const
{
    const auto found = std::ranges::find(m_all, host, &HostStatus::host);
    return found == m_all.end() ? nullptr : &*found;
}

double LabHosts::bitsPerSecond(const QString &host) const
{
    const auto found = m_rates.find(host);
    return found == m_rates.end() ? 0 : found->second;
}

} // namespace tomato::ui
