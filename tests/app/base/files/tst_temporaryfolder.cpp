// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/temporaryfolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/wait.h>

using namespace tomato;

class TestTemporaryFolder final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_place;

    std::filesystem::path place() const { return m_place.path().toStdString(); }
    QStringList left() const
    {
        return QDir(m_place.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

private slots:
    void cleanup()
    {
        for (const QString &each : left()) {
            if (!QFile::remove(m_place.filePath(each)))
                QDir(m_place.filePath(each)).removeRecursively();
        }
    }

    void aFolderIsTheUsersAndGoesWithItsOwner()
    {
        {
            const TemporaryFolder folder("some", place());
            QVERIFY(folder.isValid());
            QCOMPARE(left().size(), 1);
            QVERIFY(left().front().startsWith("some-"));
            using std::filesystem::perms;
            QCOMPARE(std::filesystem::status(folder.path()).permissions(), perms::owner_all);
            QFile file(QString::fromStdString((folder.path() / "file").string()));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QCOMPARE(left(), QStringList());
        const TemporaryFolder nowhere("some", place() / "missing");
        QVERIFY(!nowhere.isValid());
        QCOMPARE(nowhere.error(), ENOENT);
    }

    void whatAKilledProgramLeftIsRemoved()
    {
        const pid_t program = fork();
        if (program == 0) {
            const TemporaryFolder folder("some", place());
            ::raise(SIGKILL);
        }
        int status = 0;
        QCOMPARE(waitpid(program, &status, 0), program);
        QCOMPARE(left().size(), 1);
        const TemporaryFolder alive("some", place());
        TemporaryFolder::removeLeft("some", place());
        QCOMPARE(left(), QStringList{QString::fromStdString(alive.path().filename().string())});
    }

    void nothingElseIsRemoved()
    {
        const QDir folder(m_place.path());
        // With something in it, of other names, a user's, a file, and links.
        for (const char *name : {"some-AbCdEf", "some-AbCdEf/in", "some-abcdefg", "some-abc",
                                 "other-AbCdEf", "some-100000", "target"})
            QVERIFY(folder.mkdir(name));
        QFile file(folder.filePath("some-afileX"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(QFile::link(folder.filePath("target"), folder.filePath("some-alinkX")));
        const QStringList before = left();
        TemporaryFolder::removeLeft("some", place());
        QCOMPARE(left(), before);
        QVERIFY(folder.exists("target"));
    }
};

QTEST_GUILESS_MAIN(TestTemporaryFolder)
#include "tst_temporaryfolder.moc"
