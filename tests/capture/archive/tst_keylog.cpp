// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/keylog.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace tomato::capture;

namespace {

std::string line(const std::string &label, char random = 'a')
{
    return label + ' ' + std::string(64, random) + ' ' + std::string(64, '0') + '\n';
}

} // namespace

/// Elements may have put anything where a key log is looked for.
class TestKeyLog final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path path(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    void linesOfTheFormatAreTakenOnce()
    {
        const std::string good = line("CLIENT_RANDOM") + line("CLIENT_HANDSHAKE_TRAFFIC_SECRET") +
                                 line("SERVER_TRAFFIC_SECRET_0") + line("EXPORTER_SECRET") +
                                 line("QUIC_CLIENT_TRAFFIC_SECRET_0");
        QCOMPARE(keyLogLines(good + "# a comment\n\n" + good), good);
        QCOMPARE(keyLogLines("CLIENT_RANDOM " + std::string(64, 'F') + " ab\r\n"),
                 "CLIENT_RANDOM " + std::string(64, 'F') + " ab\n");
    }

    void nothingElseIsTaken_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray random(64, 'a');
        QTest::newRow("a password") << QByteArray("password=x\n");
        QTest::newRow("another label") << "PASSWORD " + random + " abcd\n";
        QTest::newRow("no number") << "CLIENT_TRAFFIC_SECRET_x " + random + " abcd\n";
        QTest::newRow("a short random") << QByteArray("CLIENT_RANDOM abcd abcd\n");
        QTest::newRow("no digits") << "CLIENT_RANDOM " + random + " hello!\n";
        QTest::newRow("half a byte") << "CLIENT_RANDOM " + random + " abc\n";
        QTest::newRow("too long") << "CLIENT_RANDOM " + random + ' ' + QByteArray(130, 'a');
        QTest::newRow("words behind") << "CLIENT_RANDOM " + random + " abcd efgh\n";
        QTest::newRow("zeros") << QByteArray(100'000, '\0');
    }

    void nothingElseIsTaken()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(keyLogLines(text.toStdString()), std::string());
    }

    void noLinkIsFollowedAndNoPipeIsWaitedFor()
    {
        std::ofstream(path("file")) << line("CLIENT_RANDOM");
        QCOMPARE(readKeyLog(path("file")).value_or("failed"), line("CLIENT_RANDOM"));
        std::filesystem::create_symlink(path("file"), path("link"));
        QVERIFY(::mkfifo(path("pipe").c_str(), 0600) == 0);
        std::filesystem::create_directory(path("folder"));
        for (const char *name : {"link", "pipe", "folder", "none"})
            QCOMPARE(readKeyLog(path(name)).value_or("failed"), std::string());
    }

    void noLeaseOfTheElementsKeepsARecordingBack()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("log").toStdString();
        const int held = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        QVERIFY(held >= 0);
        if (::fcntl(held, F_SETLEASE, F_WRLCK) != 0)
            QSKIP("this file system has no leases");
        // A second one asks the holder to give way.
        std::signal(SIGIO, SIG_IGN);
        const auto lines = readKeyLog(path);
        ::close(held);
        QVERIFY2(lines, lines ? "" : lines.error().text().c_str());
        QVERIFY(lines->empty());
    }

    void ofALongFileTheEndCounts()
    {
        std::ofstream(path("long")) << line("CLIENT_RANDOM", 'a');
        std::filesystem::resize_file(path("long"), 10'000'000'000);
        std::ofstream(path("long"), std::ios::app) << '\n' << line("CLIENT_RANDOM", 'b');
        QCOMPARE(readKeyLog(path("long")).value_or("failed"), line("CLIENT_RANDOM", 'b'));
    }

    void ofManyFilesAsMuchIsTakenAsABlockHolds()
    {
        for (const char *name : {"one", "two", "three"}) {
            std::ofstream file(path(name));
            for (int number = 0; number < 50'000; ++number)
                file << "CLIENT_RANDOM "
                     << QByteArray::number(number, 16).rightJustified(64, '0').toStdString() << ' '
                     << std::string(64, 'c') << '\n';
        }
        const auto all = readKeyLogs({path("one"), path("two"), path("three")});
        QVERIFY(all);
        QVERIFY(all->size() > 1 << 20 && all->size() < 14 << 20);
        QVERIFY(all->ends_with('\n'));
    }
};

QTEST_GUILESS_MAIN(TestKeyLog)
#include "tst_keylog.moc"
