// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/container/zipwriter.h"

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>

#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

using namespace tomato;
using namespace tomato::capture;

/// When an archive has sizes in 64 bits, which all readers know that are younger than 2001.
class TestZipWriter final : public QObject
{
    Q_OBJECT

    static constexpr std::uint64_t Limit = 0xf0000000;

    static QByteArray written(const QTemporaryDir &folder,
                              const std::vector<ArchiveMember> &members)
    {
        const QString name = folder.filePath("x.zip");
        auto file = AtomicFile::create(name.toStdString());
        if (!file)
            qFatal("no file");
        {
            ZipWriter zip(*file);
            bool isGood = zip.open().has_value();
            const std::string content = "content";
            for (const ArchiveMember &each : members)
                isGood = isGood && zip.begin(each) && zip.write(content);
            if (!isGood || !zip.finish())
                qFatal("no archive");
        }
        if (!file->commit())
            qFatal("no commit");
        QFile read(name);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }

    /// The first extra field of the first member, APPNOTE.TXT 4.3.7 and 4.5.3; 0 for none.
    static int extraField(const QByteArray &archive)
    {
        const char *const header = archive.constData();
        const auto nameBytes = qFromLittleEndian<quint16>(header + 26);
        const auto extraBytes = qFromLittleEndian<quint16>(header + 28);
        return extraBytes == 0 ? 0 : qFromLittleEndian<quint16>(header + 30 + nameBytes);
    }

private slots:
    void aMemberThatMayExceed32BitsHas64BitSizes_data()
    {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<bool>("isStored");
        QTest::addColumn<bool>("is64");
        QTest::newRow("small") << quint64(7) << false << false;
        QTest::newRow("just below") << quint64(Limit - 1) << false << false;
        QTest::newRow("at the limit") << quint64(Limit) << false << true;
        QTest::newRow("above") << quint64(1) * 1024 * 1024 * 1024 * 1024 << false << true;
        QTest::newRow("stored below") << quint64(Limit - 1) << true << false;
        QTest::newRow("stored") << quint64(Limit) << true << true;
    }

    void aMemberThatMayExceed32BitsHas64BitSizes()
    {
        QFETCH(quint64, bytes);
        QFETCH(bool, isStored);
        QFETCH(bool, is64);
        const QTemporaryDir folder;
        const QByteArray archive = written(folder, {{"a.pcap", bytes, 0, isStored}});
        QCOMPARE(archive.left(4), QByteArray("PK\x03\x04"));
        QCOMPARE(extraField(archive), is64 ? 1 : 0);
        QuaZip zip(folder.filePath("x.zip"));
        QVERIFY(zip.open(QuaZip::mdUnzip) && zip.goToFirstFile());
        QuaZipFile member(&zip);
        QVERIFY(member.open(QIODevice::ReadOnly));
        QCOMPARE(member.readAll(), QByteArray("content"));
    }
};

QTEST_GUILESS_MAIN(TestZipWriter)
#include "tst_zipwriter.moc"
