// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preferences/texttemplate.h"

#include <QHash>
#include <QRecursiveMutex>
#include <QSet>
#include <QTranslator>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace tomato::ui {

/// Speaks one language at a time, and remembers what it said: so a text that stands in a window can
/// be said in another language without the code that wrote it.
///
/// A text is known by its very characters in memory, which a widget shares with what tr() gave it;
/// what a user typed is never taken for one, be it the same word. From any thread.
class LiveTranslator final : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    /// Of several tables of a language the first counts that has the text.
    void add(const QString &language, std::unique_ptr<QTranslator> table);
    QStringList languages() const;
    void speak(const QString &language);
    QString language() const;

    /// The same in the language that is spoken now; nothing when it is in that already, or not
    /// one of ours.
    std::optional<QString> again(const QString &text) const;
    /// The same for a text that was put together of one of ours and arguments. It is known by its
    /// template, of which those count that make up most of it, or that `mayBeFrom` takes by their
    /// context: the class that called tr().
    std::optional<QString>
    againWithArguments(const QString &text,
                       const std::function<bool(const QByteArray &)> &mayBeFrom) const;

    /// The same for one of ours of several words, whoever wrote it: as a part of a longer text.
    std::optional<QString> phraseAgain(const QString &text) const;

    QString translate(const char *context, const char *sourceText,
                      const char *disambiguation = nullptr, int n = -1) const override;
    bool isEmpty() const override { return false; }

private:
    struct Phrase
    {
        QByteArray context;
        QByteArray source;
        QByteArray disambiguation;

        bool operator==(const Phrase &) const = default;
        friend size_t qHash(const Phrase &phrase, size_t seed = 0)
        {
            return qHashMulti(seed, phrase.context, phrase.source, phrase.disambiguation);
        }
    };
    struct Said
    {
        QString language;
        Phrase phrase;
    };
    struct SaidWithArguments
    {
        QString language;
        Phrase phrase;
        TextTemplate text;
    };

    QString say(const Phrase &phrase, int n) const;
    QString find(const QString &language, const Phrase &phrase, int n) const;
    void rememberTemplate(const Phrase &phrase, const QString &text) const;
    QString argumentAgain(const QString &argument) const;
    QString refilled(const SaidWithArguments &said, TextTemplate::Arguments arguments) const;

    mutable QRecursiveMutex m_mutex;
    std::map<QString, std::vector<std::unique_ptr<QTranslator>>> m_tables;
    QString m_language = QStringLiteral("en");
    /// What was said in each language; null: none of our texts.
    mutable QHash<QString, QHash<Phrase, QString>> m_texts;
    /// By the place of its characters, which m_texts keeps there.
    mutable QHash<const QChar *, Said> m_said;
    /// Those of several words, by what they say.
    mutable QHash<QString, Said> m_phrases;
    mutable std::vector<SaidWithArguments> m_templates;
    mutable QSet<QString> m_templateTexts;
};

} // namespace tomato::ui
