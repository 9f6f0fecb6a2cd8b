// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/remoteelement.h"
#include "tests/app/daemon/parts/partstest.h"
#include "tests/hosts/hostbed.h"
#include "tests/hosts/ownnetwork.h"

#include <QElapsedTimer>
#include <QRegularExpression>

namespace tomato::hosts {

/// A test of labs over machines of its own, which OpenSSH reaches: each has a network, processes,
/// files and a user without rights. Its main() is `return runInOwnNetwork<Test>(argc, argv)`.
class HostBedTest : public engine::PartsTest
{
    Q_OBJECT

public:
    /// False where this user may make no network.
    static inline bool hasOwnNetwork = false;

protected:
    static inline const QStringList Names = {"lima", "paris", "tokyo"};

    LabId openedLab() const override { return LabId(); }

    /// Makes the machines, and opens a lab whose engine knows them.
    void makeBed(const QStringList &names = Names) { makeBed(names, HostBed::Settings()); }
    void makeBed(const QStringList &names, const HostBed::Settings &settings);

    /// h1 at paris, h2 at tokyo and h3 at lima, in a row; the connections c1 and c2 are like this.
    static QJsonObject threeHosts(QJsonObject connection = {});
    /// h1, h2 and so on, in turns on these hosts, each joined to the next one, and the last to h1.
    static QJsonObject ring(const QStringList &hosts, int count);

    /// Runs a command in an element of another machine; its output, or why it failed.
    Result<QString> runAt(const char *id, const QStringList &command);
    bool pings(const char *from, const QString &to);
    bool hasCarrier(const char *id, const QString &interface);
    void expectWayTo(const QString &address);

    /// How many frames were sent at both ends of a connection, did not arrive, and are counted.
    struct Fate
    {
        qint64 sent = 0;
        qint64 away = 0;
        qint64 lost = 0;
    };
    Fate fateOf(const ConnectionId &connection);

    static Result<QString> tomato(const QStringList &arguments);
    QString writeTopology(const QJsonObject &document) const;

    static void expectNothingLeft(const BedHost &host);
    void expectNothingLeft() const;

    /// How many connections of ssh to a machine there are.
    static qsizetype connectionsTo(const BedHost &host);

    std::unique_ptr<HostBed> m_bed;

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { m_bed.reset(); }
};

template <class Test>
int runInOwnNetwork(int argc, char **argv)
{
    HostBedTest::hasOwnNetwork = enterOwnNetwork(argc, argv);
    QCoreApplication application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace tomato::hosts
