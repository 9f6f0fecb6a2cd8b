// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/packetcounts.h"
#include "app/bundle/runcomparison.h"
#include "tests/app/bundle/experimentfiles.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::bundle;
using namespace experimentfiles;

namespace {

const QList<QByteArray> Frames = {frame(1), frame(1), frame(17)};

/// Two experiments with one run each.
class TwoRuns final
{
public:
    TwoRuns()
    {
        writeRun(m_folder.filePath("a"), record(1), captureFile(Frames));
        writeRun(m_folder.filePath("b"), record(1), captureFile(Frames));
    }

    QString first() const { return m_folder.filePath("a"); }
    QString second() const { return m_folder.filePath("b"); }
    /// In the order in which they are told.
    QStringList differences() const
    {
        const auto a = RunFiles::readAll(m_folder.filePath("a"));
        const auto b = RunFiles::readAll(m_folder.filePath("b"));
        if (!a || !b)
            return {QString::fromStdString((a ? b : a).error().text())};
        QStringList texts;
        for (const Difference &each :
             RunComparison(a->at(1), b->at(1), {"first", "second"}).differences())
            texts << wordOf(each.kind) + QStringLiteral(" | ") + each.text;
        return texts;
    }

private:
    QTemporaryDir m_folder;
};

QJsonObject with(QJsonObject object, const QString &key, const QJsonValue &value)
{
    object.insert(key, value);
    return object;
}

QJsonObject withVerdict(const QJsonObject &verdict)
{
    return with(record(1), "expect", QJsonArray{verdict});
}

} // namespace

class TestRunComparison final : public QObject
{
    Q_OBJECT

private slots:
    void twoRunsThatAreTheSameAreEqual()
    {
        const TwoRuns runs;
        QCOMPARE(runs.differences(), QStringList());
        // Load is never the same.
        const QJsonObject machine{{"kernel", "6.1.0"}, {"load", QJsonArray{9, 9, 9}}};
        writeRun(runs.second(), with(record(1), "machine", machine), captureFile(Frames));
        QCOMPARE(runs.differences(), QStringList());
    }

    void anotherSysctlIsNamedFirst()
    {
        const TwoRuns runs;
        const QJsonObject all{{"net.ipv4.tcp_ecn", "1"}};
        writeRun(runs.second(),
                 with(record(1), "sysctls", QJsonObject{{"all", all}, {"elements", QJsonObject()}}),
                 captureFile({frame(1)}));
        QCOMPARE(runs.differences().value(0),
                 "setting | sysctl.net.ipv4.tcp_ecn: first 2, second 1");
    }

    void anotherTopologyIsNamedWithItsPlace()
    {
        const TwoRuns runs;
        QJsonObject document = QJsonDocument::fromJson(topologyText()).object();
        QJsonObject inner = document["topology"].toObject();
        QJsonArray connections = inner["connections"].toArray();
        const QString id = connections[0].toObject()["id"].toString();
        connections[0] = with(connections[0].toObject(), "delay_from", 21);
        document["topology"] = with(inner, "connections", connections);
        write(runs.second() + "/experiment.tomato4.json", QJsonDocument(document).toJson());
        const QStringList found = runs.differences();
        QCOMPARE(found.size(), 1);
        QVERIFY2(found[0].startsWith("topology | topology.connections."), qPrintable(found[0]));
        QVERIFY2(found[0].contains(".delay_from: first ") && found[0].endsWith(", second 21"),
                 qPrintable(found[0]));
    }

    void anotherProgramIsNamedWithBothVersions()
    {
        const TwoRuns runs;
        writeRun(runs.second(),
                 with(record(1), "programs",
                      QJsonArray{QJsonObject{
                          {"path", "/usr/bin/ping"}, {"sha256", "bb"}, {"version", "2.0"}}}),
                 captureFile(Frames));
        QCOMPARE(runs.differences(),
                 QStringList("program | program /usr/bin/ping: first 1.0 (SHA-256 aa), second 2.0 "
                             "(SHA-256 bb)"));
    }

    void aChangedCountIsNamedWithLinkDirectionAndProtocol()
    {
        const TwoRuns runs;
        writeRun(runs.second(), record(1), captureFile({frame(1), frame(17), frame(17)}));
        QCOMPARE(runs.differences(),
                 (QStringList{
                     "packet | packet 2 on h1:eth0 ⇄ h2:eth0 is the first that differs: first ipv4 "
                     "icmp of 60 bytes, h1:eth0 -> h2:eth0, second ipv4 udp of 60 bytes, h1:eth0 "
                     "-> h2:eth0",
                     "count | ipv4 icmp on h1:eth0 -> h2:eth0: first 2, second 1",
                     "count | ipv4 udp on h1:eth0 -> h2:eth0: first 1, second 2"}));
    }

    void acknowledgementsOfTcpMayVaryALittle()
    {
        const TwoRuns runs;
        writeRun(runs.second(), record(1), captureFile(Frames + QList<QByteArray>(19, frame(6))));
        QVERIFY(runs.differences().contains(
            "count | ipv4 tcp on h1:eth0 -> h2:eth0: first 0, second 19"));
    }

    void aNumberWithoutAUnitHasNoSpaceBehindIt()
    {
        const TwoRuns runs;
        const QJsonObject verdict{{"name", "packets"}, {"held", true}, {"measured", 1194.0}};
        writeRun(runs.first(), withVerdict(verdict), captureFile(Frames));
        writeRun(runs.second(), withVerdict(with(verdict, "measured", 1600.0)),
                 captureFile(Frames));
        QCOMPARE(runs.differences(), QStringList("measured | packets: first 1194, second 1600"));
    }

    void whatIsDeclaredIsComparedAsDeclared_data()
    {
        QTest::addColumn<QString>("again");
        QTest::addColumn<double>("measured");
        QTest::addColumn<QString>("difference");
        QTest::newRow("exact") << "exact" << 20.0 << "";
        QTest::newRow("not exact")
            << "exact" << 20.5 << "measured | rtt (is not exactly the same): first 20, second 20.5";
        QTest::newRow("within") << "within 5 %" << 20.9 << "";
        QTest::newRow("not within")
            << "within 5 %" << 21.1 << "measured | rtt (is not within 5 %): first 20, second 21.1";
    }
    void whatIsDeclaredIsComparedAsDeclared()
    {
        QFETCH(QString, again);
        QFETCH(double, measured);
        QFETCH(QString, difference);
        QTemporaryDir folder;
        const QJsonObject verdict{
            {"name", "rtt"}, {"held", true}, {"again", again}, {"measured", 20.0}};
        writeRun(folder.filePath("a"), withVerdict(verdict), captureFile(Frames));
        // Its packets are not what was declared.
        writeRun(folder.filePath("b"), withVerdict(with(verdict, "measured", measured)),
                 captureFile({frame(1)}));
        const auto a = RunFiles::readAll(folder.filePath("a"));
        const auto b = RunFiles::readAll(folder.filePath("b"));
        QVERIFY(a && b);
        RunComparison comparison(a->at(1), b->at(1), {"first", "second"});
        comparison.goByDeclarations();
        QStringList texts;
        for (const Difference &each : comparison.differences())
            texts << wordOf(each.kind) + QStringLiteral(" | ") + each.text;
        QCOMPARE(texts.join('\n'), difference);
    }

    void whoLooksForDifferencesSeesThoseThatAreNotDeclared()
    {
        QTemporaryDir folder;
        const QJsonObject verdict{
            {"name", "rtt"}, {"held", true}, {"again", "within 50 %"}, {"measured", 20.0}};
        writeRun(folder.filePath("a"), withVerdict(verdict), captureFile(Frames));
        writeRun(folder.filePath("b"), withVerdict(with(verdict, "measured", 24.0)),
                 captureFile({frame(1)}));
        const auto a = RunFiles::readAll(folder.filePath("a"));
        const auto b = RunFiles::readAll(folder.filePath("b"));
        QVERIFY(a && b);
        QStringList kinds;
        for (const Difference &each :
             RunComparison(a->at(1), b->at(1), {"first", "second"}).differences())
            kinds << wordOf(each.kind);
        kinds.removeDuplicates();
        QCOMPARE(kinds, QStringList({"measured", "packet", "count"}));
    }

    void anElementThatEndedInOneOfThemIsAResult()
    {
        QTemporaryDir folder;
        const auto ended = [](const char *when) {
            return with(record(1), "problems",
                        QJsonArray{QString("h1 ended at %1 s: x").arg(when)});
        };
        writeRun(folder.filePath("a"), record(1), captureFile(Frames));
        writeRun(folder.filePath("b"), ended("1.7"), captureFile(Frames));
        writeRun(folder.filePath("c"), ended("1.9"), captureFile(Frames));
        const auto a = RunFiles::readAll(folder.filePath("a"));
        const auto b = RunFiles::readAll(folder.filePath("b"));
        const auto c = RunFiles::readAll(folder.filePath("c"));
        QVERIFY(a && b && c);
        const auto found = RunComparison(a->at(1), b->at(1), {"first", "second"}).differences();
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].text, "elements: first ran to the end, second h1 ended: x");
        QVERIFY(RunComparison(b->at(1), c->at(1), {"first", "second"}).differences().empty());
    }

    void distributionsAreComparedByATwoSampleTest()
    {
        QJsonArray low;
        QJsonArray alike;
        QJsonArray high;
        for (int i = 0; i < 100; ++i) {
            low.append(20.0 + i * 0.01);
            alike.append(20.004 + i * 0.01);
            high.append(21.0 + i * 0.01);
        }
        QTemporaryDir folder;
        const QJsonObject verdict{
            {"name", "delay"}, {"held", true}, {"measured", 20.5}, {"again", "distribution 0.01"}};
        writeRun(folder.filePath("a"), withVerdict(with(verdict, "samples", low)), {});
        writeRun(folder.filePath("b"), withVerdict(with(verdict, "samples", alike)), {});
        writeRun(folder.filePath("c"), withVerdict(with(verdict, "samples", high)), {});
        const auto a = RunFiles::readAll(folder.filePath("a"));
        const auto b = RunFiles::readAll(folder.filePath("b"));
        const auto c = RunFiles::readAll(folder.filePath("c"));
        QVERIFY(a && b && c);
        QVERIFY(RunComparison(a->at(1), b->at(1), {"first", "second"}).differences().empty());
        const auto found = RunComparison(a->at(1), c->at(1), {"first", "second"}).differences();
        QCOMPARE(found.size(), 1u);
        QVERIFY2(found[0].text.startsWith("delay: is of another distribution (p = "),
                 qPrintable(found[0].text));
    }

    void aStatementThatHeldOnlyOnceIsAResult()
    {
        QTemporaryDir folder;
        const QJsonObject verdict{{"name", "rtt"}, {"held", true}};
        writeRun(folder.filePath("a"), withVerdict(verdict), captureFile(Frames));
        writeRun(folder.filePath("b"),
                 withVerdict({{"name", "rtt"}, {"held", false}, {"message", "too slow"}}),
                 captureFile(Frames));
        const auto a = RunFiles::readAll(folder.filePath("a"));
        const auto b = RunFiles::readAll(folder.filePath("b"));
        QVERIFY(a && b);
        const auto found = RunComparison(a->at(1), b->at(1), {"packed", "here"}).differences();
        QCOMPARE(found.size(), 1u);
        QVERIFY(found[0].isResult());
        QCOMPARE(found[0].text, "rtt: packed held, here did not hold (too slow)");
    }

    void aRecordingThatOneOfThemLacksIsToldAndNotCompared()
    {
        QTemporaryDir folder;
        writeRun(folder.filePath("a"), record(1), captureFile(Frames));
        writeRun(folder.filePath("b"), record(1), captureFile(Frames));
        QDirIterator each(folder.filePath("b"), {"*.pcapng"}, QDir::Files,
                          QDirIterator::Subdirectories);
        int removed = 0;
        while (each.hasNext())
            removed += QFile::remove(each.next()) ? 1 : 0;
        QVERIFY(removed > 0);
        const auto a = RunFiles::readAll(folder.filePath("a"));
        const auto b = RunFiles::readAll(folder.filePath("b"));
        QVERIFY(a && b);
        for (const bool isSecond : {true, false}) {
            const RunFiles &whole = a->at(1);
            const RunFiles &partial = b->at(1);
            const auto found =
                RunComparison(isSecond ? whole : partial, isSecond ? partial : whole, {"x", "y"})
                    .differences();
            QCOMPARE(found.size(), 1u);
            QCOMPARE(wordOf(found[0].kind), "unknown");
            QVERIFY2(found[0].text.contains(isSecond ? ": y lacks " : ": x lacks "),
                     qPrintable(found[0].text));
        }
    }

    void whatOnlyOneOfThemMeasuredDiffers()
    {
        QTemporaryDir folder;
        const QJsonObject verdict{{"name", "rtt"}, {"held", false}, {"again", "exact"}};
        writeRun(folder.filePath("a"), withVerdict(with(verdict, "measured", 20.0)), {});
        writeRun(folder.filePath("b"), withVerdict(verdict), {});
        const auto a = RunFiles::readAll(folder.filePath("a"));
        const auto b = RunFiles::readAll(folder.filePath("b"));
        QVERIFY(a && b);
        const auto found = RunComparison(a->at(1), b->at(1), {"first", "second"}).differences();
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].text, "rtt: first 20, second nothing");
    }

    void statementsOfOneNameAreComparedInTheirOrder()
    {
        QTemporaryDir folder;
        const QJsonArray verdicts{
            QJsonObject{{"name", "loss"}, {"held", true}, {"measured", 10.0}},
            QJsonObject{{"name", "loss"}, {"held", false}, {"measured", 0.0}}};
        for (const char *name : {"a", "b"})
            writeRun(folder.filePath(name), with(record(1), "expect", verdicts),
                     captureFile(Frames));
        const auto a = RunFiles::readAll(folder.filePath("a"));
        const auto b = RunFiles::readAll(folder.filePath("b"));
        QVERIFY(a && b);
        QVERIFY(RunComparison(a->at(1), b->at(1), {"first", "second"}).differences().empty());
    }

    void whatMachinesSayByThemselvesDoesNotCount()
    {
        QByteArray arp(60, '\0');
        arp[12] = 0x08;
        arp[13] = 0x06;
        QVERIFY(isChatter({arp.data(), 60}));
        QByteArray solicitation(80, '\0');
        solicitation[12] = static_cast<char>(0x86);
        solicitation[13] = static_cast<char>(0xdd);
        solicitation[20] = 58;
        solicitation[54] = static_cast<char>(135);
        QVERIFY(isChatter({solicitation.data(), 80}));
        solicitation[54] = static_cast<char>(128);
        QVERIFY(!isChatter({solicitation.data(), 80}));
        QCOMPARE(protocolOf({solicitation.data(), 80}), "ipv6 icmp6");
        QVERIFY(!isChatter({arp.data(), 3}));
    }
};

QTEST_GUILESS_MAIN(TestRunComparison)
#include "tst_runcomparison.moc"
