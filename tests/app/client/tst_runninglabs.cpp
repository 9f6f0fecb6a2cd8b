// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/engineclient.h"
#include "app/protocol/labpaths.h"

#include <QFile>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

using tomato::LabId;
using tomato::rpc::LabPaths;
using namespace tomato::client;

class TestRunningLabs final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_home->path().toUtf8());
        QVERIFY(LabPaths::checkControlDirectory());
    }

    void thoseThatAnswerAreListedByName()
    {
        QLocalServer second;
        QLocalServer first;
        QVERIFY(second.listen(LabPaths::socket(LabId("b"))));
        QVERIFY(first.listen(LabPaths::socket(LabId("a"))));
        write(LabPaths::description(LabId("b")),
              R"({"lab":"b","name":"Lab B","file":"/x/b.json","pid":77})");
        const auto labs = runningLabs();
        QCOMPARE(labs.size(), 2u);
        QCOMPARE(labs[0].lab, LabId("a"));
        QCOMPARE(labs[1].lab, LabId("b"));
        QCOMPARE(labs[1].name, "Lab B");
        QCOMPARE(labs[1].file, "/x/b.json");
        QCOMPARE(labs[1].process, 77);
    }

    void whatKilledEnginesLeftIsRemoved()
    {
        write(LabPaths::socket(LabId("a")), "");
        write(LabPaths::description(LabId("a")), "{}");
        write(LabPaths::description(LabId("b")), "no JSON");
        QCOMPARE(runningLabs().size(), 0u);
        QVERIFY(!QFile::exists(LabPaths::socket(LabId("a"))));
        QVERIFY(!QFile::exists(LabPaths::description(LabId("a"))));
        QVERIFY(!QFile::exists(LabPaths::description(LabId("b"))));
    }

    void aDirectoryThatCannotBeTrustedHasNoLabs()
    {
        QLocalServer server;
        QVERIFY(server.listen(LabPaths::socket(LabId("a"))));
        QVERIFY(QFile::setPermissions(LabPaths::controlDirectory(),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                          QFile::ReadOther | QFile::ExeOther));
        QCOMPARE(runningLabs().size(), 0u);
    }

    void aFileHasALabOfItsOwn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("begin");
        QTest::newRow("plain") << "office.json"
                               << "office-";
        QTest::newRow("two endings") << "office.tomato.json"
                                     << "office-";
        QTest::newRow("signs") << "My  Lab (2).json"
                               << "my-lab-2-";
        QTest::newRow("none left") << "\u4e2d\u6587.json"
                                   << "lab-";
        QTest::newRow("long") << QString(100, u'x') + ".json" << QString(24, u'x') + "-";
    }

    void aFileHasALabOfItsOwn()
    {
        QFETCH(QString, name);
        QFETCH(QString, begin);
        const LabId lab = labForFile(m_home->filePath(name));
        const QString text = QString::fromStdString(lab.value);
        QVERIFY2(text.startsWith(begin), qPrintable(text));
        QCOMPARE(text.size(), begin.size() + 8);
        QVERIFY(LabPaths::check(lab));
        QCOMPARE(labForFile(m_home->filePath(name)), lab);
        QVERIFY(labForFile(m_home->filePath("other/" + name)) != lab);
    }

    void linksLeadToTheSameLab()
    {
        write(m_home->filePath("office.json"), "{}");
        QVERIFY(QFile::link(m_home->filePath("office.json"), m_home->filePath("link.json")));
        QCOMPARE(labForFile(m_home->filePath("link.json")),
                 labForFile(m_home->filePath("office.json")));
    }

    void theRunningLabOfAFileKeepsIt()
    {
        QLocalServer server;
        QVERIFY(server.listen(LabPaths::socket(LabId("before"))));
        const QString file = m_home->filePath("office.json");
        write(LabPaths::description(LabId("before")), R"({"file":")" + file.toUtf8() + R"("})");
        QCOMPARE(labForFile(file), LabId("before"));
    }

    void anUnsavedTopologyGetsAnyId()
    {
        QVERIFY(LabPaths::check(labForFile({})));
        QVERIFY(labForFile({}) != labForFile({}));
    }

private:
    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestRunningLabs)
#include "tst_runninglabs.moc"
