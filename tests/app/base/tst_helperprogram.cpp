// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/helperprogram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;

class TestHelperProgram final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string path(const QString &name) const { return m_folder.filePath(name).toStdString(); }

    void make(const QString &name) const
    {
        const QString file = m_folder.filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QFile program(file);
        QVERIFY(program.open(QIODevice::WriteOnly));
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    }

private slots:
    void programsOfABuildAreBesideEachOther()
    {
        make("build/bin/helper");
        QCOMPARE(findHelperProgram(path("build/bin"), "helper"), path("build/bin/helper"));
    }

    void installedOnesFindEachOtherFromBinAndFromTheirOwnFolder()
    {
        make("usr/libexec/tomato-desktop/helper");
        QVERIFY(QDir().mkpath(m_folder.filePath("usr/bin")));
        const std::string helper = path("usr/libexec/tomato-desktop/helper");
        QCOMPARE(findHelperProgram(path("usr/bin"), "helper"), helper);
        QCOMPARE(findHelperProgram(path("usr/libexec/tomato-desktop"), "helper"), helper);
    }

    void whatIsNowhereOrNoProgramIsNotFound()
    {
        QCOMPARE(findHelperProgram(path("build/bin"), "other"), std::string());
        make("build/bin/text");
        QVERIFY(QFile::setPermissions(m_folder.filePath("build/bin/text"), QFile::ReadOwner));
        QCOMPARE(findHelperProgram(path("build/bin"), "text"), std::string());
    }
};

QTEST_GUILESS_MAIN(TestHelperProgram)
#include "tst_helperprogram.moc"
