// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringList>

/// The texts that are written out in calls of our sources, with X in the place of each value.
class SourceTexts final
{
public:
    struct Text
    {
        /// "file.cpp: the text"
        QString place;
        QString call;
        QString said;
    };

    /// Returns the texts in these files and folders. Calls says by a function's name ("failure(")
    /// which of its arguments is the text, counted from 0.
    static QList<Text> in(const QStringList &places, const QMap<QString, int> &calls)
    {
        // Of two that begin alike, the longer one is looked for first.
        QStringList names;
        for (const QString &call : calls.keys())
            names.prepend(QRegularExpression::escape(call));
        const QRegularExpression start("\\b(" + names.join(u'|') + ')');
        QList<Text> texts;
        for (const QString &path : sourcesOf(places)) {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString source = QString::fromUtf8(file.readAll());
            for (auto each = start.globalMatch(source); each.hasNext();) {
                const auto match = each.next();
                const QString call = match.captured(1);
                const QStringList words = split(source.mid(match.capturedEnd()), u',');
                for (const QString &said : samples(words.value(calls.value(call))))
                    texts << Text{file.fileName() + ": " + said, call, said};
            }
        }
        return texts;
    }

private:
    static QStringList sourcesOf(const QStringList &places)
    {
        QStringList sources;
        for (const QString &place : places) {
            const QString path = QStringLiteral(TOMATO_SOURCE "/") + place;
            if (QFileInfo(path).isFile()) {
                sources << path;
                continue;
            }
            QDirIterator files(path, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext())
                sources << files.next();
        }
        return sources;
    }

    /// Returns what stands between these signs, outside of brackets and texts, up to a bracket that
    /// closes more than was opened.
    static QStringList split(const QString &source, QChar sign)
    {
        QStringList found(1);
        int depth = 0;
        bool isText = false;
        for (qsizetype at = 0; at < source.size(); ++at) {
            const QChar c = source[at];
            if (isText && c == u'\\') {
                found.last() += c;
                found.last() += source[++at];
                continue;
            }
            if (c == u'"')
                isText = !isText;
            else if (!isText && (c == u'(' || c == u'{' || c == u'['))
                ++depth;
            else if (!isText && (c == u')' || c == u'}' || c == u']') && --depth < 0)
                break;
            const bool isNamespace =
                c == u':' && (source.mid(at + 1, 1) == u":" || source.mid(at - 1, 1) == u":");
            if (c == sign && depth == 0 && !isText && !isNamespace)
                found << QString();
            else
                found.last() += c;
        }
        return found;
    }

    /// Returns both of what "condition ? one : other" may be.
    static QStringList choices(const QString &expression)
    {
        const QStringList asked = split(expression, u'?');
        if (asked.size() < 2)
            return {expression};
        QStringList found;
        const QStringList answers = split(expression.mid(asked.first().size() + 1), u':');
        for (const QString &answer : answers)
            found << choices(answer);
        return found;
    }

    /// Returns the messages that this expression makes; those without a text of their own are left
    /// out.
    static QStringList samples(const QString &expression)
    {
        static const QRegularExpression place("%[1-9]");
        QStringList found;
        for (const QString &choice : choices(expression)) {
            QStringList made(1);
            bool hasText = false;
            for (const QString &part : split(choice, u'+')) {
                QStringList longer;
                for (const QString &piece : pieces(part, hasText)) {
                    for (const QString &before : std::as_const(made))
                        longer << before + piece;
                }
                made = longer;
            }
            if (!hasText)
                continue;
            for (QString &each : made) {
                each.replace(place, "X");
                if (QString(each).remove(u'X').trimmed().size() > 0)
                    found << each;
            }
        }
        return found;
    }

    /// Returns the text that this is, or those to choose from in brackets, or X.
    static QStringList pieces(const QString &part, bool &hasText)
    {
        static const QRegularExpression literal("^\\s*(?:(?:QStringLiteral|std::string)\\()?((?:"
                                                "\\s*\"(?:[^\"\\\\]|\\\\.)*\")+)\\s*\\)?\\s*$");
        static const QRegularExpression piece("\"((?:[^\"\\\\]|\\\\.)*)\"");
        static const QRegularExpression choice("^\\s*\\((.*\\?.*)\\)\\s*$",
                                               QRegularExpression::DotMatchesEverythingOption);
        if (const auto match = choice.match(part); match.hasMatch()) {
            QStringList found;
            for (const QString &each : choices(match.captured(1)))
                found << pieces(each, hasText);
            return found;
        }
        const auto match = literal.match(part);
        if (!match.hasMatch())
            return {"X"};
        hasText = true;
        QString made;
        for (auto each = piece.globalMatch(match.captured(1)); each.hasNext();)
            made += each.next().captured(1).replace("\\\"", "\"").replace("\\\\", "\\");
        return {made};
    }
};
