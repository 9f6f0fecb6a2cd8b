// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/download.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/ringfiller.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <random>

using namespace tomato::capture;

class TestSummary final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path path(const char *name) const
    {
        return m_folder->filePath(name).toStdString();
    }

    /// All downloads of a small ring.
    void makeDownloads() const
    {
        std::filesystem::create_directory(path("run"));
        RingFiller ring(path("run"), smallLimits(4));
        ring.add(2000, 300);
        const auto reader = RingReader::open(path("run"));
        QVERIFY(reader);
        QVERIFY(writeDownload(**reader, "name", path("a.pcap")));
        QVERIFY(writeDownload(**reader, "name", path("a.tar.gz")));
        QVERIFY(writeDownload(**reader, "name", path("a.zip")));
    }

    std::string problem(const std::string &bytes) const
    {
        std::ofstream(path("broken"), std::ios::binary) << bytes;
        const auto summary = summarizeDownload(path("broken"));
        return summary ? std::string() : summary.error().text();
    }

    /// A tar.gz of what is in the folder "in".
    std::string packed(const QStringList &names) const
    {
        QProcess tar;
        tar.start("tar", QStringList{"-C", m_folder->filePath("in"), "-czf",
                                     m_folder->filePath("packed")} +
                             names);
        if (!tar.waitForFinished() || tar.exitCode() != 0)
            qFatal("%s", tar.readAllStandardError().constData());
        return readFile(path("packed"));
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        std::filesystem::create_directory(path("in"));
    }

    void everySegmentOfAnArchiveIsSummarized_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("tar") << "a.tar.gz";
        QTest::newRow("zip") << "a.zip";
    }
    void everySegmentOfAnArchiveIsSummarized()
    {
        QFETCH(QString, name);
        makeDownloads();
        const auto reader = RingReader::open(path("run"));
        const auto segments = (*reader)->snapshot().segments;
        const auto summary = summarizeDownload(path(qPrintable(name)));
        QVERIFY2(summary, summary ? "" : summary.error().text().c_str());
        QCOMPARE(summary->size(), segments.size());
        for (std::size_t at = 0; at < segments.size(); ++at) {
            const SegmentSummary &each = summary->at(at);
            QCOMPARE(each.name, "name/" + segments[at].path.filename().string());
            QCOMPARE(each.packets, segments[at].packets);
            QCOMPARE(each.bytes, segments[at].bytes);
            QCOMPARE(each.first, segments[at].first);
            QCOMPARE(each.last, segments[at].last);
        }
    }

    void aPcapFileIsOneSegment()
    {
        makeDownloads();
        const auto summary = summarizeDownload(path("a.pcap"));
        QVERIFY(summary);
        QCOMPARE(summary->size(), 1u);
        QCOMPARE(summary->front().name, std::string("a.pcap"));
        QCOMPARE(summary->front().packets, 2000u);
        QCOMPARE(summary->front().bytes, std::filesystem::file_size(path("a.pcap")));
        QCOMPARE(summary->front().first, fillerTime(0));
        QCOMPARE(summary->front().last, fillerTime(1999));
    }

    void whatOtherToolsPackedIsReadToo()
    {
        makeDownloads();
        std::filesystem::copy_file(path("a.pcap"), path("in/x.pcap"));
        std::ofstream(path("in/readme.txt")) << "not a capture";
        std::filesystem::create_directory(path("in/folder.pcap"));
        QCOMPARE(problem(packed({"x.pcap", "readme.txt", "folder.pcap"})), std::string());
        const auto summary = summarizeDownload(path("broken"));
        QCOMPARE(summary->size(), 1u);
        QCOMPARE(summary->front().packets, 2000u);
    }

    void anErrorNamesTheMemberAndTheByte()
    {
        makeDownloads();
        const std::string good = readFile(path("a.pcap"));
        std::ofstream(path("in/cut.pcap"), std::ios::binary) << good.substr(0, 400);
        QCOMPARE(problem(packed({"cut.pcap"})),
                 path("broken").string() + ": cut.pcap: byte 340: the file ends inside packet 2");
        QCOMPARE(problem(good.substr(0, 400)),
                 path("broken").string() + ": byte 340: the file ends inside packet 2");
        std::string absurd = good;
        absurd.replace(24 + 316 + 8, 4, "\xff\xff\xff\x7f");
        QCOMPARE(problem(absurd),
                 path("broken").string() +
                     ": byte 340: packet 2 claims 2147483647 bytes, more than 262144");
        QCOMPARE(problem("nothing that anybody knows"),
                 path("broken").string() + ": byte 0: this is not a pcap file");
        QCOMPARE(problem(""),
                 path("broken").string() + ": byte 0: the file ends inside the pcap file header");
    }

    void anEncryptedMemberOfAZipIsRefusedByName()
    {
        makeDownloads();
        std::string bytes = readFile(path("a.zip"));
        // The first bit of the flags, in the list at the end and before the member.
        const std::size_t listed = bytes.find("PK\x01\x02");
        QVERIFY(listed != std::string::npos);
        bytes[listed + 8] = static_cast<char>(bytes[listed + 8] | 1);
        bytes[6] = static_cast<char>(bytes[6] | 1);
        const std::string text = problem(bytes);
        QVERIFY2(text.starts_with(path("broken").string() + ": ") &&
                     text.ends_with(".pcap: is encrypted"),
                 text.c_str());
    }

    void aFileThatIsNotThereIsNamed()
    {
        const auto summary = summarizeDownload(path("none.pcap"));
        QVERIFY(!summary);
        QCOMPARE(summary.error().text(),
                 path("none.pcap").string() + ": cannot be opened: No such file or directory");
    }

    void aSparseMemberOfZerosIsNotWalkedForever()
    {
        makeDownloads();
        std::ofstream(path("in/huge.pcap"), std::ios::binary)
            << readFile(path("a.pcap")).substr(0, 340);
        std::filesystem::resize_file(path("in/huge.pcap"), std::uintmax_t{1} << 40);
        QCOMPARE(problem(packed({"--sparse", "huge.pcap"})),
                 path("broken").string() + ": huge.pcap: byte 340: packet 2 is empty");
    }

    void brokenDownloadsGiveErrorsAndNothingElse_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("pcap") << "a.pcap";
        QTest::newRow("tar") << "a.tar.gz";
        QTest::newRow("zip") << "a.zip";
    }
    void brokenDownloadsGiveErrorsAndNothingElse()
    {
        QFETCH(QString, name);
        makeDownloads();
        const std::string good = readFile(path(qPrintable(name)));
        std::mt19937 random(2024);
        int refused = 0;
        for (int round = 0; round < 400; ++round) {
            std::string bytes = good;
            if (random() % 3 == 0)
                bytes.resize(random() % bytes.size());
            for (auto hits = random() % 4; hits > 0 && !bytes.empty(); --hits)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            const std::string text = problem(bytes);
            refused += !text.empty();
            QVERIFY(text.empty() || text.starts_with(path("broken").string() + ": "));
        }
        QVERIFY(refused > 50);
    }
};

QTEST_APPLESS_MAIN(TestSummary)
#include "tst_summary.moc"
