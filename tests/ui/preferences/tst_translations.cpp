// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QKeySequence>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

class TestTranslations final : public QObject
{
    Q_OBJECT

private slots:
    void noTranslationIsUnfinished()
    {
        const QDir folder(QStringLiteral(TOMATO_SOURCE "/translations"));
        const QStringList files = folder.entryList({"*.ts"});
        QVERIFY(files.contains("tomato_de.ts"));
        for (const QString &name : files) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("type=\"unfinished\""), qPrintable(name));
        }
    }

    void theWindowAndAPluginSpeakGerman()
    {
        QTranslator german;
        QVERIFY(german.load("tomato_de", TOMATO_BIN "/translations"));
        QCOMPARE(german.translate("tomato::ui::EditorMenus", "&File"), QString("&Datei"));
        QCOMPARE(german.translate("tomato::plugins::CaptureTab", "Packet Capturing"),
                 QString("Paketmitschnitt"));
    }

    void keysAreCalledWhatIsWrittenOnThem()
    {
        QTranslator german;
        QVERIFY(german.load("tomato_de", TOMATO_BIN "/translations"));
        QCoreApplication::installTranslator(&german);
        const auto said = [](const QKeySequence &keys) {
            return keys.toString(QKeySequence::NativeText);
        };
        QCOMPARE(said(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete), QString("Strg+Umschalt+Entf"));
        QCOMPARE(said(Qt::ALT | Qt::Key_Return), QString("Alt+Eingabe"));
        QCOMPARE(said(Qt::CTRL | Qt::SHIFT | Qt::Key_Up), QString("Strg+Umschalt+Auf"));
        QCoreApplication::removeTranslator(&german);
    }

    void anEllipsisStandsApartInGerman()
    {
        QFile file(TOMATO_SOURCE "/translations/tomato_de.ts");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QRegularExpression clinging(QStringLiteral("\\S…</translation>"));
        QCOMPARE(clinging.match(QString::fromUtf8(file.readAll())).captured(), QString());
    }

    void pluralsAreRightInBothLanguages()
    {
        QTranslator english;
        QTranslator german;
        QVERIFY(english.load("tomato_en", TOMATO_BIN "/translations"));
        QVERIFY(german.load("tomato_de", TOMATO_BIN "/translations"));
        const auto moved = [](const QTranslator &translator, int count) {
            return translator.translate("tomato::document::Document", "Move %n element(s)", nullptr,
                                        count);
        };
        QCOMPARE(moved(english, 1), QString("Move %n element"));
        QCOMPARE(moved(english, 2), QString("Move %n elements"));
        QCOMPARE(moved(german, 2), QString("%n Elemente verschieben"));
    }

    void theChosenLanguageIsSpokenWhateverTheDesktopSpeaks()
    {
        const QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkdir("tomato-desktop"));
        const auto said = [&home](const char *language, const QString &desktop) {
            QFile settings(home.filePath("tomato-desktop/tomato-desktop.conf"));
            if (!settings.open(QIODevice::WriteOnly | QIODevice::Truncate))
                return QString();
            settings.write(QByteArray("[General]\nlanguage=") + language + '\n');
            settings.close();
            QProcess editor;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert("XDG_CONFIG_HOME", home.path());
            environment.insert("LC_ALL", desktop);
            editor.setProcessEnvironment(environment);
            editor.start(TOMATO_BIN "/tomato-desktop", {"--help"});
            editor.waitForFinished(60'000);
            return QString::fromUtf8(editor.readAllStandardOutput());
        };
        const QString german = "Ein Editor für Netzwerklabore mit Paketmitschnitt.";
        QVERIFY(said("de", "C.UTF-8").contains(german));
        QVERIFY(!said("", "C.UTF-8").contains(german));
        QVERIFY(!said("en", "de_DE.UTF-8").contains(german));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
