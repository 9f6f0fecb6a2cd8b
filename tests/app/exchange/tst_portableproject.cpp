// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/portableproject.h"
#include "tests/app/exchange/importtest.h"
#include "tests/app/exchange/zipwith.h"

#include <QTemporaryDir>

using namespace tomato;
using namespace tomato::exchange;

namespace {

using Member = ZipMember;

QByteArray archiveOf(const QList<Member> &members)
{
    return zipWith(members);
}

QByteArray project()
{
    QFile file(QStringLiteral(TOMATO_SOURCE "/tests/app/exchange/data/revision9.gns3"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPortableProject final : public QObject
{
    Q_OBJECT

private slots:
    void aPortableProjectOpensAsItsProjectFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("office.gns3project");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(archiveOf({{"project-files/vpcs/startup.vpc", "set pcname PC1"},
                              {"project.gns3", project()},
                              {"images/", {}}}));
        file.close();
        const auto read = importFile(path);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QVERIFY(read->format == FileFormat::Gns3);
        QVERIFY(read->imported.topology == imported("revision9.gns3").topology);
        QVERIFY(remark(read->imported.report, "stay in the archive").contains("startup.vpc"));
    }

    void dangerousMembersAreRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("archive");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *tag, const Member &member, const char *message) {
            QTest::newRow(tag) << archiveOf({{"project.gns3", project()}, member}) << message;
        };
        row("up", {"../evil", "x"}, "the member '../evil' would leave the folder");
        row("up inside", {"a/../../evil", "x"}, "the member 'a/../../evil' would leave the folder");
        row("absolute", {"/etc/evil", "x"}, "the member '/etc/evil' would leave the folder");
        row("backslash", {"a\\..\\evil", "x"}, "the member 'a\\..\\evil' would leave the folder");
        row("drive", {"C:evil", "x"}, "the member 'C:evil' would leave the folder");
        row("link", {"a/link", "/etc/passwd", true}, "the member 'a/link' is a link");
        row("FIFO", {"a/pipe", {}, false, nullptr, 0010644}, "the member 'a/pipe' is a FIFO");
        row("device", {"a/tty", {}, false, nullptr, 0020644}, "the member 'a/tty' is a device");
        row("disk", {"a/disk", {}, false, nullptr, 0060644}, "the member 'a/disk' is a device");
        row("socket", {"a/sock", {}, false, nullptr, 0140644}, "the member 'a/sock' is a socket");
        row("encrypted", {"a/secret", "x", false, "pw"}, "the member 'a/secret' is encrypted");
        row("bomb", {"a/zeros", QByteArray(32 * 1024 * 1024, '\0')},
            "the member 'a/zeros' has 33554432 bytes in");
        row("twice", {"project.gns3", "{}"}, "the member 'project.gns3' is there twice");
    }
    void dangerousMembersAreRefusedByName()
    {
        QFETCH(QByteArray, archive);
        QFETCH(QString, message);
        const QString why = refusal(FileFormat::Gns3, archive);
        QVERIFY2(why.startsWith(message), qPrintable(why));
    }

    void aMemberWithAnotherNameBeforeItsBytesIsRefused()
    {
        QByteArray archive = archiveOf({{"project.gns3", project()}, {"a/notes", "x"}});
        archive.replace(archive.indexOf("a/notes"), 7, "../evil");
        QCOMPARE(refusal(FileFormat::Gns3, archive),
                 "the member 'a/notes' has another name before its bytes, '../evil'");
    }

    void membersThatShareBytesAreRefused()
    {
        // The second entry of the list leads to the first member's bytes.
        QByteArray archive = archiveOf({{"aaaa", "x"}, {"project.gns3", project()}, {"bbbb", "x"}});
        const qsizetype first = archive.indexOf("PK\x01\x02");
        const qsizetype last = archive.lastIndexOf("PK\x01\x02");
        archive.replace(last + 42, 4, archive.mid(first + 42, 4));
        archive.replace(last + 46, 4, "aaab");
        QVERIFY(
            refusal(FileFormat::Gns3, archive).startsWith("the member 'aaab' has another name"));
        // A member that says that it goes on over the next one.
        QByteArray inner = archiveOf({{"outer", QByteArray(64, 'x')}, {"project.gns3", project()}});
        const qsizetype entry = inner.indexOf("PK\x01\x02");
        inner[entry + 20] = static_cast<char>(inner[entry + 20] + 40);
        const QString why = refusal(FileFormat::Gns3, inner);
        QCOMPARE(why, "the member 'project.gns3' shares bytes with the member 'outer'");
    }

    void aHugeProjectFileIsRefused()
    {
        QByteArray noise(MaxImportBytes + 1, ' ');
        for (qsizetype i = 0; i < noise.size(); i += 40)
            noise[i] = static_cast<char>('a' + i % 23);
        const QString why = refusal(FileFormat::Gns3, archiveOf({{"project.gns3", noise}}));
        QVERIFY2(why.contains("are the most that is read"), qPrintable(why));
    }

    void aMethodThatCannotBeUnpackedIsNamed()
    {
        QByteArray archive = archiveOf({{"project.gns3", project()}});
        const qsizetype central = archive.indexOf("PK\x01\x02");
        archive[8] = 93;
        archive[central + 10] = 93;
        QCOMPARE(refusal(FileFormat::Gns3, archive),
                 "the member 'project.gns3' is packed by zstd (93), which cannot be unpacked: "
                 "export the project with the compression zip or none");
    }

    void whatIsNoWholeArchiveIsRefused()
    {
        QCOMPARE(refusal(FileFormat::Gns3, archiveOf({{"other.gns3", project()}})),
                 "there is neither a project of GNS3 ('project.gns3') nor a lab of EVE-NG (.unl) "
                 "nor a bundle in the archive");
        const QByteArray whole = archiveOf({{"project.gns3", project()}});
        QCOMPARE(refusal(FileFormat::Gns3, whole.left(whole.size() / 2)),
                 "this is no whole zip archive");
        QByteArray damaged = whole;
        damaged[200] = static_cast<char>(damaged[200] ^ 0x55);
        QVERIFY(!refusal(FileFormat::Gns3, damaged).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPortableProject)
#include "tst_portableproject.moc"
