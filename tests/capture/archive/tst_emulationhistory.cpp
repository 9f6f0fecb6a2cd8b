// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/emulationhistory.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace tomato::capture;
using tomato::Timestamp;

class TestEmulationHistory final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path run(const char *name) const
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::filesystem::create_directory(path);
        return path;
    }

private slots:
    void whatWasAddedIsReadBack()
    {
        QVERIFY(EmulationHistory::read(run("a")).changes.empty());
        const EmulationChange first{Timestamp(1'700'000'000'000'000'001), {"none", "none"}};
        const EmulationChange second{Timestamp(1'700'000'001'000'000'000), {"delay 20 ms", "none"}};
        QVERIFY(EmulationHistory::append(run("a"), first));
        QVERIFY(EmulationHistory::append(run("a"), second));
        const auto history = EmulationHistory::read(run("a"));
        QVERIFY(history.changes == (std::vector{first, second}));
        QCOMPARE(history.omitted, 0u);
    }

    void noTextBreaksTheFile()
    {
        QVERIFY(EmulationHistory::append(run("b"), {Timestamp(1), {"a\tb\nc", ""}}));
        std::ofstream(EmulationHistory::path(run("b")), std::ios::app) << "half a li";
        const auto history = EmulationHistory::read(run("b"));
        QCOMPARE(history.changes.size(), 1u);
        QCOMPARE(history.changes[0].sentBy[0], std::string("a b c"));
    }

    void ofTooManyChangesTheNewestStayAndTheOthersAreCounted()
    {
        const std::string text(400, 'x');
        constexpr std::int64_t Changes = 4000;
        for (std::int64_t number = 0; number < Changes; ++number)
            QVERIFY(EmulationHistory::append(run("c"), {Timestamp(number), {text, text}}));
        const auto history = EmulationHistory::read(run("c"));
        QVERIFY(std::filesystem::file_size(EmulationHistory::path(run("c"))) < 1'100'000);
        QVERIFY(history.omitted > 0);
        QCOMPARE(history.omitted + history.changes.size(), std::uint64_t{Changes});
        QCOMPARE(history.changes.back().time, Timestamp(Changes - 1));
        QCOMPARE(history.changes.front().time, Timestamp(history.omitted));
    }
};

QTEST_GUILESS_MAIN(TestEmulationHistory)
#include "tst_emulationhistory.moc"
