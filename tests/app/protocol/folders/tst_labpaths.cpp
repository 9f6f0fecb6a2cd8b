// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/folders/controlclaim.h"
#include "app/protocol/folders/labpaths.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using tomato::LabId;
using tomato::rpc::ControlClaim;
using tomato::rpc::LabPaths;

class TestLabPaths final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_home->path().toUtf8());
        qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
    }

    void theCaptureFolderIsTheUsersChoice()
    {
        QCOMPARE(LabPaths::captureFolder(), QString());
        QVERIFY(LabPaths::setCaptureFolder("/media/disk/captures/"));
        QCOMPARE(LabPaths::captureFolder(), QString("/media/disk/captures"));
        QVERIFY(QFileInfo::exists(m_settings.filePath("tomato-desktop/captures.conf")));
        QVERIFY(LabPaths::setCaptureFolder("relative"));
        QCOMPARE(LabPaths::captureFolder(), QString());
        QVERIFY(LabPaths::setCaptureFolder({}));
        QCOMPARE(LabPaths::captureFolder(), QString());
    }

    void theControlDirectoryIsMadeForTheUserAlone()
    {
        QVERIFY(LabPaths::checkControlDirectory());
        QVERIFY(LabPaths::checkControlDirectory());
        const QString path = m_home->filePath("tomato-desktop");
        QCOMPARE(LabPaths::controlDirectory(), path);
        QCOMPARE(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser),
                 QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void aDirectoryThatOthersMayEnterIsRefused()
    {
        const QString path = m_home->filePath("tomato-desktop");
        QVERIFY(QDir().mkdir(path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                QFile::ReadOther));
        const auto result = LabPaths::checkControlDirectory();
        QVERIFY(!result);
        QVERIFY(result.error().text().find(path.toStdString() + ": must have the mode 0700") == 0);
        QVERIFY(!ControlClaim::acquire());
    }

    void aLinkIsRefused()
    {
        const QString target = m_home->filePath("elsewhere");
        QVERIFY(QDir().mkdir(target));
        QVERIFY(
            QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(QFile::link(target, m_home->filePath("tomato-desktop")));
        QVERIFY(!LabPaths::checkControlDirectory());
    }

    void aRuntimeDirectoryThatIsMissingIsNotUsed()
    {
        qputenv("XDG_RUNTIME_DIR", m_home->filePath("missing").toUtf8());
        QCOMPARE(LabPaths::controlDirectory(),
                 QStringLiteral("/tmp/tomato-desktop-%1").arg(geteuid()));
    }

    void namesOfLabsAreChecked()
    {
        QVERIFY(LabPaths::check(LabId("a-b_1")));
        for (const char *bad : {"", "..", "a/b", "A", "a.b", "a\n"})
            QVERIFY(!LabPaths::check(LabId(bad)));
        QVERIFY(!LabPaths::check(LabId(std::string(65, 'a'))));
    }

    void aSocketWithoutListenerIsDead()
    {
        const LabId lab("one");
        auto claim = ControlClaim::acquire();
        QVERIFY(claim);
        QVERIFY(!claim->isAlive(lab));
        {
            QLocalServer server;
            QVERIFY(server.listen(LabPaths::socket(lab)));
            QVERIFY(claim->isAlive(lab));
        }
        QFile leftOver(LabPaths::description(lab));
        QVERIFY(leftOver.open(QIODevice::WriteOnly));
        QVERIFY(!claim->isAlive(lab));
        claim->remove(lab);
        QVERIFY(!leftOver.exists());
    }

private:
    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestLabPaths)
#include "tst_labpaths.moc"
