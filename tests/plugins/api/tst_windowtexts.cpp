// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/enginetexts.h"
#include "tests/architecture/sourcetexts.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace tomato::plugins;
using tomato::rpc::ErrorTexts;

/// What the parts without translations say is known to the window, which says it in other
/// languages.
class TestWindowTexts final : public QObject
{
    Q_OBJECT

    /// Returns those of these texts that the window does not know.
    static QStringList unknown(const QList<SourceTexts::Text> &texts)
    {
        const ErrorTexts known(windowTexts());
        QStringList found;
        for (const SourceTexts::Text &text : texts) {
            // Of archives, what has no text of its own is a member.
            if (!known.find(text.said) && !known.find("the member " + text.said))
                found << text.place;
        }
        return found;
    }

private slots:
    void errorsOfTheseFoldersAreKnown_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("least");
        QTest::newRow("files of other programs") << "app/exchange" << 120;
        QTest::newRow("much at once") << "app/bulk" << 15;
        QTest::newRow("the drawing") << "app/document" << 10;
        QTest::newRow("templates") << "app/parts" << 10;
        QTest::newRow("layouts") << "app/layout" << 4;
        QTest::newRow("bundles") << "app/bundle" << 8;
        QTest::newRow("what experiments say") << "app/experiment/plan" << 60;
        QTest::newRow("steps of experiments") << "app/experiment/steps" << 10;
        QTest::newRow("the timeline") << "plugins/experiments" << 5;
    }

    void errorsOfTheseFoldersAreKnown()
    {
        QFETCH(const QString, folder);
        QFETCH(const int, least);
        // These are a part of another text, or nobody is told them.
        const QSet<QString> others = {"X: export the project with the compression zip or none",
                                      "X: save it as UTF-8",
                                      "the member X X",
                                      "'X' X",
                                      "none",
                                      "comes with the program, and stays",
                                      "is not in your own folder of templates"};
        QList<SourceTexts::Text> texts = SourceTexts::in(
            {folder}, {{"failure(", 0}, {"Error{", 1}, {"refuse(", 0}, {"fail(", 0}});
        QVERIFY(texts.size() >= least);
        texts.removeIf([&](const auto &text) { return others.contains(text.said); });
        QCOMPARE(unknown(texts).join(u'\n'), QString());
    }

    void remarksAboutFilesAreKnown()
    {
        const QSet<QString> others = {
            "X X", "the Xs' graphics and the like are kept in the file and have no effect"};
        QList<SourceTexts::Text> texts = SourceTexts::in(
            {"app/exchange"},
            {{"m_report.add(", 0}, {"report.add(", 0}, {"report().add(", 0}, {"report(", 0}});
        QVERIFY(texts.size() > 100);
        texts.removeIf([&](const auto &text) { return others.contains(text.said); });
        QCOMPARE(unknown(texts).join(u'\n'), QString());
    }

    /// A value that the English text does not quote has its own quotation marks.
    void whatHasQuotationMarksGetsNoSecondOnes()
    {
        // Their values have none.
        const QSet<QString> bare = {"cannot %1: %2",
                                    "the project's %1 are kept in the file and have no effect"};
        QFile file(TOMATO_SOURCE "/translations/tomato_de.ts");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString context;
        QString source;
        QStringList doubled;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"name")
                context = xml.readElementText();
            else if (xml.name() == u"source")
                source = xml.readElementText();
            else if (xml.name() == u"translation" && context == "EngineText" &&
                     !source.contains(QRegularExpression("['\"]%[1-9]")) &&
                     xml.readElementText(QXmlStreamReader::IncludeChildElements)
                         .contains(QRegularExpression("„%[1-9]“")) &&
                     !bare.contains(source))
                doubled << source;
        }
        QCOMPARE(doubled.join(u'\n'), QString());
    }

    void noTextIsThereTwice()
    {
        QSet<QByteArray> texts;
        QStringList twice;
        for (const auto &each : windowTexts()) {
            if (texts.contains(each.text))
                twice << each.text;
            texts.insert(each.text);
        }
        QCOMPARE(twice.join(u'\n'), QString());
    }
};

QTEST_GUILESS_MAIN(TestWindowTexts)
#include "tst_windowtexts.moc"
