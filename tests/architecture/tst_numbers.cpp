// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

/// Numbers and times that a user sees are written as the user's language does, by
/// plugins/api/numbertexts.h, measuretexts.h or QLocale. Whatever writes one as the C locale does
/// has to say so: plainNumber(), or QLocale::c().
class TestNumbers final : public QObject
{
    Q_OBJECT

private:
    /// Finds numbers that Qt writes as the C locale does without being asked to. Which arg() is
    /// called depends on the type of what it gets, which only the compiler knows; so the compiled
    /// sources are asked.
    static QStringList offences(const QString &symbols)
    {
        static const QRegularExpression silent(
            QStringLiteral("QString::(arg(_impl)?\\((double|(unsigned )?long "
                           "long)|number\\(|setNum\\(|asprintf\\()|"
                           "Q(Date|Time|DateTime)::toString\\("));
        QStringList found;
        for (const QString &line : symbols.split(u'\n')) {
            if (line.contains(silent))
                found << line.simplified();
        }
        return found;
    }

    static QStringList compiled()
    {
        QFile list(QStringLiteral(TOMATO_WINDOW_OBJECTS));
        return list.open(QIODevice::ReadOnly)
                   ? QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts)
                   : QStringList();
    }

    static QString nm(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral("nm"), QStringList{"-u", "-C"} + arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qWarning("%s", process.readAllStandardError().constData());
        return QString::fromUtf8(process.readAllStandardOutput());
    }

private slots:
    void whatTheWindowShowsIsWrittenAsTheLanguageDoes()
    {
        const QStringList objects = compiled();
        QVERIFY2(!objects.isEmpty(), TOMATO_WINDOW_OBJECTS);
        const QString symbols = nm(objects);
        if (!symbols.contains(QLatin1String("QString::")))
            QSKIP("The sources are compiled when they are linked");
        if (offences(symbols).isEmpty())
            return;
        // Finding the lines takes longer.
        const QStringList bad = offences(nm(QStringList(QStringLiteral("-l")) + objects));
        QFAIL(qPrintable(bad.join(u'\n')));
    }

    /// The standard library knows no other locale.
    void noNumberIsWrittenByTheStandardLibrary()
    {
        static const QRegularExpression call(
            QStringLiteral("\\bstd::(to_string|format|to_chars|put_time)\\("));
        // These files hold no text of the window.
        static const QStringList meant = {"ui/widgets/picturedecoder.cpp"};
        const QDir top(QStringLiteral(TOMATO_SOURCE));
        QStringList bad;
        int files = 0;
        for (const QString folder : {"ui", "plugins"}) {
            QDirIterator each(top.filePath(folder), {"*.h", "*.cpp"}, QDir::Files,
                              QDirIterator::Subdirectories);
            while (each.hasNext()) {
                QFile file(each.next());
                const QString name = top.relativeFilePath(file.fileName());
                QVERIFY(file.open(QIODevice::ReadOnly));
                ++files;
                if (!meant.contains(name) && QString::fromUtf8(file.readAll()).contains(call))
                    bad << name;
            }
        }
        QVERIFY2(files > 100, "the source tree was not found");
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    void offencesAreFound()
    {
        QCOMPARE(offences("  U QString::arg(double, int, char, int, QChar) const").size(), 1);
        QCOMPARE(offences("  U QString::arg_impl(long long, int, int, QChar) const").size(), 1);
        QCOMPARE(offences("  U QString::number(int, int)").size(), 1);
        QCOMPARE(offences("  U QDateTime::toString(QStringView, QCalendar) const").size(), 1);
        QCOMPARE(offences("  U QString::arg(QString const&, int, QChar) const").size(), 0);
        QCOMPARE(offences("  U QLocale::toString(long long) const").size(), 0);
    }
};

QTEST_APPLESS_MAIN(TestNumbers)
#include "tst_numbers.moc"
