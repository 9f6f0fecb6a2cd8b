// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/recentfiles.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using tomato::ui::RecentFiles;

class TestRecentFiles final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_settings;

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
    }

    void init() { RecentFiles().clear(); }

    void theNewestComesFirst()
    {
        RecentFiles().add("/a");
        RecentFiles().add("/b");
        QCOMPARE(RecentFiles().paths(), (QStringList{"/b", "/a"}));
    }

    void aFileIsThereOnce()
    {
        for (const char *path : {"/a", "/b", "/a"})
            RecentFiles().add(path);
        QCOMPARE(RecentFiles().paths(), (QStringList{"/a", "/b"}));
    }

    void theOldestIsForgotten()
    {
        for (int i = 0; i <= RecentFiles::Max; ++i)
            RecentFiles().add(QStringLiteral("/%1").arg(i));
        QCOMPARE(RecentFiles().paths().size(), RecentFiles::Max);
        QVERIFY(!RecentFiles().paths().contains("/0"));
    }

    void oneThatIsGoneCanBeRemoved()
    {
        RecentFiles().add("/a");
        RecentFiles().add("/b");
        RecentFiles().remove("/b");
        QCOMPARE(RecentFiles().paths(), QStringList{"/a"});
    }
};

QTEST_GUILESS_MAIN(TestRecentFiles)
#include "tst_recentfiles.moc"
