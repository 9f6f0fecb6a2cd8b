// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/lab.h"
#include "outside.h"

#include <QCoreApplication>
#include <QTest>

#include <vector>

namespace tomato::lab {

/// Writes down what it hears, and whether the ports were up then.
class ListenerRecord final : public WireListener
{
public:
    void wiresReady(const std::map<ConnectionId, Ports> &wires) override;
    void wireStopping(const ConnectionId &connection) override;

    /// Called when wires are ready.
    std::function<void()> onReady = [] {};
    QStringList events;
    std::map<ConnectionId, std::array<std::string, 2>> ports;
};

/// The base of tests that run labs: skips them where the kernel refuses, and knows the ways inside.
class FabricTest : public QObject
{
    Q_OBJECT

public:
    FabricTest(const Outside &outside, const Result<> &entered)
        : m_outside(outside), m_entered(entered)
    {
    }

protected:
    /// "h1" -> its first process, 0 when it does not run.
    static pid_t processOf(const Lab &lab, const QString &element);
    static ElementStatus statusOf(const Lab &lab, const QString &element);
    Outside::Outcome run(const Lab &lab, const QString &element, const QString &command) const
    {
        return m_outside.runInside(processOf(lab, element), command);
    }
    /// One echo request, answered within a second.
    bool pings(const Lab &lab, const QString &element, const QString &address) const
    {
        // The kernel makes a new IPv6 address heard in its own time, and asks for an address again
        // after a second.
        return run(lab, element, QStringLiteral("ping -c 1 -W 2 ") + address).code == 0;
    }

    const Outside &m_outside;

private slots:
    void initTestCase()
    {
        if (!m_entered)
            QSKIP(m_entered.error().text().c_str());
    }

private:
    Result<> m_entered;
};

/// main() of such a test: enters the fabric before there is a second thread.
template <class Test>
int runInFabric(int argc, char **argv)
{
    const Outside outside;
    const Result<> entered = enterFabric();
    const QCoreApplication application(argc, argv);
    Test test(outside, entered);
    return QTest::qExec(&test, argc, argv);
}

} // namespace tomato::lab
