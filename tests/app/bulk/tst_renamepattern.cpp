// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bulk/renamepattern.h"
#include "app/topology/lookup.h"

#include <QTest>

using namespace tomato;
using namespace tomato::bulk;
using topology::Topology;

static Topology routers(const QStringList &names)
{
    Topology topology;
    int number = 0;
    for (const QString &name : names) {
        topology::Element element;
        element.id = ElementId(std::to_string(++number));
        element.type = "tinc_vpn";
        element.attributes = {{"name", name}, {"mode", "router"}};
        if (!topology.insert(element))
            qFatal("two of one id");
    }
    return topology;
}

static QString renamed(const Topology &topology, const QStringList &among, const QString &pattern,
                       const QString &name)
{
    std::vector<ElementId> devices;
    for (const QString &each : among)
        devices.push_back(*topology::findElement(topology, each));
    const auto found = findRenamings(topology, devices, pattern, name);
    if (!found)
        return QString::fromStdString(found.error().text());
    QStringList all;
    for (const Renaming &each : *found)
        all << each.before + '>' + each.after;
    return all.join(' ');
}

class TestRenamePattern final : public QObject
{
    Q_OBJECT

private slots:
    void whatElementsAreCalledThen_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("an expression") << "r(\\d+)"
                                       << "router-\\1"
                                       << "r1>router-1 r2>router-2 r10>router-10";
        QTest::newRow("a wildcard") << "r*"
                                    << "x\\1"
                                    << "r1>x1 r2>x2 r10>x10";
        QTest::newRow("the whole name") << "r1"
                                        << "\\0-old"
                                        << "r1>r1-old";
        QTest::newRow("a number, r2 before r10") << "r*"
                                                 << "core{n}"
                                                 << "r1>core1 r2>core2 r10>core3";
        QTest::newRow("a number of three digits") << "r*"
                                                  << "core{nnn}"
                                                  << "r1>core001 r2>core002 r10>core003";
        QTest::newRow("names that stay are left out") << "r*"
                                                      << "r{n}"
                                                      << "r10>r3";
        QTest::newRow("each gets the name of another") << "[rs]([12])"
                                                       << "s\\1"
                                                       << "r1: another element has the name s1";
        QTest::newRow("nothing like it") << "x*"
                                         << "y"
                                         << "PATTERN: no element has a name like 'x*'";
        QTest::newRow("one name for several") << "r*"
                                              << "core"
                                              << "r2: r1 would be called core, too";
        QTest::newRow("empty") << "r(1?).*"
                               << "\\1 "
                               << "r2: its new name would be empty";
        QTest::newRow("no expression")
            << "r["
            << "y"
            << "PATTERN: 'r[' is no regular expression: missing terminating ] for character class "
               "at character 3";
    }
    void whatElementsAreCalledThen()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, name);
        QFETCH(QString, expected);
        const Topology topology = routers({"r10", "r2", "r1", "s1"});
        QCOMPARE(renamed(topology, {}, pattern, name), expected);
    }

    void namesMayBeSwapped()
    {
        const Topology topology = routers({"r1", "r2"});
        // r1 gets what r2 had, and r2 a name of its own.
        const auto found = findRenamings(topology, {}, "r(\\d)", "r{n}\\1");
        QVERIFY(found.has_value());
        const Topology ring = routers({"a1", "a2", "a3"});
        QCOMPARE(renamed(ring, {"a2", "a3"}, "a*", "a{n}"),
                 QString("a2: another element has the name a1"));
        QCOMPARE(renamed(routers({"b2", "b3"}), {}, "b*", "b{n}"), QString("b2>b1 b3>b2"));
    }

    void onlyThoseThatWereChosenAreRenamed()
    {
        const Topology topology = routers({"r1", "r2", "r3"});
        QCOMPARE(renamed(topology, {"r1", "r3"}, "r*", "x{n}"), QString("r1>x1 r3>x2"));
    }

    void aNameThatWouldSteerATerminalIsRefused()
    {
        const QString problem = renamed(routers({"r1"}), {}, "r1", QStringLiteral("x\x1b[2J"));
        QVERIFY2(problem.startsWith("r1: its new name would be none"), qPrintable(problem));
    }
};

QTEST_GUILESS_MAIN(TestRenamePattern)
#include "tst_renamepattern.moc"
