// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QKeySequence>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

class TestTranslations final : public QObject
{
    Q_OBJECT

    struct Entry
    {
        QString context;
        QString source;
        QString comment;
        QStringList translations;
    };

    static QList<Entry> entries(const QString &language)
    {
        QFile file(QStringLiteral(TOMATO_SOURCE "/translations/tomato_%1.ts").arg(language));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QXmlStreamReader xml(&file);
        QList<Entry> found;
        Entry entry;
        while (!xml.atEnd()) {
            if (!xml.readNextStartElement())
                continue;
            if (xml.name() == u"name") {
                entry.context = xml.readElementText();
            } else if (xml.name() == u"source") {
                entry.source = xml.readElementText();
                entry.comment.clear();
            } else if (xml.name() == u"comment") {
                entry.comment = xml.readElementText();
            } else if (xml.name() == u"translation") {
                // The forms of a plural are elements in it.
                entry.translations = xml.readElementText(QXmlStreamReader::IncludeChildElements)
                                         .trimmed()
                                         .split(QRegularExpression("\n {12}"));
                found << entry;
            }
        }
        return found;
    }

    static QStringList all(const QString &pattern, const QString &text)
    {
        QStringList found;
        auto matches = QRegularExpression(pattern).globalMatch(text);
        while (matches.hasNext())
            found << matches.next().captured();
        found.sort();
        return found;
    }

    static void languages()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << "de";
        QTest::newRow("Chinese") << "zh";
    }

private slots:
    void noTranslationIsUnfinished()
    {
        const QDir folder(QStringLiteral(TOMATO_SOURCE "/translations"));
        const QStringList files = folder.entryList({"*.ts"});
        QVERIFY(files.contains("tomato_de.ts"));
        QVERIFY(files.contains("tomato_zh.ts"));
        for (const QString &name : files) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("type=\"unfinished\""), qPrintable(name));
        }
    }

    void eachLanguageHasTheSameTexts()
    {
        const auto keys = [](const QString &language) {
            QStringList found;
            for (const Entry &each : entries(language))
                found << each.context + ": " + each.source + " (" + each.comment + ')';
            found.sort();
            return found;
        };
        QVERIFY(keys("de").size() > 1800);
        QCOMPARE(keys("zh"), keys("de"));
    }

    void whatStandsForSomethingIsKept_data() { languages(); }

    /// Arguments, tags, addresses of links, endings of files, and the line breaks.
    void whatStandsForSomethingIsKept()
    {
        QFETCH(QString, language);
        QStringList faults;
        for (const Entry &each : entries(language)) {
            for (const QString &text : each.translations) {
                for (const char *pattern :
                     {"%[LT]?[1-9n]", "</?\\w+[^>]*>", "\\*\\.[\\w.]+|\\(\\*\\)", "\n"}) {
                    QStringList found = all(pattern, text);
                    QStringList wanted = all(pattern, each.source);
                    found.removeDuplicates();
                    wanted.removeDuplicates();
                    // One of several forms of a plural may say its number in words.
                    if (found != wanted && each.translations.size() == 1)
                        faults << text + " for " + each.source;
                }
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void chineseKeepsTheLettersOfMnemonicsAndHasItsOwnMarks()
    {
        static const QRegularExpression mnemonic("&(?!&|\\w+;)(\\w)");
        static const QRegularExpression inBrackets("\\(&(\\w)\\)(…|：|$)");
        static const QRegularExpression halfMark("[\\x{4e00}-\\x{9fff}][,:;?!]|[，。：；？！] ");
        QStringList faults;
        for (const Entry &each : entries("zh")) {
            const QString &text = each.translations.first();
            const auto wanted = mnemonic.match(QString(each.source).remove("&&"));
            const QString found = inBrackets.match(text).captured(1);
            // A dialog's Save and Open are those of Qt's own Chinese, with letters.
            if (found != wanted.captured(1).toUpper() && each.context != "QPlatformTheme")
                faults << text + " for " + each.source;
            if (halfMark.match(text).hasMatch())
                faults << "marks of half the width in " + text;
            const bool isTitle = each.source.contains('&');
            if ((isTitle && each.source.endsWith("…") != text.endsWith("…")) ||
                each.source.endsWith(':') != text.endsWith("："))
                faults << text + " for " + each.source;
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void theWindowAndAPluginSpeakGerman()
    {
        QTranslator german;
        QVERIFY(german.load("tomato_de", TOMATO_BIN "/translations"));
        QCOMPARE(german.translate("tomato::ui::EditorMenus", "&File"), QString("&Datei"));
        QCOMPARE(german.translate("tomato::plugins::CaptureTab", "Packet Capturing"),
                 QString("Paketmitschnitt"));
    }

    void theWindowAndAPluginSpeakChinese()
    {
        QTranslator chinese;
        QVERIFY(chinese.load("tomato_zh", TOMATO_BIN "/translations"));
        QCOMPARE(chinese.translate("tomato::ui::EditorMenus", "&File"), QString("文件(&F)"));
        QCOMPARE(chinese.translate("tomato::plugins::CaptureTab", "Packet Capturing"),
                 QString("数据包捕获"));
    }

    void keysAreCalledWhatIsWrittenOnThem_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("keys");
        QTest::newRow("German") << "de"
                                << QStringList{"Strg+Umschalt+Entf", "Alt+Eingabe",
                                               "Strg+Umschalt+Auf"};
        QTest::newRow("Chinese") << "zh"
                                 << QStringList{"Ctrl+Shift+Del", "Alt+回车", "Ctrl+Shift+上"};
    }

    void keysAreCalledWhatIsWrittenOnThem()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, keys);
        QTranslator texts;
        QVERIFY(texts.load("tomato_" + language, TOMATO_BIN "/translations"));
        QCoreApplication::installTranslator(&texts);
        QStringList said;
        for (const QKeySequence &each : {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete),
                                         QKeySequence(Qt::ALT | Qt::Key_Return),
                                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Up)})
            said << each.toString(QKeySequence::NativeText);
        QCoreApplication::removeTranslator(&texts);
        QCOMPARE(said, keys);
    }

    void anEllipsisStandsApartInGerman()
    {
        QFile file(TOMATO_SOURCE "/translations/tomato_de.ts");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QRegularExpression clinging(QStringLiteral("\\S…</translation>"));
        QCOMPARE(clinging.match(QString::fromUtf8(file.readAll())).captured(), QString());
    }

    void pluralsAreRightInEachLanguage()
    {
        QTranslator english;
        QTranslator german;
        QTranslator chinese;
        QVERIFY(english.load("tomato_en", TOMATO_BIN "/translations"));
        QVERIFY(german.load("tomato_de", TOMATO_BIN "/translations"));
        QVERIFY(chinese.load("tomato_zh", TOMATO_BIN "/translations"));
        const auto moved = [](const QTranslator &translator, int count) {
            return translator.translate("tomato::document::Document", "Move %n element(s)", nullptr,
                                        count);
        };
        QCOMPARE(moved(english, 1), QString("Move %n element"));
        QCOMPARE(moved(english, 2), QString("Move %n elements"));
        QCOMPARE(moved(german, 2), QString("%n Elemente verschieben"));
        for (const int count : {1, 2})
            QCOMPARE(moved(chinese, count), QString("移动 %n 个网元"));
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
        QVERIFY(said("zh", "C.UTF-8").contains("带数据包捕获的网络实验室编辑器。"));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
