// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QXmlStreamReader>

namespace tomato::test {

/// Finds English in what a window says in another language: all texts of the program that are
/// others in that language.
class EnglishTexts final
{
public:
    explicit EnglishTexts(const QString &language)
    {
        const auto translated =
            read(QStringLiteral(TOMATO_SOURCE "/translations/tomato_%1.ts").arg(language));
        const auto plurals = read(QStringLiteral(TOMATO_SOURCE "/translations/tomato_en.ts"));
        for (auto each = translated.begin(); each != translated.end(); ++each) {
            const QStringList english = plurals.value(each.key(), {each.key().second});
            for (const QString &text : english) {
                if (!each->contains(text))
                    add(text);
            }
        }
        // A text that is the same in German elsewhere, such as "Filter", is not English; so with
        // others.
        for (const QStringList &texts : translated) {
            for (const QString &text : texts)
                m_whole.remove(plain(text));
        }
    }

    qsizetype count() const { return m_whole.size() + m_templates.size(); }

    /// Returns those of the lines, such as those of ShownTexts, that are English.
    QStringList in(const QStringList &shown) const
    {
        QStringList found;
        for (const QString &each : shown) {
            const QString text = each.mid(each.indexOf(QLatin1String(": ")) + 2);
            for (const QString &line : text.split(QLatin1Char('\n'))) {
                if (isEnglish(plain(line)))
                    found << each;
            }
        }
        return found;
    }

private:
    using Key = std::pair<QString, QString>;

    static QString plain(QString text) { return text.remove(QLatin1Char('&')).trimmed(); }

    bool isEnglish(const QString &line) const
    {
        if (m_whole.contains(line))
            return true;
        return std::any_of(
            m_templates.begin(), m_templates.end(),
            [&line](const QRegularExpression &each) { return each.match(line).hasMatch(); });
    }

    void add(const QString &text)
    {
        static const QRegularExpression place(QStringLiteral("%[LT]?[1-9n]"));
        static const QRegularExpression word(QStringLiteral("[a-z]{3}"));
        for (const QString &line : text.split(QLatin1Char('\n'))) {
            if (!line.contains(place)) {
                m_whole.insert(plain(line));
            } else if (QString rest = line; rest.remove(place).contains(word)) {
                QStringList parts = plain(line).split(place);
                for (QString &part : parts)
                    part = QRegularExpression::escape(part);
                m_templates << QRegularExpression(
                    QRegularExpression::anchoredPattern(parts.join(QStringLiteral(".*"))));
            }
        }
    }

    /// The keys are context and source; the values are the translation, or its plurals.
    static QHash<Key, QStringList> read(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QHash<Key, QStringList> texts;
        QXmlStreamReader xml(&file);
        Key key;
        while (!xml.atEnd()) {
            if (!xml.readNextStartElement())
                continue;
            if (xml.name() == QLatin1String("name"))
                key.first = xml.readElementText();
            else if (xml.name() == QLatin1String("source"))
                key.second = xml.readElementText();
            else if (xml.name() == QLatin1String("translation"))
                texts.insert(key, translations(xml));
        }
        return texts;
    }

    static QStringList translations(QXmlStreamReader &xml)
    {
        QStringList found;
        QString text;
        while (!(xml.readNext() == QXmlStreamReader::EndElement &&
                 xml.name() == QLatin1String("translation")) &&
               !xml.atEnd()) {
            if (xml.isStartElement())
                found << xml.readElementText();
            else
                text += xml.text();
        }
        return found.isEmpty() ? QStringList{text} : found;
    }

    QSet<QString> m_whole;
    QList<QRegularExpression> m_templates;
};

} // namespace tomato::test
