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

private slots:
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
