// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace {

QJsonObject jsonFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

void writeJson(const QString &path, const QJsonObject &json)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 1)
        qFatal("cannot write");
}

} // namespace

/// `tomato bundle` and `tomato compare` as their users have them.
class TestBundle final : public QObject
{
    Q_OBJECT

    Shell m_shell;
    QString m_file;
    QString m_out;

    QString bundle(const QString &name, const QString &from = {}) const
    {
        const QString path = m_shell.path(name);
        const auto made =
            m_shell.tomato({"bundle", "make", path, "--from", from.isEmpty() ? m_out : from});
        if (made.exitCode != 0)
            qFatal("%s", qPrintable(made.errors));
        return path;
    }

    /// A copy of the experiment's folder, with another run.json.
    QString changed(const QString &name, const std::function<void(QJsonObject &)> &change) const
    {
        const QString copy = m_shell.path(name);
        m_shell.run("cp", {"-r", m_out, copy});
        const QString path = copy + "/runs/001/run.json";
        QJsonObject record = jsonFile(path);
        change(record);
        writeJson(path, record);
        return copy;
    }

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable("labs cannot run here: " + problem));
        m_file = m_shell.twoHosts("tried");
        m_out = m_shell.path("out");
        QJsonObject document = jsonFile(m_file);
        QJsonObject topology = document.value("topology").toObject();
        topology.insert("experiment", QJsonDocument::fromJson(R"({"title": "Three pings", "steps": [
            {"do": "start"},
            {"do": "run", "name": "ping", "in": "h1", "command":
             "cat greeting; timeout 9 ping -c 3 -i 0.05 10.0.0.2"}],
            "expect": [{"name": "six", "on": "h1--h2", "filter": "icmp", "count": "== 6"},
                       {"step": "ping", "exit": "== 0", "output": "hello"}]})")
                                          .object());
        document.insert("topology", topology);
        writeJson(m_file, document);
        QDir(m_shell.path("")).mkpath("files/h1");
        QFile greeting(m_shell.path("files/h1/greeting"));
        QVERIFY(greeting.open(QIODevice::WriteOnly) && greeting.write("hello\n") > 0);
        greeting.close();
        const auto outcome = m_shell.tomato({"experiment", "run", m_file, "--out", m_out, "--files",
                                             m_shell.path("files"), "--events"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output + outcome.errors));
        for (const char *event : {"run begins", "clock", "step begins", "step ended", "run ended"})
            QVERIFY2(outcome.output.contains(QStringLiteral("\"event\":\"%1\"").arg(event)), event);
    }

    void aRunTellsOnWhatItWasDone()
    {
        const QJsonObject run = jsonFile(m_out + "/runs/001/run.json");
        QVERIFY(!run["machine"]["kernel"].toString().isEmpty());
        QVERIFY(run["machine"]["processors"].toInt() > 0);
        QCOMPARE(run["machine"]["load"].toArray().size(), 3);
        QVERIFY(!run["sysctls"]["all"]["net.ipv4.tcp_congestion_control"].toString().isEmpty());
        QVERIFY(!run["emulation"].toObject().isEmpty());
        QStringList programs;
        for (const QJsonValue program : run["programs"].toArray()) {
            programs << program["path"].toString();
            QCOMPARE(program["sha256"].toString().size(), 64);
        }
        for (const char *expected : {"ping", "timeout", "cat", "tomato-engine"})
            QVERIFY2(!programs.filter(QRegularExpression(QStringLiteral("(^|/)%1$").arg(expected)))
                          .isEmpty(),
                     qPrintable(programs.join(' ')));
        const QJsonArray links = run["links"].toArray();
        QCOMPARE(links.size(), 1);
        QVERIFY(links[0]["delivered"][0].toInt() >= 3);
    }

    void aBundleIsShownRunAndVerified()
    {
        const QString file = bundle("good.zip");
        const QJsonObject shown = m_shell.tomato({"bundle", "show", file, "--json"}).object();
        QCOMPARE(shown["title"].toString(), "Three pings");
        QCOMPARE(shown["runs"].toArray().size(), 1);
        QVERIFY(m_shell.tomato({"topology", "check", file}).output.startsWith("ok: 2 elements"));
        const QString again = m_shell.path("again");
        const auto ran = m_shell.tomato({"bundle", "run", file, "--out", again, "--json"});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.errors));
        QCOMPARE(ran.object()["held"].toInt(), 1);
        const auto verified = m_shell.tomato({"bundle", "verify", file, "--json"});
        QVERIFY2(verified.exitCode == 0, qPrintable(verified.output + verified.errors));
        QCOMPARE(verified.object()["verified"].toBool(), true);
        const auto compared = m_shell.tomato({"compare", file, again});
        QVERIFY2(compared.exitCode == 0, qPrintable(compared.output + compared.errors));
        QCOMPARE(compared.output.trimmed(), "equal");
    }

    /// As a capture above 4 GiB makes it; here all sizes have 64 bits.
    void aBundleWith64BitSizesIsShownAndVerified()
    {
        const QString file = bundle("small.zip");
        const QString large = m_shell.path("large.zip");
        const auto rewritten = m_shell.run("python3", {"-c", R"(
import sys, zipfile
zipfile.ZIP64_LIMIT = 0
zipfile.ZIP_FILECOUNT_LIMIT = 0
with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w") as new:
    for member in old.infolist():
        with new.open(zipfile.ZipInfo(member.filename), "w", force_zip64=True) as file:
            file.write(old.read(member)))",
                                                       file, large});
        if (!QFileInfo::exists(large))
            QSKIP("there is no Python");
        QVERIFY2(rewritten.exitCode == 0, qPrintable(rewritten.errors));
        const auto shown = m_shell.tomato({"bundle", "show", large, "--json"});
        QVERIFY2(shown.exitCode == 0, qPrintable(shown.errors));
        QCOMPARE(shown.object()["runs"].toArray().size(), 1);
        const auto verified = m_shell.tomato({"bundle", "verify", large, "--json"});
        QVERIFY2(verified.exitCode == 0, qPrintable(verified.output + verified.errors));
        QCOMPARE(verified.object()["verified"].toBool(), true);
    }

    void aFileThatIsThereIsReplacedOnlyOnDemand()
    {
        const QString file = bundle("kept.zip");
        const auto refused = m_shell.tomato({"bundle", "make", file, "--from", m_file});
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.errors.contains("is there already"), qPrintable(refused.errors));
        QCOMPARE(
            m_shell.tomato({"bundle", "show", file, "--json"}).object()["runs"].toArray().size(),
            1);
        const auto forced = m_shell.tomato({"bundle", "make", file, "--from", m_file, "--force"});
        QVERIFY2(forced.exitCode == 0, qPrintable(forced.errors));
        QVERIFY(m_shell.tomato({"bundle", "show", file, "--json"})
                    .object()["runs"]
                    .toArray()
                    .isEmpty());
    }

    void anExperimentOfABundleHasItsFiles()
    {
        const QString file = bundle("performed.zip");
        const auto ran =
            m_shell.tomato({"experiment", "run", file, "--out", m_shell.path("performed")});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.output + ran.errors));
        QVERIFY(QFile::exists(m_shell.path("performed/elements/h1/greeting")));
        const auto given = m_shell.tomato(
            {"experiment", "run", m_file, "--files", file, "--out", m_shell.path("given")});
        QVERIFY2(given.exitCode == 0, qPrintable(given.output + given.errors));
    }

    void aFlippedByteIsNamed()
    {
        const QString path = bundle("flipped.zip");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        // In the manifest, whose name stands in front of it.
        const qsizetype name = bytes.indexOf("manifest-sha256.txt");
        bytes[name + 60] = static_cast<char>(bytes[name + 60] ^ 1);
        file.seek(0);
        file.write(bytes);
        file.close();
        const auto outcome = m_shell.tomato({"bundle", "verify", path});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("manifest-sha256.txt"), qPrintable(outcome.errors));
    }

    void whatIsTooMuchInABundleIsNamedWhenItIsShownAndRead()
    {
        const QString path = bundle("more.zip");
        QDir(m_shell.path("")).mkpath("more/data");
        QFile more(m_shell.path("more/data/more.txt"));
        QVERIFY(more.open(QIODevice::WriteOnly) && more.write("x") == 1);
        more.close();
        const auto added = m_shell.run(
            "python3", {"-c",
                        "import sys, zipfile\n"
                        "z = zipfile.ZipFile(sys.argv[1], 'a')\n"
                        "base = z.namelist()[0].split('/')[0] + '/'\n"
                        "has = all(n.startswith(base) for n in z.namelist())\n"
                        "z.write(sys.argv[2], (base if has and base != 'data/' else '') + "
                        "'data/more.txt')",
                        path, more.fileName()});
        QVERIFY2(added.exitCode == 0, qPrintable(added.errors));
        const auto shown = m_shell.tomato({"bundle", "show", path});
        QCOMPARE(shown.exitCode, 1);
        QVERIFY2(shown.errors.contains("data/more.txt: is not in the manifest"),
                 qPrintable(shown.errors));
        const auto read =
            m_shell.tomato({"topology", "convert", path, m_shell.path("read.tomato4.json")});
        QVERIFY2((read.output + read.errors).contains("data/more.txt"),
                 qPrintable(read.output + read.errors));
    }

    void aChangedCountIsNamed()
    {
        const QString other = m_shell.path("other");
        // Another experiment's recording in the place of this one's: four pings.
        QJsonObject document = jsonFile(m_file);
        QJsonObject topology = document["topology"].toObject();
        QJsonObject experiment = topology["experiment"].toObject();
        QJsonArray steps = experiment["steps"].toArray();
        QJsonObject ping = steps[1].toObject();
        ping["command"] = "ping -c 4 -i 0.05 10.0.0.2";
        steps[1] = ping;
        experiment["steps"] = steps;
        experiment["expect"] =
            QJsonArray{QJsonObject{{"on", "h1--h2"}, {"filter", "icmp"}, {"count", "any"}}};
        topology["experiment"] = experiment;
        document["topology"] = topology;
        writeJson(m_shell.path("four.tomato4.json"), document);
        const auto ran = m_shell.tomato(
            {"experiment", "run", m_shell.path("four.tomato4.json"), "--out", other});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.errors));
        const QString copy = changed("counted", [](QJsonObject &) {});
        m_shell.run("cp", {"-r", other + "/runs/001/captures", copy + "/runs/001"});
        const auto outcome = m_shell.tomato({"bundle", "verify", bundle("counted.zip", copy)});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("ipv4 icmp on h1:eth0") &&
                     outcome.errors.contains(": packed 4, here 3"),
                 qPrintable(outcome.errors));
    }

    void anotherSysctlIsNamed()
    {
        const QString copy = changed("set", [](QJsonObject &record) {
            QJsonObject sysctls = record["sysctls"].toObject();
            QJsonObject all = sysctls["all"].toObject();
            all["net.ipv4.tcp_ecn"] = "7";
            sysctls["all"] = all;
            record["sysctls"] = sysctls;
        });
        const auto outcome = m_shell.tomato({"bundle", "verify", bundle("set.zip", copy)});
        QVERIFY2(outcome.errors.contains("sysctl.net.ipv4.tcp_ecn: packed 7, here "),
                 qPrintable(outcome.errors));
        QVERIFY2(outcome.exitCode == 0, "what came out is the same");
        const auto compared = m_shell.tomato({"compare", copy + "/runs/001", m_out + "/runs/001"});
        QCOMPARE(compared.exitCode, 1);
        QVERIFY2(compared.output.startsWith("sysctl.net.ipv4.tcp_ecn: first 7, second "),
                 qPrintable(compared.output));
    }

    /// As on a machine with another kernel.
    void ofManyDifferencesWhatCameOutIsAmongTheFirstThreeLines()
    {
        const QString copy = changed("elsewhere", [](QJsonObject &record) {
            QJsonObject sysctls = record["sysctls"].toObject();
            QJsonObject all = sysctls["all"].toObject();
            for (int i = 0; i < 11; ++i)
                all.insert(QStringLiteral("net.ipv4.made_up_%1").arg(i), "1");
            sysctls["all"] = all;
            record["sysctls"] = sysctls;
            QJsonArray verdicts = record["expect"].toArray();
            QJsonObject verdict = verdicts[0].toObject();
            verdict["held"] = false;
            verdict["message"] = "it is 3";
            verdicts[0] = verdict;
            record["expect"] = verdicts;
        });
        const auto compared = m_shell.tomato({"compare", copy + "/runs/001", m_out + "/runs/001"});
        QCOMPARE(compared.exitCode, 1);
        const QStringList lines = compared.output.split('\n').mid(0, 3);
        QVERIFY2(lines[0].startsWith("may be the cause: sysctl.net.ipv4.made_up_0: first 1, ") &&
                     lines[0].endsWith("(and 10 settings)"),
                 qPrintable(compared.output));
        QVERIFY2(lines[1].startsWith("came out: ") && lines[1].contains("did not hold (it is 3)"),
                 qPrintable(compared.output));
    }

    void aMissingProgramIsNamed()
    {
        const QString copy = changed("without", [](QJsonObject &record) {
            QJsonArray programs = record["programs"].toArray();
            programs.append(QJsonObject{{"path", "/usr/bin/no-such-program"},
                                        {"sha256", "00"},
                                        {"package", "nothing"},
                                        {"version", "1.2"}});
            record["programs"] = programs;
        });
        const auto outcome = m_shell.tomato({"bundle", "verify", bundle("without.zip", copy)});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("program /usr/bin/no-such-program (of the package nothing "
                                         "1.2): packed it ran, here it is missing"),
                 qPrintable(outcome.errors));
    }
};

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
