// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

/// `tomato topology check` refuses all that the start of a lab refuses, with its place.
class TestStartCheck final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString problem = Shell::labProblem(); !problem.isEmpty())
            QSKIP(qPrintable("no labs here: " + problem));
    }

    void whatStartRefusesCheckRefuses_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("place");
        const auto row = [](const QString &where, const QString &key, const QJsonValue &value,
                            const QString &place) {
            const QByteArray shown =
                QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).left(50);
            QTest::addRow("%s %s %s", qPrintable(where), qPrintable(key), shown.constData())
                << where << key << value << place;
        };
        const auto via = [](const char *gateway, const char *to = "10.9.0.0/16") {
            return QJsonArray{QJsonObject{{"to", to}, {"via", gateway}}};
        };
        row("topology", "nameservers", QJsonArray{"10.0.0.53", "dns.example"}, "nameservers[1]");
        row("topology", "nameservers", QJsonArray{"10.0.0.53"}, {});
        row("topology", "shared_folders", QJsonArray{"/no/such/folder"}, "shared_folders");
        row("a2", "ip4address", "10.0.0.1", "h1: eth0: ip4address");
        row("a2", "ip4address", "10.0.0.300/24", "h1: eth0: ip4address");
        row("a2", "ip4address", "10.0.0.255/24", {});
        row("a2", "ip6address", "::1/128", "h1: eth0: ip6address");
        row("a2", "ip6address", "fd00::1/64", {});
        row("a1", "gateway4", "10.0.0.255", "h1: gateway4");
        row("a1", "gateway4", "10.0.0.1", {});
        row("a1", "gateway4", "10.0.0.2", {});
        row("a1", "gateway4", "192.0.2.1", {});
        row("a1", "gateway6", "fd00::9", {});
        row("a1", "routes", via("127.0.0.1"), "h1: routes[0].via");
        row("a1", "routes", via("255.255.255.255"), "h1: routes[0].via");
        row("a1", "routes", via("10.0.0.255"), "h1: routes[0].via");
        row("a1", "routes", via("10.0.0.2", "10.9.0.0"), "h1: routes[0].to");
        row("a1", "routes", via("10.0.0.2", "fd09::/64"), "h1: routes[0]");
        row("a1", "routes", via("10.0.0.2", "127.0.0.0/8"), {});
        row("a1", "commands", QJsonArray{QJsonObject{{"run", " "}}}, "h1: commands[0].run");
        row("a1", "environment", QJsonObject{{"A-B", "x"}}, "h1: environment");
        row("a1", "congestion_control", "carrier_pigeon", "h1: congestion_control");
        row("a1", "congestion_control", "reno", {});
        row("a1", "type", "quantum", "h1");
        row("c1", "capture_filter", "icmp and and", "h1:eth0 \u21c4 h2:eth0");
        row("c1", "capture_filter", "icmp", {});
        row("c1", "capture_live_address", "10.1.2.3.4", "h1:eth0 \u21c4 h2:eth0");
    }
    void whatStartRefusesCheckRefuses()
    {
        QFETCH(QString, where);
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QFETCH(QString, place);
        const Shell shell;
        const QString file =
            shell.twoHosts("one", true, {{"capturing", true}, {"capture_mode", "file"}});
        change(file, where, key, value);
        const auto checked = shell.tomato({"topology", "check", "--json", file});
        const QJsonArray errors = checked.object().value("start_errors").toArray();
        QVERIFY2(checked.object().contains("start_errors"),
                 qPrintable(checked.output + checked.errors));
        QCOMPARE(errors.isEmpty() ? QString() : errors[0]["place"].toString(), place);
        QCOMPARE(checked.exitCode, place.isEmpty() ? 0 : 1);
        QCOMPARE(isRefused(shell, file), !place.isEmpty());
        // In words it says the same.
        const auto said = shell.tomato({"topology", "check", file});
        QCOMPARE(said.exitCode, checked.exitCode);
        QVERIFY2(said.errors.contains(place), qPrintable(said.errors));
        QCOMPARE(said.output.startsWith("ok"), place.isEmpty());
    }

    void allErrorsAreListed()
    {
        const Shell shell;
        const QString file = shell.twoHosts("one");
        change(file, "topology", "nameservers", QJsonArray{"dns.example"});
        change(file, "a2", "ip4address", "10.0.0.1");
        change(file, "b2", "ip4address", "10.0.0.2");
        const auto checked = shell.tomato({"topology", "check", "--json", file});
        QCOMPARE(checked.object().value("start_errors").toArray().size(), 3);
    }

private:
    static void change(const QString &path, const QString &where, const QString &key,
                       const QJsonValue &value)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
        QJsonObject topology = document.value("topology").toObject();
        if (where == "topology")
            topology.insert(key, value);
        for (const QString list : {"elements", "connections"}) {
            QJsonArray all = topology.value(list).toArray();
            for (QJsonValueRef each : all) {
                QJsonObject object = each.toObject();
                if (object.value("id").toString() != where)
                    continue;
                object.insert(key, value);
                each = object;
            }
            topology.insert(list, all);
        }
        document.insert("topology", topology);
        QVERIFY(file.resize(0));
        QVERIFY(file.seek(0));
        file.write(QJsonDocument(document).toJson());
    }

    /// Whether the lab does not start, or one of its elements does not.
    static bool isRefused(const Shell &shell, const QString &file)
    {
        const auto started = shell.tomato({"lab", "start", file, "--trust", "--allow-live"});
        if (started.exitCode != 0)
            return true;
        const auto status = shell.tomato({"lab", "status", file, "--json"});
        for (const QJsonValue each : status.object().value("elements").toArray()) {
            if (each["state"].toString() != "running")
                return true;
        }
        return false;
    }
};

QTEST_GUILESS_MAIN(TestStartCheck)
#include "tst_startcheck.moc"
