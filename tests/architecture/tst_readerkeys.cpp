// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// The manual's table of keys is what the readers do: each key that it calls used is in the reader.
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
        const auto row = [](const char *section, const char *sources) {
            QTest::newRow(section) << QString(sources);
        };
        row("Cisco Modeling Labs", "^cisco/(cml|router)");
        row("EVE-NG and PNETLab", "^cisco/eve");
        row("netlab", "^netlab/");
        row("containerlab", "^containerlab/.*reader");
        row("CORE", "^core/");
        row("GNS3", "^gns3/");
        row("Mininet, MiniEdit", "^mininet/.*reader");
        row("GraphML", "^graphml|^linkspeed");
    }

    void whatIsCalledUsedIsInTheReader()
    {
        QFETCH(QString, sources);
        const QString code = TestReaderKeys::sources(sources);
        const QString page = read(QStringLiteral(TOMATO_SOURCE "/resources/manual/keys.md"));
        const QString section =
            page.section(QStringLiteral("\n## %1: ").arg(QTest::currentDataTag()), 1, 1)
                .section("\n## ", 0, 0);
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
};

QTEST_GUILESS_MAIN(TestReaderKeys)
#include "tst_readerkeys.moc"
