// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/wiresharkfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato::extcap;

class TestWiresharkFolder final : public QObject
{
    Q_OBJECT

private slots:
    void theUsersOwnFolderComesFirst()
    {
        QCOMPARE(extcapFolders("Temp:   \t/tmp\nGlobal Extcap path:  \t/usr/lib/extcap\n"
                               "Personal Extcap path:\t/home/ann/.local/lib/extcap\n"),
                 QStringList({"/home/ann/.local/lib/extcap", "/usr/lib/extcap"}));
        QCOMPARE(extcapFolders("Extcap path:         \t/usr/lib/extcap\n"),
                 QStringList{"/usr/lib/extcap"});
    }

    void aLinkIsMadeAndRenewed()
    {
        const QTemporaryDir folder;
        const QString wanted = folder.filePath("lib/extcap");
        for (const char *program : {"/old/tomato-extcap", "/new/tomato-extcap"}) {
            const auto link = linkInto({wanted}, program);
            QVERIFY2(link, link ? "" : link.error().text().c_str());
            QCOMPARE(*link, wanted + "/tomato-extcap");
            QCOMPARE(QFile::symLinkTarget(*link), QString(program));
        }
    }

    void whereNothingCanBeWrittenTheCommandForAnAdministratorIsSaid()
    {
        const auto link = linkInto({"/proc/nowhere"}, "/new/tomato-extcap");
        QVERIFY(!link);
        QVERIFY(link.error().text().find("sudo ln -sf /new/tomato-extcap /proc/nowhere/") !=
                std::string::npos);
        QVERIFY(linkInto({}, "/new/tomato-extcap").error().text().find("tshark") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestWiresharkFolder)
#include "tst_wiresharkfolder.moc"
