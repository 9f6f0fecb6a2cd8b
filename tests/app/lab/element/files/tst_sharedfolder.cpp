// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/files/sharedfolder.h"
#include "app/topology/reach/outsidereach.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace tomato;
using namespace tomato::lab;

/// Which folders of a user elements may see.
class TestSharedFolder final : public QObject
{
    Q_OBJECT

    static std::set<QString> agreedTo(const QString &path)
    {
        return {topology::sharedFolder(path).key()};
    }
    /// Why one that the user agreed to is refused; empty for one that is shared.
    static QString refusal(const QString &path)
    {
        const auto folder = SharedFolder::open(path, agreedTo(path));
        return folder ? QString() : QString::fromStdString(folder.error().text());
    }

    QTemporaryDir m_folder;

private slots:
    void init() { QVERIFY(QDir(m_folder.path()).mkpath("data")); }

    void aFolderIsSharedUnderItsOwnName()
    {
        const auto folder =
            SharedFolder::open(m_folder.filePath("./data/"), agreedTo(m_folder.filePath("data")));
        QVERIFY(folder.has_value());
        QCOMPARE(folder->place(), m_folder.filePath("data").toStdString());
    }

    void aFolderThatWasRenamedSinceStaysTheOneThatWasOpened()
    {
        const QString path = m_folder.filePath("moved");
        QVERIFY(QDir().mkpath(path + "/first"));
        const auto folder = SharedFolder::open(path, agreedTo(path));
        QVERIFY(folder.has_value());
        QVERIFY(QDir().rename(path, m_folder.filePath("away")) && QDir().mkpath(path));
        QCOMPARE(faccessat(folder->file(), "first", F_OK, 0), 0);
    }

    void aLinkIsSharedAsWhatItWasWhenItWasAgreedTo()
    {
        const QString link = m_folder.filePath("link");
        QVERIFY(QDir().mkpath(m_folder.filePath("other")));
        QVERIFY(QFile::link(m_folder.filePath("data"), link));
        const std::set<QString> agreed = agreedTo(link);
        QVERIFY(SharedFolder::open(link, agreed).has_value());
        QVERIFY(QFile::remove(link) && QFile::link(m_folder.filePath("other"), link));
        const auto refused = SharedFolder::open(link, agreed);
        QVERIFY(!refused.has_value());
        QVERIFY(refused.error().text().find("which nobody agreed to") != std::string::npos);
    }

    void whatHoldsKeysIsNeverSharedWhoseverTheyAre()
    {
        for (const QString name : {".ssh", "other/.ssh", ".gnupg/private", "data/.ssh/sub"}) {
            QVERIFY(QDir().mkpath(m_folder.filePath(name)));
            QVERIFY2(refusal(m_folder.filePath(name)).contains("never shared: it holds keys"),
                     qPrintable(name + ": " + refusal(m_folder.filePath(name))));
        }
    }

    void foldersOfTheKernelAreNeverSharedWhateverLeadsThere()
    {
        const QString link = m_folder.filePath("kernel");
        for (const QString target : {"/proc", "/proc/self/root", "/proc/self/cwd", "/proc/self/fd",
                                     "/sys/kernel", "/dev", "/run"}) {
            QVERIFY(refusal(target).contains("shared"));
            QVERIFY(QFile::link(target, link));
            QVERIFY2(!refusal(link).isEmpty(), qPrintable(target));
            QVERIFY(QFile::remove(link));
        }
        QVERIFY(refusal("/proc/self/root" + m_folder.filePath("data")).contains("never shared"));
    }

    void homesOfOthersAreNeverSharedAsAWhole()
    {
        for (const QString path : {"/", "/home", "/root"}) {
            if (QDir(path).exists())
                QVERIFY2(!refusal(path).isEmpty(), qPrintable(path));
        }
    }

    void whatIsMountedInAFolderCounts()
    {
        if (unshare(CLONE_NEWNS) != 0)
            QSKIP("takes the right to mount");
        QVERIFY(mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0);
        const QString inner = m_folder.filePath("machine/proc");
        QVERIFY(QDir().mkpath(inner));
        QCOMPARE(mount("/proc", qPrintable(inner), nullptr, MS_BIND, nullptr), 0);
        const QString holder = refusal(m_folder.filePath("machine"));
        QVERIFY2(holder.contains("the kernel's own files are mounted in it"), qPrintable(holder));
        QVERIFY(!refusal(inner + "/sys").isEmpty());
        QCOMPARE(umount(qPrintable(inner)), 0);
        // Keys under another name.
        QVERIFY(QDir().mkpath(m_folder.filePath("home/.ssh")));
        QVERIFY(QDir().mkpath(m_folder.filePath("home/seen")));
        qputenv("HOME", QFile::encodeName(m_folder.filePath("home")));
        QCOMPARE(mount(qPrintable(m_folder.filePath("home/.ssh")),
                       qPrintable(m_folder.filePath("home/seen")), nullptr, MS_BIND, nullptr),
                 0);
        QVERIFY(refusal(m_folder.filePath("home/seen")).contains("it holds keys"));
        QCOMPARE(umount(qPrintable(m_folder.filePath("home/seen"))), 0);
    }
};

QTEST_GUILESS_MAIN(TestSharedFolder)

#include "tst_sharedfolder.moc"
