// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// A widget that shows text may show a stranger's. The editor has labels, tooltips and messages
/// plain (ui/widgets/plaintexts.h); this finds the ways of Qt that this does not reach.
class TestPlainText final : public QObject
{
    Q_OBJECT

private:
    /// Finds calls that turn text into HTML by themselves or at will, but for those where it is
    /// meant: with text of our own, or with every stranger's text escaped.
    static QStringList offences(const QString &file, const QString &text)
    {
        static const QRegularExpression rich(
            QStringLiteral("Qt::(RichText|AutoText|MarkdownText)|\\bset(Html|Markdown)\\(|"
                           "\\b(insert|append|to)Html\\(|\\bQ(TextBrowser|TextDocument|StaticText|"
                           "ErrorMessage|WhatsThis)\\b|\\bQTextEdit\\b(?!::ExtraSelection)|"
                           "\\bsetWhatsThis\\(|QGraphicsTextItem"));
        static const QStringList meant = {
            "ui/widgets/plaintexts.cpp",
            "ui/widgets/plaintexts.h",          // makes plain
            "ui/help/helpwindows.cpp",          // a text of our own
            "ui/preferences/retranslation.cpp", // asks what a widget is
            "plugins/packet_capturing/filter/filteredit.cpp",
            // The details escape what they are given.
            "plugins/packet_capturing/journeys/pages/journeydetails.cpp",
            "plugins/packet_capturing/journeys/pages/journeydetails.h",
            "plugins/packet_capturing/journeys/texts/packetdifference.cpp",
            "plugins/packet_capturing/journeys/texts/packetdifference.h",
        };
        // The manual comes with the program.
        if (meant.contains(file) || file.startsWith(QLatin1String("ui/help/")))
            return {};
        QStringList found;
        auto matches = rich.globalMatch(text);
        while (matches.hasNext())
            found << file + QStringLiteral(": ") + matches.next().captured();
        return found;
    }

    /// Qt Charts takes names and titles for HTML.
    static QStringList chartOffences(const QString &file, const QString &text)
    {
        static const QRegularExpression name(
            QStringLiteral("(series|m_packets|m_bits|[cC]hart|[aA]xis)[^;\\n]*->set(Name|Title|"
                           "TitleText)\\(([^;]*)\\);"));
        if (!text.contains(QLatin1String("#include <QChart")))
            return {};
        const bool escapes = text.contains(QLatin1String(".toHtmlEscaped()"));
        QStringList found;
        auto matches = name.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            if (match.captured(3).contains(QLatin1String(".arg(")) && !escapes)
                found << file + QStringLiteral(": ") + match.captured();
        }
        return found;
    }

    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private slots:
    void nothingShowsRichTextUnlessItIsMeant()
    {
        const QDir top(QStringLiteral(TOMATO_SOURCE));
        QStringList bad;
        int files = 0;
        for (const QString folder : {"ui", "plugins"}) {
            QDirIterator each(top.filePath(folder), {"*.h", "*.cpp"}, QDir::Files,
                              QDirIterator::Subdirectories);
            while (each.hasNext()) {
                const QString path = each.next();
                const QString text = read(path);
                bad += offences(top.relativeFilePath(path), text);
                bad += chartOffences(top.relativeFilePath(path), text);
                ++files;
            }
        }
        QVERIFY2(files > 100, "the source tree was not found");
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
    }

    void theEditorMakesTextsPlain()
    {
        QVERIFY(read(QStringLiteral(TOMATO_SOURCE "/ui/editorwindows.h")).contains("PlainTexts "));
        QVERIFY(read(QStringLiteral(TOMATO_SOURCE "/app/tomatodesktop.cpp"))
                    .contains("EditorWindows "));
    }

    void offencesAreFound()
    {
        QCOMPARE(offences("ui/a.cpp", "label->setTextFormat(Qt::RichText);").size(), 1);
        QCOMPARE(offences("ui/a.cpp", "edit->setHtml(name);").size(), 1);
        QCOMPARE(offences("ui/a.cpp", "auto *edit = new QTextEdit(this);").size(), 1);
        QCOMPARE(offences("ui/a.cpp", "QList<QTextEdit::ExtraSelection> marks;").size(), 0);
        QCOMPARE(offences("ui/a.cpp", "label->setTextFormat(Qt::PlainText);").size(), 0);
        QCOMPARE(chartOffences("a.cpp", "#include <QChart>\nm_chart->setTitle(tr(\"%1\").arg(x));")
                     .size(),
                 1);
    }
};

QTEST_APPLESS_MAIN(TestPlainText)
#include "tst_plaintext.moc"
