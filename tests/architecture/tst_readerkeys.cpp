// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// The manual's table of keys is what the readers do: each key that it calls used is in the reader,
/// and each key that a reader asks for is in the table.
class TestReaderKeys final : public QObject
{
    Q_OBJECT

    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    /// All sources of app/exchange whose paths match.
    static QString sources(const QString &pattern)
    {
        const QRegularExpression wanted(pattern);
        const QString folder = QStringLiteral(TOMATO_SOURCE "/app/exchange");
        QString all;
        QDirIterator files(folder, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (wanted.match(path.mid(folder.size() + 1)).hasMatch())
                all += read(path);
        }
        return all;
    }

    /// The keys of each row of a table, with whether they are used or kept.
    static QStringList keysOf(const QString &page)
    {
        static const QRegularExpression quoted("`([^`]+)`");
        QStringList rows;
        for (const QString &line : page.split('\n')) {
            if (!line.startsWith('|') && !line.startsWith("## "))
                continue;
            QStringList columns;
            for (const QString &column : line.split('|')) {
                QStringList keys;
                for (auto each = quoted.globalMatch(column); each.hasNext();)
                    keys << each.next().captured(1);
                keys.sort(); // the order is that of the sentence
                columns << keys.join(' ');
            }
            rows << columns.join(" | ");
        }
        return rows;
    }

    static QSet<QString> found(const QString &text, const QString &pattern)
    {
        const QRegularExpression expression(pattern);
        QSet<QString> all;
        for (auto each = expression.globalMatch(text); each.hasNext();)
            all << each.next().captured(1);
        return all;
    }

    static QString section(const QString &name)
    {
        const QString page = read(QStringLiteral(TOMATO_SOURCE "/resources/manual/keys.md"));
        return page.section("\n## " + name + ": ", 1, 1).section("\n## ", 0, 0);
    }

    /// The keys that a reader asks for: by an index, by the functions that take values of a file,
    /// and in the lists of what it accounts for.
    static QSet<QString> askedFor(const QString &code)
    {
        const QString key = R"rx(\(?(?:QLatin1String\(|QStringLiteral\()?"([\w.-]+)")rx";
        QSet<QString> keys = found(code, R"rx(\["([\w.-]+)"\])rx");
        keys += found(
            code, R"rx((?:->|\.)(?:value|take|takeAll|has|text|number|list|expectText))rx" + key);
        keys +=
            found(code, R"rx((?:valueOf|textOf|number|numberOf|time|portName)\([\w.]+, ?)rx" + key);
        keys += found(code, R"rx(constexpr char \w+Key\[\] = "([\w.-]+)")rx");
        const QSet<QString> lists =
            found(code, R"rx((?:reportRest|noteUnknown)\(\w+, \{([^}]*)\})rx") +
            found(code, R"rx(for \(const char \*\w+ :\s*\{([^}]*)\})rx") +
            found(code, R"rx(QStringList (?:used|drawn|texts|known|plain) = \{([^}]*)\})rx");
        for (const QString &list : lists)
            keys += found(list, R"rx("@?([\w.-]+)")rx");
        return keys;
    }

private slots:
    void theTableHasTheSameKeysInEachLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << "de";
        QTest::newRow("Chinese") << "zh";
    }

    void theTableHasTheSameKeysInEachLanguage()
    {
        QFETCH(QString, language);
        const QString folder = QStringLiteral(TOMATO_SOURCE "/resources/manual/");
        const QStringList english = keysOf(read(folder + "keys.md"));
        const QStringList found = keysOf(read(folder + "keys_" + language + ".md"));
        QVERIFY(english.size() > 50);
        for (qsizetype row = 0; row < std::min(found.size(), english.size()); ++row)
            QCOMPARE(found[row], english[row]);
        QCOMPARE(found.size(), english.size());
    }

    void whatIsCalledUsedIsInTheReader_data()
    {
        QTest::addColumn<QString>("sources");
        // What a reader asks for that is no key of the program's own.
        QTest::addColumn<QString>("others");
        const auto row = [](const char *section, const char *sources, const char *others = "") {
            QTest::newRow(section) << QString(sources) << QString(others);
        };
        row("Cisco Modeling Labs", "^cisco/(cml|router)");
        row("EVE-NG and PNETLab", "^cisco/eve");
        row("netlab", "^netlab/");
        row("containerlab", "^containerlab/.*reader");
        // Types of nodes, the word before a link of a .imn, and the value of each option.
        row("CORE", "^core/", "link mdr prouter router value xen");
        // What is inside of an SVG.
        row("GNS3", "^gns3/",
            "cx cy fill fill-opacity font-size font-style font-weight href rx ry stroke "
            "stroke-dasharray stroke-width x1 x2 y1 y2");
        row("Mininet, MiniEdit", "^mininet/.*reader");
        // The format itself.
        row("GraphML", "^graphml|^linkspeed", "edge graph schemaLocation");
    }

    void whatIsCalledUsedIsInTheReader()
    {
        QFETCH(QString, sources);
        const QString code = TestReaderKeys::sources(sources);
        const QString section = TestReaderKeys::section(QTest::currentDataTag());
        static const QRegularExpression quoted("`([^`]+)`");
        static const QRegularExpression word("[A-Za-z_][\\w.-]*");
        int keys = 0;
        for (const QString &line : section.split('\n')) {
            const QString used = line.startsWith('|') ? line.section('|', 2, 2) : QString();
            for (auto each = quoted.globalMatch(used); each.hasNext();) {
                auto words = word.globalMatch(each.next().captured(1));
                while (words.hasNext()) {
                    const QString key = words.next().captured();
                    QVERIFY2(code.contains("\"" + key) || code.contains(key + "\""),
                             qPrintable(key));
                    ++keys;
                }
            }
        }
        QVERIFY(keys >= 10);
    }

    void whatTheReaderAsksForIsInTheTable_data() { whatIsCalledUsedIsInTheReader_data(); }
    void whatTheReaderAsksForIsInTheTable()
    {
        QFETCH(QString, sources);
        QFETCH(QString, others);
        QSet<QString> named;
        for (const QString &each : found(section(QTest::currentDataTag()), "`([^`]+)`")) {
            // `defaults.device` is both.
            named += found(each, R"(([A-Za-z_][\w.-]*))") + found(each, R"(([A-Za-z_][\w-]*))");
        }
        const QStringList words = others.split(' ', Qt::SkipEmptyParts);
        const QSet<QString> asked = askedFor(TestReaderKeys::sources(sources));
        QVERIFY(asked.size() >= 10);
        QStringList missing = (asked - named - QSet<QString>(words.begin(), words.end())).values();
        missing.sort();
        QCOMPARE(missing, QStringList());
        for (const QString &word : words)
            QVERIFY2(asked.contains(word), qPrintable(word));
    }
};

QTEST_GUILESS_MAIN(TestReaderKeys)
#include "tst_readerkeys.moc"
