// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// Lists that a user sees are put together by listText(), with the commas of the user's language.
class TestLists final : public QObject
{
    Q_OBJECT

private:
    static QStringList offences(const QString &text)
    {
        static const QRegularExpression comma(QStringLiteral(
            "(?:QStringLiteral|QLatin1String)\\(\", |(?:\\+=?|<<) \", |join\\(\", "));
        QStringList found;
        auto matches = comma.globalMatch(text);
        while (matches.hasNext())
            found << matches.next().captured();
        return found;
    }

private slots:
    void aListByHandIsFound()
    {
        QCOMPARE(offences(QStringLiteral("a.join(QStringLiteral(\", \"))")).size(), 1);
        QCOMPARE(offences(QStringLiteral("a += \", \" + b")).size(), 1);
        QCOMPARE(offences(QStringLiteral("tr(\"%1, %2\").arg(a, b)")).size(), 0);
    }

    void noSourceOfTheWindowMakesOne()
    {
        // Settings as they are typed, errors in English, of which each has a translation, and the
        // English names of plugins.
        const QHash<QString, int> others{{"plugins/experiments/results/sweepplot.cpp", 3},
                                         {"plugins/experiments/stepdialog.cpp", 1},
                                         {"plugins/experiments/timelinelayout.cpp", 1},
                                         {"ui/help/helpwindows.cpp", 1},
                                         {"ui/plugins/pluginloader.cpp", 1}};
        const QDir top(QStringLiteral(TOMATO_SOURCE));
        QStringList bad;
        int files = 0;
        for (const QString folder : {"ui", "plugins"}) {
            QDirIterator each(top.filePath(folder), {"*.h", "*.cpp"}, QDir::Files,
                              QDirIterator::Subdirectories);
            while (each.hasNext()) {
                const QString path = top.relativeFilePath(each.next());
                QFile file(top.filePath(path));
                QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
                ++files;
                if (offences(QString::fromUtf8(file.readAll())).size() > others.value(path))
                    bad << path;
            }
        }
        QVERIFY(files > 300);
        QCOMPARE(bad.join(u'\n'), QString());
    }
};

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"
