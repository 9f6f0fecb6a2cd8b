// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

class TestNewTexts final : public QObject
{
    Q_OBJECT

    /// Returns each text of the file with its context and whether it has a translation.
    static QStringList texts(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QXmlStreamReader xml(&file);
        QStringList found;
        QString context;
        QString source;
        QString comment;
        while (!xml.atEnd()) {
            if (!xml.readNextStartElement())
                continue;
            if (xml.name() == u"name") {
                context = xml.readElementText();
            } else if (xml.name() == u"source") {
                source = xml.readElementText();
                comment.clear();
            } else if (xml.name() == u"comment") {
                comment = xml.readElementText();
            } else if (xml.name() == u"translation") {
                const QString state = xml.attributes().value("type").toString();
                found << context + ": " + source + " (" + comment + ") " + state;
            }
        }
        found.sort();
        return found;
    }

    static QString lupdate()
    {
        const QString own = QStandardPaths::findExecutable(
            "lupdate", {QLibraryInfo::path(QLibraryInfo::BinariesPath),
                        QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath)});
        return own.isEmpty() ? QStandardPaths::findExecutable("lupdate") : own;
    }

private slots:
    void eachTextOfTheSourcesIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("German") << "de" << QStringList();
        QTest::newRow("Chinese") << "zh" << QStringList();
        QTest::newRow("the plurals of English") << "en" << QStringList("-pluralonly");
    }

    /// What `lupdate` finds in the sources is what the file of the language has.
    void eachTextOfTheSourcesIsTranslated()
    {
        QFETCH(const QString, language);
        QFETCH(const QStringList, options);
        const QString program = lupdate();
        if (program.isEmpty())
            QSKIP("lupdate is not installed (qt6-l10n-tools)");
        const QTemporaryDir folder;
        const QString name = "tomato_" + language + ".ts";
        const QString own = QStringLiteral(TOMATO_SOURCE "/translations/") + name;
        const QString copy = folder.filePath(name);
        QVERIFY(QFile::copy(own, copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        QProcess run;
        run.setWorkingDirectory(TOMATO_SOURCE);
        run.setProcessChannelMode(QProcess::MergedChannels);
        run.start(program, QStringList{"-I", ".", "-locations", "none", "-no-obsolete"} + options +
                               QStringList{"ui", "plugins", "app", "-ts", copy});
        QVERIFY2(run.waitForFinished(600'000), qPrintable(run.errorString()));
        QVERIFY2(run.exitCode() == 0, run.readAll().constData());
        const QStringList before = texts(own);
        const QStringList now = texts(copy);
        QVERIFY(!before.isEmpty());
        const QSet<QString> had(before.begin(), before.end());
        const QSet<QString> has(now.begin(), now.end());
        const QSet<QString> added = has - had;
        const QSet<QString> gone = had - has;
        QCOMPARE(QStringList(added.begin(), added.end()).join(u'\n'), QString());
        QCOMPARE(QStringList(gone.begin(), gone.end()).join(u'\n'), QString());
        QCOMPARE(now.filter(QRegularExpression("unfinished$")).join(u'\n'), QString());
    }
};

QTEST_GUILESS_MAIN(TestNewTexts)
#include "tst_newtexts.moc"
