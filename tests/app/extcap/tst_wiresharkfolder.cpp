// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/wiresharkfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

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

    void theLinkIsThereWhileManyRenewIt()
    {
        const QTemporaryDir folder;
        const QString program = QStringLiteral("/new/tomato-extcap");
        std::atomic<int> failed = 0;
        std::vector<std::thread> renewing;
        for (int number = 0; number < 4; ++number) {
            renewing.emplace_back([&] {
                for (int time = 0; time < 200; ++time) {
                    const auto link = linkInto({folder.path()}, program);
                    failed += link && QFileInfo(*link).isSymLink() ? 0 : 1;
                }
            });
        }
        for (std::thread &each : renewing)
            each.join();
        QCOMPARE(failed.load(), 0);
        // Nothing else is left behind.
        QCOMPARE(
            QDir(folder.path())
                .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System | QDir::Hidden),
            QStringList{"tomato-extcap"});
    }

    void aFileThatIsNoLinkStays()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("tomato-extcap"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("another");
        file.close();
        QVERIFY(!linkInto({folder.path()}, "/new/tomato-extcap"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("another"));
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
