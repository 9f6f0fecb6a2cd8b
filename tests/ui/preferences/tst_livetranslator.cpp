// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/livetranslator.h"

#include "ui/preferences/texttemplate.h"

#include <QTest>

using namespace tomato::ui;

/// Has a translation of every text.
class Prefixed final : public QTranslator
{
public:
    explicit Prefixed(QString prefix) : m_prefix(std::move(prefix)) {}

    QString translate(const char *, const char *text, const char *, int) const override
    {
        return m_prefix + QString::fromUtf8(text);
    }
    bool isEmpty() const override { return false; }

private:
    QString m_prefix;
};

class TestLiveTranslator final : public QObject
{
    Q_OBJECT

    std::unique_ptr<LiveTranslator> m_translator;

    void load(const QString &language)
    {
        auto table = std::make_unique<QTranslator>();
        QVERIFY(table->load("tomato_" + language, TOMATO_BIN "/translations"));
        m_translator->add(language, std::move(table));
    }

    QString say(const char *context, const char *text, int n = -1)
    {
        return m_translator->translate(context, text, nullptr, n);
    }

    QString again(const QString &text) { return m_translator->again(text).value_or("nothing"); }
    QString filledAgain(const QString &text, const QByteArray &context = {})
    {
        return m_translator
            ->againWithArguments(
                text,
                [context](const QByteArray &from) { return context.isEmpty() || from == context; })
            .value_or("nothing");
    }

private slots:
    void init()
    {
        m_translator = std::make_unique<LiveTranslator>();
        load("de");
        load("en");
        load("zh");
    }

    void aTextIsSaidInAnotherLanguage()
    {
        const QString english = say("tomato::ui::EditorMenus", "&File");
        QCOMPARE(english, QString("&File"));
        QCOMPARE(again(english), QString("nothing"));
        m_translator->speak("de");
        const QString german = again(english);
        QCOMPARE(german, QString("&Datei"));
        QCOMPARE(again(german), QString("nothing"));
        m_translator->speak("en");
        QCOMPARE(again(german), QString("&File"));
    }

    void aTextIsSaidInChineseAndBack()
    {
        const QString english = say("tomato::ui::EditorMenus", "&File");
        m_translator->speak("zh");
        const QString chinese = again(english);
        QCOMPARE(chinese, QString("文件(&F)"));
        m_translator->speak("de");
        QCOMPARE(again(chinese), QString("&Datei"));
    }

    /// Chinese has no spaces between its words.
    void chinesePhrasesAndTemplatesAreRecognized()
    {
        m_translator->speak("zh");
        const QString phrase = say("tomato::ui::FileCommands", "The topology could not be saved");
        const char *const context = "tomato::document::Document";
        const QString step = say(context, "Move %n element(s)", 3);
        QCOMPARE(step, QString("移动 3 个网元"));
        const QString undo = say("tomato::ui::EditCommands", "&Undo: %1").arg(step);
        const QString renamed = say(context, "Rename %1 to %2").arg("router", "打开");
        m_translator->speak("en");
        // A copy, as texts are that were put together.
        QCOMPARE(
            m_translator->phraseAgain(QString(phrase.unicode(), phrase.size())).value_or("nothing"),
            QString("The topology could not be saved"));
        QCOMPARE(filledAgain(undo), QString("&Undo: Move 3 elements"));
        QCOMPARE(filledAgain(renamed), QString("Rename router to 打开"));
    }

    /// The translator's memory grows while the texts are translated.
    void manyTextsAreSaidInAnotherLanguage()
    {
        for (const char *language : {"x", "y"})
            m_translator->add(language, std::make_unique<Prefixed>(QString(language) + ' '));
        m_translator->speak("x");
        QStringList texts;
        for (int i = 0; i < 3000; ++i)
            texts << say("Many", QByteArray::number(i).constData());
        m_translator->speak("y");
        for (int i = 0; i < texts.size(); ++i)
            QCOMPARE(again(texts[i]), QStringLiteral("y %1").arg(i));
        m_translator->speak("x");
        for (const QString &text : texts)
            QCOMPARE(m_translator->phraseAgain(QString(text).replace('x', 'y')), text);
    }

    void theSameWordOfAUserIsLeftAlone()
    {
        QCOMPARE(say("tomato::ui::MainWindow", "Properties"), QString("Properties"));
        m_translator->speak("de");
        QCOMPARE(again("Properties"), QString("nothing"));
        QCOMPARE(again(QString()), QString("nothing"));
    }

    void aTextWithArgumentsKeepsThem()
    {
        const QString text =
            say("tomato::document::Document", "Rename %1 to %2").arg("router", "Open");
        m_translator->speak("de");
        QCOMPARE(filledAgain(text), QString("router in Open umbenennen"));
        m_translator->speak("en");
        QCOMPARE(filledAgain("router in Open umbenennen"), text);
    }

    void aTemplateCountsOnlyWhereItMayBeFrom()
    {
        const QString text =
            say("tomato::document::Document", "Delete %1").arg("a name of some length");
        m_translator->speak("de");
        QCOMPARE(filledAgain(text, "tomato::ui::FindBar"), QString("nothing"));
        QCOMPARE(filledAgain(text, "tomato::document::Document"),
                 QString("a name of some length löschen"));
    }

    void aNumberChoosesItsPlural()
    {
        const char *const context = "tomato::document::Document";
        const QString one = say(context, "Move %n element(s)", 1);
        const QString many = say(context, "Move %n element(s)", 12);
        QCOMPARE(one, QString("Move 1 element"));
        QCOMPARE(many, QString("Move 12 elements"));
        m_translator->speak("de");
        QCOMPARE(filledAgain(one), QString("1 Element verschieben"));
        QCOMPARE(filledAgain(many), QString("12 Elemente verschieben"));
    }

    void aNumberIsWrittenAsTheNewLanguageDoes()
    {
        const QLocale english(QLocale::English, QLocale::UnitedKingdom);
        const char *const context = "tomato::document::Document";
        QLocale::setDefault(english);
        const QString many = say(context, "Move %n element(s)", 1234);
        QCOMPARE(many, QString("Move 1,234 elements"));
        const QString sizes = say(context, "Rename %1 to %2").arg("1,234.5 MB", "10.0.0.1");
        const QString names = say(context, "Rename %1 to %2").arg("50000", "1.2.3");
        m_translator->speak("de");
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(filledAgain(many), QString("1.234 Elemente verschieben"));
        QCOMPARE(filledAgain(sizes), QString("1.234,5 MB in 10.0.0.1 umbenennen"));
        QCOMPARE(filledAgain(names), QString("50000 in 1.2.3 umbenennen"));
        m_translator->speak("en");
        QLocale::setDefault(english);
        QCOMPARE(filledAgain("1.234,5 MB in 10.0.0.1 umbenennen"), sizes);
        QLocale::setDefault(QLocale::c());
    }

    void anArgumentThatIsAPhraseIsSaidAnewToo()
    {
        const QString step = say("tomato::document::Document", "Move %n element(s)", 3);
        const QString text = say("tomato::ui::EditCommands", "&Undo: %1").arg(step);
        m_translator->speak("de");
        QVERIFY(filledAgain(text).endsWith("3 Elemente verschieben"));
    }

    /// A file's path, a place in it and the reason stand in one message.
    void aReasonBehindPlacesIsSaidAnewToo()
    {
        const auto message = [this](const char *reason) {
            const QString place = say("EngineText", "byte %1, line %2, column %3: %4")
                                      .arg("297", "17", "24", say("EngineText", reason));
            return say("tomato::ui::TemplateCommands", "A template was left out: %1")
                .arg("/home/t x/a.json: " + place);
        };
        const auto brief = [this] {
            return say("tomato::ui::TemplateCommands", "A template was left out: %1")
                .arg("/home/t x/a.json: " + say("EngineText", "there is no element in it"));
        };
        const QString english = message("the text is empty");
        const QString other = brief();
        m_translator->speak("de");
        const QString german = message("the text is empty");
        QVERIFY2(german.contains("Byte 297, Zeile 17, Spalte 24: der Text ist leer"),
                 qPrintable(german));
        QCOMPARE(filledAgain(english), german);
        QCOMPARE(filledAgain(other), brief());
        m_translator->speak("zh");
        const QString chinese = message("the text is empty");
        QVERIFY2(chinese.contains("第 297 字节（第 17 行，第 24 列）："), qPrintable(chinese));
        QCOMPARE(filledAgain(german), chinese);
        m_translator->speak("en");
        QCOMPARE(filledAgain(chinese), english);
    }

    void whatIsInNoTableIsNotOurs()
    {
        QVERIFY(say("nobody", "No such text").isNull());
        m_translator->speak("de");
        QVERIFY(say("nobody", "No such text").isNull());
    }

    void aTemplateFindsItsArguments()
    {
        const TextTemplate text("%1 of %2 in %Ln steps");
        QVERIFY(text.isTelling());
        const auto found = text.argumentsIn("a of b of c in 12 steps");
        QVERIFY(found.has_value());
        QCOMPARE(found->value('1'), QString("a"));
        QCOMPARE(found->value('2'), QString("b of c"));
        QCOMPARE(found->value('n'), QString("12"));
        QVERIFY(!text.argumentsIn("a of b in some steps"));
        QVERIFY(!text.argumentsIn("of in"));
        QCOMPARE(TextTemplate("%2 – %1").filled({{'1', "a"}, {'2', "%1"}}), QString("%1 – a"));
    }

    void aTemplateOfFewLettersKnowsNothing()
    {
        QVERIFY(!TextTemplate("%1 s: %2").isTelling());
        QVERIFY(!TextTemplate("Open").isTelling());
    }

    void aShortTemplateIsNotFoundInASentence()
    {
        const TextTemplate text("%1 of %2");
        QVERIFY(text.argumentsIn("1.2 MB of 50.0 MB"));
        QVERIFY(!text.argumentsIn("No part of it needs that but attaching interfaces"));
        QVERIFY(TextTemplate("%1; 0: never").argumentsIn("Ends after these seconds; 0: never"));
        QVERIFY(TextTemplate("%1 failed: %2").argumentsIn("a failed: a sentence of some words"));
    }

    void anArgumentThatStandsTwiceIsTheSameTwice()
    {
        const TextTemplate text("from %1 back to %1");
        QVERIFY(text.argumentsIn("from a back to a"));
        QVERIFY(!text.argumentsIn("from a back to b"));
    }
};

QTEST_GUILESS_MAIN(TestLiveTranslator)
#include "tst_livetranslator.moc"
