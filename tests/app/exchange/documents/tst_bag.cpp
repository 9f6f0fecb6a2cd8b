// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/bag.h"
#include "tests/app/exchange/importtest.h"
#include "tests/app/exchange/zipwith.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtEndian>

using namespace tomato;
using namespace tomato::exchange;

namespace {

QByteArray digest(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

QByteArray topologyText()
{
    QFile file(QStringLiteral(TOMATO_SOURCE "/resources/examples/loss.tomato4.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A bag with these files of the payload.
QList<ZipMember> bagOf(const QList<ZipMember> &payload)
{
    QByteArray manifest;
    for (const ZipMember &each : payload)
        manifest += digest(each.content) + "  data/" + each.name.toUtf8() + '\n';
    const QByteArray declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    const QByteArray tags =
        digest(declaration) + "  bagit.txt\n" + digest(manifest) + "  manifest-sha256.txt\n";
    QList<ZipMember> members{{"bag/bagit.txt", declaration},
                             {"bag/manifest-sha256.txt", manifest},
                             {"bag/tagmanifest-sha256.txt", tags},
                             {"bag/bag-info.txt", "External-Description: A test\n"}};
    for (const ZipMember &each : payload)
        members << ZipMember{"bag/data/" + each.name, each.content, each.isLink, each.password};
    return members;
}

struct OpenedBag
{
    explicit OpenedBag(const QList<ZipMember> &members) : buffer(&bytes)
    {
        bytes = zipWith(members);
        buffer.open(QIODevice::ReadOnly);
        auto archive = SafeZip::open(buffer);
        bag = archive ? Bag::open(*std::move(archive)) : Result<Bag>(passOn(archive));
    }
    QString refusal() const { return bag ? QString() : QString::fromStdString(bag.error().text()); }

    QByteArray bytes;
    QBuffer buffer;
    Result<Bag> bag = failure("not opened");
};

QStringList textsOf(const std::vector<Error> &errors)
{
    QStringList texts;
    for (const Error &each : errors)
        texts << QString::fromStdString(each.text());
    return texts;
}

} // namespace

class TestBag final : public QObject
{
    Q_OBJECT

private slots:
    void aBagIsReadAndUnpacked()
    {
        OpenedBag opened(bagOf({{"a.txt", "one"}, {"runs/001/b.txt", "two"}}));
        QVERIFY2(opened.bag, qPrintable(opened.refusal()));
        QCOMPARE(opened.bag->payload(), (QStringList{"data/a.txt", "data/runs/001/b.txt"}));
        QCOMPARE(opened.bag->info().front().second, "A test");
        QCOMPARE(*opened.bag->read("data/a.txt", 100), "one");
        QCOMPARE(textsOf(*opened.bag->check()), QStringList());
        const QTemporaryDir folder;
        const QString target = folder.filePath("unpacked");
        QVERIFY(opened.bag->unpack(target));
        QFile file(target + "/runs/001/b.txt");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "two");
        QCOMPARE(QString::fromStdString(opened.bag->unpack(target).error().message),
                 "is not empty");
    }

    void aFlippedByteAMissingFileAndOneTooMuchAreNamed()
    {
        QList<ZipMember> members = bagOf({{"a.txt", "one"}, {"b.txt", "two"}, {"c.txt", "three"}});
        QCOMPARE(members[4].name, "bag/data/a.txt");
        members[4].content = "onf";
        members.removeAt(5);
        members << ZipMember{"bag/data/d.txt", "four"};
        OpenedBag opened(members);
        QVERIFY2(opened.bag, qPrintable(opened.refusal()));
        QCOMPARE(textsOf(*opened.bag->check()),
                 (QStringList{"data/a.txt: its bytes are not those that were packed: the SHA-256 "
                              "digest is another one",
                              "data/b.txt: is missing in the bundle",
                              "data/d.txt: is not in the manifest"}));
        QVERIFY(!opened.bag->read("data/a.txt", 100));
        const QTemporaryDir folder;
        const QString target = folder.filePath("unpacked");
        QVERIFY(!opened.bag->unpack(target));
        QVERIFY2(!QFile::exists(target), "nothing half is left");
    }

    void aChangedManifestIsNamed()
    {
        QList<ZipMember> members = bagOf({{"a.txt", "one"}});
        members[1].content = digest("onf") + "  data/a.txt\n";
        members[4].content = "onf";
        OpenedBag opened(members);
        QVERIFY(opened.bag);
        QCOMPARE(textsOf(*opened.bag->check()).join('\n').section(':', 0, 0),
                 "manifest-sha256.txt");
    }

    void dangerousMembersAreRefusedByName_data()
    {
        QTest::addColumn<QList<ZipMember>>("payload");
        QTest::addColumn<QString>("message");
        QTest::newRow("up") << QList<ZipMember>{{"../../evil", "x"}}
                            << "the member 'bag/data/../../evil' would leave the folder";
        QTest::newRow("link") << QList<ZipMember>{{"l", "/etc/passwd", true}}
                              << "the member 'bag/data/l' is a link";
        QTest::newRow("encrypted")
            << QList<ZipMember>{{"s", "x", false, "pw"}} << "the member 'bag/data/s' is encrypted";
        QTest::newRow("bomb") << QList<ZipMember>{{"z", QByteArray(32 * 1024 * 1024, '\0')}}
                              << "the member 'bag/data/z' has 33554432 bytes in";
        QTest::newRow("twice") << QList<ZipMember>{{"a", "1"}, {"a", "1"}}
                               << "the member 'bag/data/a' is there twice";
    }
    /// Whatever an archive says, nothing is written but beneath the folder that it is unpacked to.
    void namesThatDoNotLieBeneathTheFolderAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("absolute behind data") << "/tmp/tomato-bag-outside/x";
        QTest::newRow("empty part") << "a//b";
        QTest::newRow("dot") << "./x";
        QTest::newRow("dot inside") << "a/./b";
        QTest::newRow("up") << "a/../../x";
        QTest::newRow("up at the end") << "a/..";
        QTest::newRow("backslash") << "a\\b";
        QTest::newRow("a folder with content") << "a/";
    }
    void namesThatDoNotLieBeneathTheFolderAreRefused()
    {
        QFETCH(QString, name);
        // As one that is packed so, and as one that only the manifest names so.
        QList<ZipMember> members = bagOf({{name, "x"}});
        if (!name.endsWith(u'/'))
            QVERIFY2(!OpenedBag(members).bag, "packed so");
        members[4].name = QStringLiteral("bag/data/x");
        OpenedBag opened(members);
        QVERIFY2(!opened.bag, "named so by the manifest");
        QVERIFY2(opened.refusal().startsWith("manifest-sha256.txt: line 1: 'data/"),
                 qPrintable(opened.refusal()));
    }

    void nothingIsWrittenOutsideOfTheFolder()
    {
        const QTemporaryDir room;
        const QString outside = room.filePath("outside/x");
        OpenedBag opened(bagOf({{outside, "x"}}));
        if (opened.bag)
            (void)opened.bag->unpack(room.filePath("unpacked"));
        QVERIFY(!QFile::exists(outside));
        QVERIFY(!opened.bag);
    }

    void dangerousMembersAreRefusedByName()
    {
        QFETCH(QList<ZipMember>, payload);
        QFETCH(QString, message);
        const OpenedBag opened(bagOf(payload));
        QVERIFY2(opened.refusal().startsWith(message), qPrintable(opened.refusal()));
    }

    void aBrokenManifestIsRefusedWithItsLine()
    {
        QList<ZipMember> members = bagOf({{"a.txt", "one"}});
        members[1].content += "nonsense\n";
        QCOMPARE(OpenedBag(members).refusal(),
                 "manifest-sha256.txt: line 2: expected a SHA-256 digest and a path");
        members = bagOf({});
        members[0].content = "BagIt-Version: 2\n";
        QCOMPARE(OpenedBag(members).refusal(),
                 "bagit.txt: is not a declaration of BagIt 0.97 or 1.0 in UTF-8");
        members = bagOf({});
        members.removeAt(1);
        QCOMPARE(OpenedBag(members).refusal(), "manifest-sha256.txt: is missing in the bundle");
    }

    void unpackingCanBeCancelledAndLeavesNothing()
    {
        OpenedBag opened(bagOf({{"a.txt", "one"}}));
        const QTemporaryDir folder;
        const QString target = folder.filePath("unpacked");
        QVERIFY(!opened.bag->unpack(target, [](quint64, quint64) { return false; }));
        QVERIFY(!QFile::exists(target));
        QVERIFY(!opened.bag->check([](quint64, quint64) { return false; }));
    }

    /// A list that names one member's bytes many times: little becomes very much.
    void membersThatShareTheirBytesAreRefused()
    {
        QByteArray noise(100'000, '\0');
        QRandomGenerator(1).fillRange(reinterpret_cast<quint32 *>(noise.data()), 25'000);
        const QByteArray archive = zipWith({{"a", noise}});
        const qsizetype list = archive.lastIndexOf("PK\x01\x02");
        const qsizetype end = archive.lastIndexOf("PK\x05\x06");
        QByteArray entry = archive.mid(list, end - list);
        QByteArray entries;
        for (const char name : {'a', 'b', 'c'}) {
            entry[46] = name;
            entries += entry;
        }
        QByteArray tail = archive.mid(end);
        tail[8] = tail[10] = 3;
        qToLittleEndian(static_cast<quint32>(entries.size()), tail.data() + 12);
        const QString refused = refusal(FileFormat::Bundle, archive.left(list) + entries + tail);
        QVERIFY2(refused.startsWith("the member 'b' lies in another one"), qPrintable(refused));
    }

    void itsTopologyOpensAsAFile()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("bag.zip"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(zipWith(bagOf({{"topology.tomato4.json", topologyText()}})));
        file.close();
        const auto read = importFile(file.fileName());
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QVERIFY(read->format == FileFormat::Bundle);
        QVERIFY(read->imported.topology.attributes().contains("experiment"));
        QCOMPARE(refusal(FileFormat::Bundle, zipWith(bagOf({{"other", "x"}}))),
                 "data/topology.tomato4.json: is missing in the bundle");
    }
};

QTEST_GUILESS_MAIN(TestBag)
#include "tst_bag.moc"
