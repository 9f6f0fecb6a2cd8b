// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

/// The manual pages of file formats name what is in these files: no more, and no less.
class TestFilePages final : public QObject
{
    Q_OBJECT

    using Names = QSet<QString>;

    const QDir m_top{QStringLiteral(TOMATO_SOURCE)};

    QByteArray read(const QString &name) const
    {
        QFile file(m_top.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QJsonObject schema(const QString &name) const
    {
        return QJsonDocument::fromJson(read("resources/schema/" + name)).object();
    }

    /// The sections of a page, in their order; the first one is its name.
    QStringList sections(const QString &folder, const QString &page) const
    {
        QString text = QString::fromUtf8(read("resources/man" + folder + "/" + page));
        text.replace("\\-", "-").replace("\\(aq", "'");
        return text.split("\n.SH ").mid(1);
    }

    static Names found(const QString &text, const QString &pattern)
    {
        const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
        Names names;
        auto matches = expression.globalMatch(text);
        while (matches.hasNext())
            names << matches.next().captured(1);
        return names;
    }

    /// What a section explains: "mac, mtu" are two of them.
    static Names terms(const QString &section)
    {
        Names names;
        for (const QString &term : found(section, R"(^\.TP\n\\fB(.*)\\fR$)")) {
            const QStringList each = term.split(", ");
            names += Names(each.begin(), each.end());
        }
        return names;
    }

    static Names keys(const QJsonValue &object)
    {
        const QStringList all = object.toObject().keys();
        return {all.begin(), all.end()};
    }

    static void compare(const Names &page, const Names &file)
    {
        QVERIFY(!file.isEmpty());
        QCOMPARE((file - page).values(), QStringList());
        QCOMPARE((page - file).values(), QStringList());
    }

    static void languages()
    {
        QTest::addColumn<QString>("folder");
        QTest::addRow("English") << QString();
        QTest::addRow("German") << QStringLiteral("/de");
        QTest::addRow("Chinese") << QStringLiteral("/zh");
    }

private slots:
    void topologiesHaveTheAttributesOfTheSchema_data() { languages(); }
    void topologiesHaveTheAttributesOfTheSchema()
    {
        QFETCH(QString, folder);
        const QStringList page = sections(folder, "tomato-topology.5");
        QVERIFY(page.size() > 5);
        const QJsonObject all = schema("tomato-topology-4.schema.json");
        const QJsonObject parts = all["$defs"].toObject();
        Names topology = keys(all["properties"]["topology"]["properties"]);
        topology -= Names{"elements", "connections"};
        compare(terms(page[2]), topology);
        compare(terms(page[3]), keys(parts["element"]["properties"]));
        // Effects are named once for both directions.
        const Names attributes = keys(parts["connection"]["properties"]);
        Names connection;
        for (const QString &key : attributes) {
            const QString effect = key.section('_', 0, -2);
            const bool isEffect =
                attributes.contains(effect + "_from") && attributes.contains(effect + "_to");
            connection << (isEffect ? effect : key);
        }
        compare(terms(page[4]), connection);
        QVERIFY(page[3].contains("store:NAME"));
    }

    void everyAttributeIsInTheSchema()
    {
        const QJsonObject all = schema("tomato-topology-4.schema.json");
        const Names described = keys(all["properties"]["topology"]["properties"]) +
                                keys(all["$defs"]["element"]["properties"]) +
                                keys(all["$defs"]["connection"]["properties"]);
        for (const char *header : {"attributenames.h", "replayattributes.h"}) {
            const QString text = read(QStringLiteral("app/topology/attributes/") + header);
            compare(found(text, R"rx(QLatin1String \w+Attribute\("(\w+)"\))rx") & described,
                    found(text, R"rx(QLatin1String \w+Attribute\("(\w+)"\))rx"));
            for (const QString &effect : found(text, R"rx(QLatin1String \w+Effect\("(\w+)"\))rx"))
                QVERIFY2(described.contains(effect + "_from"), qPrintable(effect));
        }
    }

    void experimentsHaveTheFieldsOfTheSchema_data() { languages(); }
    void experimentsHaveTheFieldsOfTheSchema()
    {
        QFETCH(QString, folder);
        const QStringList page = sections(folder, "tomato-experiment.5");
        QVERIFY(page.size() > 6);
        const QJsonObject all = schema("experiment.schema.json");
        const QJsonObject parts = all["$defs"].toObject();
        compare(terms(page[2]), keys(all["properties"]) - Names{"$schema"});

        const QJsonObject step = parts["step"].toObject();
        Names steps = keys(step["properties"]);
        for (const QJsonValue word : step["properties"]["do"]["enum"].toArray())
            steps << word.toString();
        compare(terms(page[3]), steps);
        Names fields;
        for (const QJsonValue kind : step["oneOf"].toArray())
            fields += keys(kind["properties"]);
        compare(found(page[3], R"(\\fI(\w+)\\fR)"), fields - Names{"do"});

        const QJsonObject statement = parts["statement"].toObject();
        Names statements = keys(statement["properties"]) + keys(parts["choice"]["properties"]);
        for (const QJsonValue kind : statement["oneOf"].toArray())
            statements += keys(kind["properties"]);
        compare(terms(page[4]), statements);
        compare(terms(page[5]), keys(parts["ratio"]["properties"]));
    }

    void hostsHaveTheKeysThatAreRead_data() { languages(); }
    void hostsHaveTheKeysThatAreRead()
    {
        QFETCH(QString, folder);
        const QStringList page = sections(folder, "tomato-hosts.5");
        QVERIFY(page.size() > 3);
        const QString table = QString(read("app/hosts/hostlist.cpp"))
                                  .section("HostKeys[] = {\n", 1, 1)
                                  .section("\n};", 0, 0);
        compare(terms(page[2]), found(table, R"rx(^    \{"(\w+)",)rx"));
        // Words that a key may have are told with it.
        for (const QString &word : found(read("app/hosts/hostwords.h"), R"rx(\{"(\w+)", )rx"))
            QVERIFY2(page[2].contains("\\fB" + word + "\\fR"), qPrintable(word));
    }

    void recordingsHaveTheFilesThatAreWritten_data() { languages(); }
    void recordingsHaveTheFilesThatAreWritten()
    {
        QFETCH(QString, folder);
        const QStringList page = sections(folder, "tomato-capture.5");
        QVERIFY(page.size() > 3);
        const QString known = QString(read("capture/archive/ringexport.cpp"))
                                  .section("SmallFiles = {", 1, 1)
                                  .section("};", 0, 0);
        const Names small = found(known, R"rx("([\w.]+)")rx");
        QVERIFY(small.contains("capture.json"));
        compare(terms(page[2]),
                small + Names{"000007.pcap", "ring.state", "ring.sides", "arrivals/"});
        // The endings that a download may have.
        compare(terms(page[3]), Names{".pcap", ".pcapng", ".tar.gz", ".zip"});
    }

    void bundlesHaveTheFilesThatAreWritten_data() { languages(); }
    void bundlesHaveTheFilesThatAreWritten()
    {
        QFETCH(QString, folder);
        const QStringList page = sections(folder, "tomato-bundle.5");
        QVERIFY(page.size() > 4);
        compare(terms(page[2]), found(read("app/bundle/bagwriter.cpp"), R"rx("([\w-]+\.txt)")rx"));
        const QString maker = read("app/bundle/bundlemaker.cpp");
        const Names written = found(maker, R"rx((?:add\(\s*QStringLiteral\(|\{)"([\w.-]+)")rx");
        compare(terms(page[3]), written + Names{"elements/NAME", "runs/NNN", "figures"});
        // The text for people in the bundle says the same.
        const QString text = maker.section("ReadMe", 1, 1);
        for (const QString &name :
             terms(page[3]) - Names{"README.txt", "experiment.json", "table.json"})
            QVERIFY2(text.contains(name), qPrintable(name));
    }

    void everyPageIsThereInEachLanguage()
    {
        const QStringList pages =
            QDir(m_top.filePath("resources/man")).entryList({"*.[1-9]"}, QDir::Files);
        QVERIFY(pages.size() >= 8);
        const QString installed = QString(read("resources/CMakeLists.txt"))
                                      .section("foreach(page ", 1, 1)
                                      .section(')', 0, 0)
                                      .simplified();
        const QStringList names = installed.split(' ');
        QCOMPARE(Names(names.begin(), names.end()), Names(pages.begin(), pages.end()));
        for (const char *language : {"/de", "/zh"}) {
            QCOMPARE(QDir(m_top.filePath(QString("resources/man") + language))
                         .entryList({"*.[1-9]"}, QDir::Files),
                     pages);
            // They have the same sections and explain the same things, where they are of files.
            for (const QString &page : pages) {
                const QStringList own = sections({}, page);
                const QStringList other = sections(language, page);
                QCOMPARE(other.size(), own.size());
                for (qsizetype i = 0; page.endsWith(".5") && i < own.size(); ++i)
                    QCOMPARE(terms(other[i]), terms(own[i]));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestFilePages)
#include "tst_filepages.moc"
