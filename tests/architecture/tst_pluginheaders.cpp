// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

const QDir top(QStringLiteral(TOMATO_SOURCE));

QString contents(const QString &path)
{
    QFile file(top.filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The headers that plugins/api/CMakeLists.txt installs.
QSet<QString> installedHeaders()
{
    const QString list = contents(QStringLiteral("plugins/api/CMakeLists.txt"))
                             .section(QStringLiteral("set(headers"), 1)
                             .section(QLatin1Char(')'), 0, 0);
    const QStringList words = list.split(QRegularExpression(QStringLiteral("\\s+")));
    return {words.begin(), words.end()};
}

QStringList includesOf(const QString &path)
{
    static const QRegularExpression line(QStringLiteral("^#include \"([^\"]+/[^\"]+)\""),
                                         QRegularExpression::MultilineOption);
    QStringList found;
    auto matches = line.globalMatch(contents(path));
    while (matches.hasNext())
        found << matches.next().captured(1);
    return found;
}

/// Returns what the sources of a plugin include from outside of it, and what that includes in turn.
QSet<QString> neededBy(const QString &plugin)
{
    QStringList open;
    QDirIterator each(top.filePath(plugin), {"*.h", "*.cpp"}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (each.hasNext()) {
        for (const QString &include : includesOf(top.relativeFilePath(each.next()))) {
            if (!include.startsWith(plugin + QLatin1Char('/')))
                open << include;
        }
    }
    QSet<QString> needed;
    while (!open.isEmpty()) {
        const QString header = open.takeLast();
        if (needed.contains(header))
            continue;
        needed.insert(header);
        open << includesOf(header);
    }
    return needed;
}

} // namespace

class TestPluginHeaders final : public QObject
{
    Q_OBJECT

private slots:
    void ourPluginsUseNothingThatOthersCannotUse_data()
    {
        QTest::addColumn<QString>("plugin");
        for (const char *plugin :
             {"plugins/packet_capturing", "plugins/link_emulation", "plugins/experiments",
              "plugins/example_ping_check", "plugins/api"})
            QTest::newRow(plugin) << QString::fromLatin1(plugin);
    }

    void ourPluginsUseNothingThatOthersCannotUse()
    {
        QFETCH(const QString, plugin);
        QSet<QString> missing = neededBy(plugin);
        QVERIFY(!missing.isEmpty());
        missing.subtract(installedHeaders());
        QCOMPARE(QStringList(missing.begin(), missing.end()).join(QLatin1Char(' ')), QString());
    }

    void whatIsInstalledIsThere()
    {
        QSet<QString> headers = installedHeaders();
        headers.remove(QString());
        QVERIFY(headers.size() > 10);
        for (const QString &header : headers)
            QVERIFY2(top.exists(header), qPrintable(header));
    }
};

QTEST_GUILESS_MAIN(TestPluginHeaders)
#include "tst_pluginheaders.moc"
