// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/shortname.h"
#include "capture/archive/download.h"
#include "capture/archive/foldername.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/ringstate.h"
#include "capture/ring/segmentfiles.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/capture/testing/testwire.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <random>
#include <thread>

using namespace tomato::capture;

class TestDownload final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path run() const { return m_folder->filePath("run").toStdString(); }
    std::filesystem::path out(const char *name) const
    {
        return m_folder->filePath("out").toStdString() / std::filesystem::path(name);
    }

    std::shared_ptr<RingReader> reader() const
    {
        auto opened = RingReader::open(run());
        if (!opened)
            qFatal("%s", opened.error().text().c_str());
        return *opened;
    }

    std::vector<std::string> filesInOut() const
    {
        std::vector<std::string> names;
        for (const auto &entry : std::filesystem::directory_iterator(out("")))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

    static std::string tool(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        const bool ended = process.waitForFinished() && process.exitCode() == 0;
        // A warning fails too: whoever unpacks would wonder.
        const QByteArray errors = process.readAllStandardError();
        if (!ended || !errors.isEmpty())
            return "failed: " + errors.toStdString();
        return process.readAllStandardOutput().toStdString();
    }

    static std::string problem(const tomato::Result<> &result)
    {
        return result ? std::string() : result.error().text();
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        std::filesystem::create_directory(run());
        std::filesystem::create_directory(out(""));
    }

    void aPcapDownloadHoldsAllSegmentsAsOneFile()
    {
        RingFiller ring(run(), smallLimits(4));
        ring.add(3000, 200);
        QVERIFY(reader()->snapshot().segments.size() > 1);
        QCOMPARE(problem(writeDownload(*reader(), "x", out("a.pcap"))), std::string());
        const auto packets = readPcap(out("a.pcap"));
        QCOMPARE(packets.size(), 3000u);
        for (std::uint64_t number = 0; number < packets.size(); ++number) {
            QCOMPARE(packets[number].bytes, numberedFrame(number, 200, int(number % 2)));
            QCOMPARE(packets[number].time, fillerTime(number));
        }
        QCOMPARE(filesInOut(), std::vector<std::string>{"a.pcap"});
    }

    void aTarDownloadUnpacksToTheSegmentsAndTheirDescription()
    {
        RingFiller ring(run(), smallLimits(4));
        ring.add(3000, 200);
        std::ofstream(run() / "capture.json") << "{\"topology\": \"t\"}\n";
        for (const char *name : {"a.tar.gz", "b.tgz"}) {
            QCOMPARE(problem(writeDownload(*reader(), "lab_capture_7", out(name))), std::string());
            const std::string listed =
                tool("tar", {"-C", m_folder->path(), "-xvzf", out(name).c_str()});
            std::string expected;
            for (const Segment &segment : reader()->snapshot().segments)
                expected += "lab_capture_7/" + segment.path.filename().string() + "\n";
            QCOMPARE(listed, expected + "lab_capture_7/capture.json\n");
            const auto unpacked = m_folder->filePath("lab_capture_7").toStdString();
            for (const Segment &segment : reader()->snapshot().segments)
                QVERIFY(readFile(unpacked / segment.path.filename()) == readFile(segment.path));
            QCOMPARE(readFile(unpacked + "/capture.json"), readFile(run() / "capture.json"));
            std::filesystem::remove_all(unpacked);
        }
        QCOMPARE(filesInOut(), (std::vector<std::string>{"a.tar.gz", "b.tgz"}));
    }

    void everyToolUnpacksAnArchive_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("tar") << "a.tar.gz"
                             << "tar" << QStringList{"-xzf", "FILE", "-C", "INTO"};
        QTest::newRow("bsdtar") << "a.tar.gz"
                                << "bsdtar" << QStringList{"-xf", "FILE", "-C", "INTO"};
        QTest::newRow("unzip") << "a.zip"
                               << "unzip" << QStringList{"-q", "FILE", "-d", "INTO"};
        QTest::newRow("bsdtar zip") << "a.zip"
                                    << "bsdtar" << QStringList{"-xf", "FILE", "-C", "INTO"};
        QTest::newRow("7z") << "a.zip"
                            << "7zz" << QStringList{"x", "-bd", "-oINTO", "FILE"};
        QTest::newRow("python") << "a.zip"
                                << "python3" << QStringList{"-m", "zipfile", "-e", "FILE", "INTO"};
    }
    void everyToolUnpacksAnArchive()
    {
        QFETCH(QString, name);
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP("the program is not installed");
        // Larger than a block, smaller than one, and nothing that can be compressed.
        RingFiller ring(run(), {3'000'000, 5});
        ring.add(9'000, 500);
        std::ofstream(run() / "capture.json") << "{}\n";
        QCOMPARE(problem(writeDownload(*reader(), "Prüfung 1", out(qPrintable(name)))),
                 std::string());
        const QString into = m_folder->filePath("into");
        std::filesystem::create_directory(into.toStdString());
        arguments.replaceInStrings("FILE", out(qPrintable(name)).c_str())
            .replaceInStrings("INTO", into);
        const std::string said = tool(program, arguments);
        QVERIFY2(!said.starts_with("failed"), said.c_str());
        const auto unpacked = std::filesystem::path(into.toStdString()) / "Prüfung 1";
        for (const Segment &segment : reader()->snapshot().segments)
            QVERIFY(readFile(unpacked / segment.path.filename()) == readFile(segment.path));
        QCOMPARE(readFile(unpacked / "capture.json"), std::string("{}\n"));
        QVERIFY(std::filesystem::file_size(out(qPrintable(name))) < 9'000 * 516);
    }

    void whatCannotBeCompressedComesThroughAsItIs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("tar") << "a.tar.gz";
        QTest::newRow("zip") << "a.zip";
    }
    void whatCannotBeCompressedComesThroughAsItIs()
    {
        QFETCH(QString, name);
        // A segment whose one packet is noise, longer than a block of the compression has room for
        // in the worst case.
        std::mt19937 random(7);
        const auto header = pcapFileHeader(MaxSnapLength);
        std::string bytes(header.begin(), header.end());
        for (std::uint32_t number = 0; number < 16; ++number) {
            constexpr std::uint32_t Length = MaxSnapLength;
            const PcapRecordHeader record = {1'700'000'000 + number, 0, Length, Length};
            bytes.append(reinterpret_cast<const char *>(&record), sizeof record);
            for (std::uint32_t at = 0; at < Length; ++at)
                bytes += static_cast<char>(random());
        }
        std::ofstream(segmentPath(run(), 1), std::ios::binary) << bytes;
        QVERIFY(repairRing(run()));
        QCOMPARE(problem(writeDownload(*reader(), "x", out(qPrintable(name)))), std::string());
        tool("bsdtar", {"-C", m_folder->path(), "-xf", out(qPrintable(name)).c_str()});
        QVERIFY(readFile(m_folder->filePath("x/000001.pcap").toStdString()) == bytes);
    }

    void anEmptyCaptureIsAValidFile()
    {
        const RingFiller ring(run());
        QCOMPARE(problem(writeDownload(*reader(), "x", out("a.pcap"))), std::string());
        QCOMPARE(readPcap(out("a.pcap")).size(), 0u);
        QCOMPARE(problem(writeDownload(*reader(), "x", out("a.tar.gz"))), std::string());
        const auto summary = summarizeDownload(out("a.tar.gz"));
        QVERIFY(summary);
        QCOMPARE(summary->size(), 1u);
        QCOMPARE(summary->front().packets, 0u);
    }

    void namesStayInsideTheFolderWhereTheyAreUnpacked_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("folder");
        QTest::newRow("up") << "../../etc"
                            << "_.._etc";
        QTest::newRow("dots") << ".."
                              << "capture";
        QTest::newRow("absolute") << "/etc/passwd"
                                  << "_etc_passwd";
        QTest::newRow("empty") << ""
                               << "capture";
        QTest::newRow("option") << "-rf"
                                << "rf";
        QTest::newRow("control") << "a\nb"
                                 << "a_b";
        QTest::newRow("Windows") << "\"a\"<b>|c?*:"
                                 << "_a__b__c___";
        QTest::newRow("end") << "s1-h1. ."
                             << "s1-h1";
        QTest::newRow("device") << "Con"
                                << "_Con";
        QTest::newRow("device with an ending") << "lpt1.a"
                                               << "_lpt1.a";
        QTest::newRow("not ASCII") << "Prüfung ⇄ é"
                                   << "Prüfung ⇄ é";
        QTest::newRow("long") << QString(200, 'n')
                              << QString::fromStdString(tomato::shortName(std::string(200, 'n')));
    }
    void namesStayInsideTheFolderWhereTheyAreUnpacked()
    {
        QFETCH(QString, name);
        QFETCH(QString, folder);
        RingFiller ring(run());
        ring.add(1);
        QCOMPARE(problem(writeDownload(*reader(), name.toStdString(), out("a.tar.gz"))),
                 std::string());
        const auto summary = summarizeDownload(out("a.tar.gz"));
        QVERIFY(summary);
        QCOMPARE(QString::fromStdString(summary->front().name), folder + "/000001.pcap");
        QCOMPARE(tool("tar", {"-C", m_folder->path(), "-xzf", out("a.tar.gz").c_str()}),
                 std::string());
        QVERIFY(std::filesystem::exists(m_folder->filePath(folder + "/000001.pcap").toStdString()));
    }

    void noFolderIsUnpackedOverAnother()
    {
        using Names = std::vector<std::string>;
        QCOMPARE(folderPaths({"x/a\\b", "x/a_b", "x/A_B", "x/-a_b", "x/a_b-2", "x/c"}),
                 (Names{"x/a_b", "x/a_b-2", "x/A_B-3", "x/a_b-4", "x/a_b-2-2", "x/c"}));
        RingFiller ring(run());
        ring.add(1);
        const std::shared_ptr<const RingReader> read = reader();
        QCOMPARE(problem(writeArchive({{read, "x/a?"}, {read, "x/a*"}}, out("a.zip"), {})),
                 std::string());
        const auto summary = summarizeDownload(out("a.zip"));
        QVERIFY(summary);
        QCOMPARE(summary->size(), 2u);
        QCOMPARE(summary->front().name, std::string("x/a_/000001.pcap"));
        QCOMPARE(summary->back().name, std::string("x/a_-2/000001.pcap"));
    }

    void longNamesAreShortenedAndStayDistinct()
    {
        RingFiller ring(run());
        ring.add(1);
        const std::string name = "lab/" + std::string(130, 'a') + "-eth0--" + std::string(130, 'b');
        for (const char *file : {"a.tar.gz", "a.zip"}) {
            const auto opened = RingReader::open(run());
            QVERIFY(opened);
            QCOMPARE(
                problem(writeArchive({{*opened, name + "1"}, {*opened, name + "2"}}, out(file))),
                std::string());
            const auto summary = summarizeDownload(out(file));
            QVERIFY(summary);
            QCOMPARE(summary->size(), 2u);
            QVERIFY(summary->at(0).name != summary->at(1).name);
            for (const auto &each : *summary)
                QVERIFY(each.name.size() < 255);
        }
        QCOMPARE(tool("tar", {"-C", m_folder->path(), "-xzf", out("a.tar.gz").c_str()}),
                 std::string());
        // A file may have a longer name while it is being written.
        QCOMPARE(
            problem(writeDownload(*reader(), "x", out((std::string(240, 'n') + ".pcap").c_str()))),
            std::string());
    }

    void anEndingThatTellsNoFormatIsRefused()
    {
        const RingFiller ring(run());
        QCOMPARE(problem(writeDownload(*reader(), "x", out("a.rar"))),
                 out("a.rar").string() +
                     ": the ending tells no format: use .pcap, .pcapng, .tar.gz, .tgz or .zip");
    }

    void whatStoodThereBeforeIsReplacedOnlyByAWholeFile()
    {
        RingFiller ring(run());
        ring.add(100);
        std::ofstream(out("a.pcap")) << "before";
        QVERIFY(!writeDownload(*reader(), "x", out("a.pcap"), [](auto, auto) { return false; }));
        QCOMPARE(readFile(out("a.pcap")), std::string("before"));
        QVERIFY(writeDownload(*reader(), "x", out("a.pcap")));
        QCOMPARE(readPcap(out("a.pcap")).size(), 100u);
    }

    void aLinkIsFollowedAndADeviceIsNotReplaced()
    {
        RingFiller ring(run());
        ring.add(1);
        std::ofstream(out("real.pcap")) << "before";
        std::filesystem::create_symlink("real.pcap", out("link.pcap"));
        QVERIFY(writeDownload(*reader(), "x", out("link.pcap")));
        QVERIFY(std::filesystem::is_symlink(out("link.pcap")));
        QCOMPARE(readPcap(out("real.pcap")).size(), 1u);
        std::filesystem::create_directory(out("folder.pcap"));
        QCOMPARE(problem(writeDownload(*reader(), "x", out("folder.pcap"))),
                 out("folder.pcap").string() + ": is no regular file");
        std::filesystem::create_symlink("/dev/null", out("null.pcap"));
        QVERIFY(!writeDownload(*reader(), "x", out("null.pcap")));
    }

    void aFolderThatIsNotThereIsNamed()
    {
        const RingFiller ring(run());
        QCOMPARE(problem(writeDownload(*reader(), "x", out("none/a.pcap"))),
                 out("none/a.pcap").string() + ": cannot be made: No such file or directory");
    }

    void progressRisesToTheWhole_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("pcap") << "a.pcap";
        QTest::newRow("tar") << "a.tar.gz";
        QTest::newRow("zip") << "a.zip";
    }
    void progressRisesToTheWhole()
    {
        QFETCH(QString, name);
        RingFiller ring(run());
        ring.add(20'000, 1000);
        std::vector<std::uint64_t> seen;
        std::uint64_t all = 0;
        QVERIFY(writeDownload(*reader(), "x", out(qPrintable(name)),
                              [&](std::uint64_t done, std::uint64_t total) {
                                  seen.push_back(done);
                                  all = total;
                                  return true;
                              }));
        QVERIFY(seen.size() > 10);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(seen.front(), 0u);
        if (name != "a.pcap")
            QCOMPARE(seen.back(), all);
        else // the headers of further segments are left out
            QCOMPARE(seen.back(), all - 24 * (reader()->snapshot().segments.size() - 1));
    }

    void aCancelLeavesNothing_data() { progressRisesToTheWhole_data(); }
    void aCancelLeavesNothing()
    {
        QFETCH(QString, name);
        RingFiller ring(run());
        ring.add(20'000, 1000);
        for (const int after : {0, 1, 3}) {
            int calls = 0;
            const auto done = writeDownload(*reader(), "x", out(qPrintable(name)),
                                            [&](auto, auto) { return calls++ < after; });
            QCOMPARE(problem(done), std::string("the download was cancelled"));
            QCOMPARE(calls, after + 1);
            QCOMPARE(filesInOut(), std::vector<std::string>());
        }
    }

    void aDownloadIsOfOneMomentWhileRecordingGoesOn_data() { progressRisesToTheWhole_data(); }
    void aDownloadIsOfOneMomentWhileRecordingGoesOn()
    {
        QFETCH(QString, name);
        RingFiller ring(run(), smallLimits(4));
        ring.add(3000, 300);
        std::atomic<bool> done = false;
        std::thread writer([&] {
            while (!done)
                ring.add(50, 300);
        });
        std::string wrong;
        for (int round = 0; round < 20 && wrong.empty(); ++round) {
            wrong = problem(writeDownload(*reader(), "x", out(qPrintable(name))));
            const auto summary = summarizeDownload(out(qPrintable(name)));
            if (!summary) {
                wrong = summary.error().text();
                break;
            }
            for (std::size_t at = 1; at < summary->size(); ++at) {
                if (summary->at(at).first !=
                    summary->at(at - 1).last + std::chrono::microseconds(1))
                    wrong = "a gap between segments";
            }
            for (const SegmentSummary &each : *summary) {
                if (each.last - each.first != std::chrono::microseconds(each.packets - 1))
                    wrong = "a gap inside " + each.name;
            }
        }
        done = true;
        writer.join();
        QCOMPARE(QString::fromStdString(wrong), QString());
        QVERIFY(total(ring.writer().counters().evicted) > 0);
    }

    void twoDownloadsGoOnAtOnce()
    {
        RingFiller ring(run());
        ring.add(20'000, 1000);
        std::string first;
        std::thread other([&] { first = problem(writeDownload(*reader(), "x", out("a.tar.gz"))); });
        const std::string second = problem(writeDownload(*reader(), "x", out("b.tar.gz")));
        other.join();
        QCOMPARE(first, std::string());
        QCOMPARE(second, std::string());
        QVERIFY(readFile(out("a.tar.gz")) == readFile(out("b.tar.gz")));
    }

    void theFileIsTheUsersAsTheirMaskSays()
    {
        RingFiller ring(run());
        ring.add(1);
        const mode_t before = ::umask(027);
        const auto done = writeDownload(*reader(), "x", out("a.pcap"));
        ::umask(before);
        QVERIFY(done);
        struct stat status = {};
        QCOMPARE(::stat(out("a.pcap").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777, 0640u);
    }

    void wiresharksToolsAgree()
    {
        if (QStandardPaths::findExecutable("capinfos").isEmpty())
            QSKIP("capinfos is not installed");
        RingFiller ring(run(), smallLimits(4));
        ring.add(3000, 200);
        QVERIFY(writeDownload(*reader(), "x", out("a.pcap")));
        const auto report = QString::fromStdString(
            tool("capinfos", {"-T", "-r", "-m", "-c", "-d", out("a.pcap").c_str()}));
        QVERIFY2(report.trimmed().endsWith(",3000,600000"), qPrintable(report));
    }
};

QTEST_APPLESS_MAIN(TestDownload)
#include "tst_download.moc"
