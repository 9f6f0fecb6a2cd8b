// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/differencetexts.h"

#include <QTest>

using namespace tomato;
using bundle::Difference;
using Kind = Difference::Kind;

class TestDifferenceTexts final : public QObject
{
    Q_OBJECT

private slots:
    void aFewDifferencesAreALineEach()
    {
        const std::vector<Difference> few = {{Kind::Setting, "sysctl.a: first 1, second 2"},
                                             {Kind::Outcome, "rtt: first held"},
                                             {Kind::Count, "icmp: first 2, second 1"}};
        QCOMPARE(cli::differenceLines(few),
                 (QStringList{"sysctl.a: first 1, second 2", "rtt: first held",
                              "icmp: first 2, second 1"}));
        QCOMPARE(cli::differenceLines({}), QStringList());
    }

    /// A kernel of another version has other settings and programs by the dozen.
    void ofManyTheFirstThreeLinesSayWhatMattersMost()
    {
        std::vector<Difference> many = {{Kind::Topology, "topology.a: first 1, second 2"}};
        for (int i = 0; i < 12; ++i)
            many.push_back({Kind::Setting, QStringLiteral("sysctl.%1: first 1, second 2").arg(i)});
        for (int i = 0; i < 2; ++i)
            many.push_back({Kind::Program, QStringLiteral("program %1: first 1").arg(i)});
        many.push_back({Kind::Machine, "machine.kernel: first 6.1, second 6.12"});
        many.push_back({Kind::Outcome, "rtt: first held, second did not hold"});
        many.push_back({Kind::Measured, "rtt: first 20, second 40"});
        many.push_back({Kind::Packet, "packet 2 on h1--h2 is the first that differs"});
        many.push_back({Kind::Count, "icmp: first 2, second 1"});
        many.push_back({Kind::Count, "udp: first 1, second 2"});
        const QStringList lines = cli::differenceLines(many);
        QCOMPARE(lines.mid(0, 4),
                 (QStringList{"may be the cause: topology.a: first 1, second 2 (and 12 settings, 2 "
                              "programs, 1 machine value)",
                              "came out: rtt: first held, second did not hold (and 1 measured "
                              "number)",
                              "packets: packet 2 on h1--h2 is the first that differs (and 2 "
                              "counts)",
                              ""}));
        QCOMPARE(lines.size(), static_cast<qsizetype>(4 + many.size()));
        QCOMPARE(lines[4], many[0].text);
        QCOMPARE(lines.last(), many.back().text);
    }

    void whatDoesNotDifferHasNoLine()
    {
        std::vector<Difference> settings;
        for (int i = 0; i < 11; ++i)
            settings.push_back(
                {Kind::Setting, QStringLiteral("sysctl.%1: first 1, second 2").arg(i)});
        const QStringList lines = cli::differenceLines(settings);
        QCOMPARE(lines.mid(0, 2), (QStringList{"may be the cause: sysctl.0: first 1, second 2 (and "
                                               "10 settings)",
                                               ""}));
        QCOMPARE(lines.size(), 13);
    }
};

QTEST_GUILESS_MAIN(TestDifferenceTexts)
#include "tst_differencetexts.moc"
