// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QTranslator>

namespace tomato::test {

/// Says each text of the program twice as long, with accents: as a language of long words would.
/// A text that is the same in all languages, such as a unit or a name, stays as it is.
class DoubledTexts final : public QTranslator
{
public:
    DoubledTexts()
    {
        m_isLoaded = m_german.load("tomato_de", TOMATO_BIN "/translations") &&
                     m_chinese.load("tomato_zh", TOMATO_BIN "/translations");
    }

    bool isLoaded() const { return m_isLoaded; }
    bool isEmpty() const override { return false; }

    QString translate(const char *context, const char *source, const char *disambiguation,
                      int n) const override
    {
        const QString text = QString::fromUtf8(source);
        const QString german = m_german.translate(context, source, disambiguation, n);
        const bool isOurs = !german.isNull();
        const bool isTranslated =
            german != text || m_chinese.translate(context, source, disambiguation, n) != text;
        // The names of keys are those of the keyboard.
        if (!isOurs || !isTranslated || QLatin1String(context) == QLatin1String("QShortcut"))
            return {};
        return doubled(text);
    }

    static QString doubled(const QString &text)
    {
        // The characters that follow the words stay at the end: dots, a colon, the endings of
        // files.
        static const QRegularExpression ending("(…|\\.|:| \\(\\*.*\\))$");
        static const QRegularExpression argument("%[LT]?[1-9n]");
        static const QRegularExpression tag("<[^>]*>|&\\w+;");
        const QString last = ending.match(text).captured();
        const QString words = text.chopped(last.size());
        QString more = words;
        more.remove(tag).remove(argument).remove(QLatin1Char('&'));
        return words + QLatin1Char(' ') + accented(more).simplified() + last;
    }

private:
    static QString accented(QString text)
    {
        static const QString plain = QStringLiteral("aeiouyAEIOUY");
        static const QString accents = QStringLiteral("åéîöüÿÅÉÎÖÜŸ");
        for (QChar &each : text) {
            if (const auto at = plain.indexOf(each); at >= 0)
                each = accents[at];
        }
        return text;
    }

    QTranslator m_german;
    QTranslator m_chinese;
    bool m_isLoaded = false;
};

} // namespace tomato::test
