// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/filter/filter.h"

#include <QTest>

#include <thread>

using namespace tomato;
using namespace tomato::capture;

class TestFilter final : public QObject
{
    Q_OBJECT

private:
    static std::string problem(const std::string &expression)
    {
        const auto program = compileFilter(expression);
        return program ? std::string() : program.error().text();
    }

    static std::string anyOfHosts(int count)
    {
        std::string expression;
        for (int host = 0; host < count; ++host)
            expression += (host ? " or host 10.0." : "host 10.0.") + std::to_string(host / 250) +
                          "." + std::to_string(host % 250 + 1);
        return expression;
    }

private slots:
    void anEmptyExpressionMatchesEverything()
    {
        const auto program = compileFilter("");
        QVERIFY(program);
        const unsigned char frame[14] = {};
        QVERIFY(bpf_filter((*program)->bf_insns, frame, sizeof frame, sizeof frame) != 0);
    }

    void anExpressionMatchesWhatItSays()
    {
        const auto program = compileFilter("ether proto 0x88b5");
        QVERIFY(program);
        unsigned char frame[60] = {};
        QCOMPARE(bpf_filter((*program)->bf_insns, frame, sizeof frame, sizeof frame), 0u);
        frame[12] = 0x88;
        frame[13] = 0xb5;
        QVERIFY(bpf_filter((*program)->bf_insns, frame, sizeof frame, sizeof frame) != 0);
    }

    void usualExpressionsCompile_data()
    {
        QTest::addColumn<QString>("expression");
        for (const char *each :
             {"icmp or icmp6", "tcp port 80", "vlan 5 and ip", "host 10.0.0.1 and not port 22",
              "ether multicast", "greater 200", "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0"})
            QTest::newRow(each) << QString(each);
    }
    void usualExpressionsCompile()
    {
        QFETCH(QString, expression);
        QCOMPARE(problem(expression.toStdString()), std::string());
    }

    void whatDoesNotCompileIsRefusedInLibpcapsWords()
    {
        QVERIFY(QString::fromStdString(problem("tcp prot 80")).contains("syntax error"));
        QVERIFY(!problem("-z/bin/sh").empty());
    }

    void anExpressionThatIsTooLongIsRefusedUnread()
    {
        const std::string longest(MaxFilterLength, ' ');
        QCOMPARE(problem(longest), std::string());
        QCOMPARE(problem(longest + ' '),
                 std::string("the filter has 65537 bytes, more than 65536"));
    }

    void aZeroByteIsRefused()
    {
        QCOMPARE(problem(std::string("ip\0or icmp", 10)),
                 std::string("the filter holds a zero byte"));
    }

    void moreInstructionsThanTheKernelTakesAreRefused()
    {
        QVERIFY(QString::fromStdString(problem(anyOfHosts(750)))
                    .startsWith("the filter is too complex: it needs "));
        const auto program = compileFilter(anyOfHosts(100));
        QVERIFY(program && (*program)->bf_len <= MaxFilterInstructions);
    }

    void severalThreadsCompileAtOnce()
    {
        std::vector<std::thread> threads;
        std::array<std::string, 4> problems;
        for (std::string &each : problems) {
            threads.emplace_back([&each] {
                for (int round = 0; round < 50 && each.empty(); ++round)
                    each = problem("host 10.0.0." + std::to_string(round + 1) + " and tcp");
            });
        }
        for (std::thread &each : threads)
            each.join();
        QCOMPARE(problems, (std::array<std::string, 4>{}));
    }
};

QTEST_APPLESS_MAIN(TestFilter)
#include "tst_filter.moc"
