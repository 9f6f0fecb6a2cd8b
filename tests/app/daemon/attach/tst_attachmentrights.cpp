// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/attach/attachtest.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QMap>

#include <unistd.h>

using namespace tomato;
using namespace tomato::engine;

/// What the processes of attached elements keep of their user's rights.
class TestAttachmentRights final : public AttachTest
{
    Q_OBJECT

    /// The lines of proc(5), by what they tell.
    static QMap<QByteArray, QByteArray> statusOf(const QString &process)
    {
        QMap<QByteArray, QByteArray> lines;
        QFile file("/proc/" + process + "/status");
        if (file.open(QIODevice::ReadOnly)) {
            for (const QByteArray &line : file.readAll().split('\n'))
                lines.insert(line.left(line.indexOf(':')),
                             line.mid(line.indexOf(':') + 1).trimmed());
        }
        return lines;
    }

    /// Its environment has this test's home.
    bool isOfThisEngine(const QString &process) const
    {
        QFile file("/proc/" + process + "/environ");
        return file.open(QIODevice::ReadOnly) &&
               file.readAll().contains(m_home->filePath({}).toUtf8());
    }

private slots:
    /// Each way of attaching, and what its processes could still do when a frame has taken control
    /// of one.
    void noneOfRootsRightsAreKeptButOverInterfaces_data()
    {
        QTest::addColumn<QJsonObject>("topology");
        QTest::addColumn<bool>("changesInterfaces");
        QTest::newRow("listening to a process") << listening("process", "%1", "eth0") << false;
        QTest::newRow("listening to an interface") << listening("interface", "lo", "eth0") << false;
        QTest::newRow("joining an interface") << joined("interface", "lo", "eth0") << false;
        QTest::newRow("joining a process") << joined("process", "%1", "lab0") << true;
    }

    void noneOfRootsRightsAreKeptButOverInterfaces()
    {
        if (geteuid() != 0)
            QSKIP("takes root, who has rights to give up");
        QFETCH(QJsonObject, topology);
        QFETCH(const bool, changesInterfaces);
        QByteArray text = QJsonDocument(topology).toJson();
        text.replace("%1", m_other.toUtf8());
        QVERIFY(start(QJsonDocument::fromJson(text).object()));
        QTRY_COMPARE_WITH_TIMEOUT(reason(), QString(), 60'000);
        constexpr quint64 NetAdmin = 1U << 12;
        int seen = 0;
        quint64 all = 0;
        for (const QString &process : QDir("/proc").entryList({"[0-9]*"}, QDir::Dirs)) {
            const QMap<QByteArray, QByteArray> status = statusOf(process);
            if (status["Name"] != "tomato-attachme" || !isOfThisEngine(process))
                continue;
            ++seen;
            for (const char *rights : {"CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"}) {
                const quint64 kept = status[rights].toULongLong(nullptr, 16);
                QVERIFY2((kept & ~(changesInterfaces ? NetAdmin : 0)) == 0,
                         (rights + (' ' + status[rights])).constData());
                all |= kept;
            }
            QCOMPARE(status["NoNewPrivs"], QByteArray("1"));
            QCOMPARE(status["Uid"].simplified(), QByteArray("65534 65534 65534 65534"));
            QCOMPARE(status["Groups"].simplified(), QByteArray());
        }
        QVERIFY(seen > 0);
        QCOMPARE(all, changesInterfaces ? NetAdmin : 0);
    }
};

QTEST_GUILESS_MAIN(TestAttachmentRights)
#include "tst_attachmentrights.moc"
