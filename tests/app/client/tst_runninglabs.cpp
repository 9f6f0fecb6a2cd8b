// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/engineclient.h"
#include "app/client/keptlabs.h"
#include "app/protocol/folders/labmemory.h"
#include "app/protocol/folders/labpaths.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <future>
#include <sys/file.h>
#include <unistd.h>

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
        qputenv("XDG_DATA_HOME", m_home->filePath("data").toUtf8());
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

    void aFileFindsTheLabThatWasStartedBeforeItWasSaved()
    {
        const QString file = m_home->filePath("office.json");
        write(file, "{}");
        keep(LabId("untitled-0000000a"), {"office", file});
        QCOMPARE(labForFile(file), LabId("untitled-0000000a"));
        QVERIFY(labForFile(m_home->filePath("other.json")) != LabId("untitled-0000000a"));
    }

    void aFileDoesNotGetTheLabThatWentWithAnother()
    {
        const QString before = m_home->filePath("before.json");
        const LabId lab = labForFile(before);
        keep(lab, {"after", m_home->filePath("after.json")}); // saved under another name since
        QCOMPARE(labForFile(m_home->filePath("after.json")), lab);
        const LabId other = labForFile(before);
        QVERIFY(other != lab);
        QCOMPARE(labForFile(before), other);
    }

    void stoppedLabsAreListedAndDeleted()
    {
        keep(LabId("b"), {"Lab B", "/x/b.json"});
        keep(LabId("a"), {});
        QLocalServer server;
        QVERIFY(server.listen(LabPaths::socket(LabId("a"))));
        const auto kept = keptLabs();
        QCOMPARE(kept.size(), 1u);
        QCOMPARE(kept[0].name, "Lab B");
        QCOMPARE(kept[0].file, "/x/b.json");
        QVERIFY(kept[0].hasTopology);
        QVERIFY(!deleteLab(LabId("a")));
        QVERIFY(QDir(LabPaths::data(LabId("a"))).exists());
        QVERIFY(deleteLab(LabId("b")));
        QVERIFY(keptLabs().empty());
        QVERIFY(!QDir(LabPaths::data(LabId("b"))).exists());
        QVERIFY(!deleteLab(LabId("b")));
        QVERIFY(!deleteLab(LabId("../b")));
    }

    void aFolderThatAnEngineHasLockedStays()
    {
        keep(LabId("a"), {});
        const int held = ::open(QFile::encodeName(LabPaths::data(LabId("a"))).constData(),
                                O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        QCOMPARE(::flock(held, LOCK_EX), 0);
        QVERIFY(!deleteLab(LabId("a")));
        ::close(held);
        QVERIFY(deleteLab(LabId("a")));
    }

    void anEngineThatEndsIsWaitedFor()
    {
        keep(LabId("a"), {});
        const int held = ::open(QFile::encodeName(LabPaths::data(LabId("a"))).constData(),
                                O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        QCOMPARE(::flock(held, LOCK_EX), 0);
        auto deleted = std::async(std::launch::async, [] { return deleteLab(LabId("a")); });
        // It has come to the folder when the folder is open twice.
        QTRY_COMPARE(timesOpen(LabPaths::data(LabId("a"))), 2);
        ::close(held);
        QVERIFY(deleted.get());
    }

    void anUnsavedTopologyGetsAnyId()
    {
        QVERIFY(LabPaths::check(labForFile({})));
        QVERIFY(labForFile({}) != labForFile({}));
    }

private:
    static int timesOpen(const QString &folder)
    {
        int times = 0;
        for (const QFileInfo &each : QDir("/proc/self/fd").entryInfoList(QDir::System | QDir::Dirs))
            times += each.symLinkTarget() == QFileInfo(folder).canonicalFilePath() ? 1 : 0;
        return times;
    }

    /// Makes the files that a stopped lab leaves.
    static void keep(const LabId &lab, const tomato::rpc::LabMemory &memory)
    {
        QVERIFY(QDir().mkpath(LabPaths::data(lab)));
        write(LabPaths::data(lab) + "/topology.json", "{}");
        memory.save(lab);
    }

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
