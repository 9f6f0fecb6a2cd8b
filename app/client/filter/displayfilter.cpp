// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/filter/displayfilter.h"

#include "app/client/filter/displayfields.h"
#include "app/client/filter/displayterm.h"

#include <QRegularExpression>

namespace tomato::client {

namespace {

/// Deeper ones are nobody's.
constexpr int MaxDepth = 50;
constexpr qsizetype MaxCharacters = 10'000;

/// A part of the filter that was made so far, and what it needs when something is put around it.
struct Made
{
    enum class Kind
    {
        Single,
        Relation,
        All,
        Any
    };
    QString text;
    Kind kind = Kind::Single;
    /// Whether behind it the places in the packet are others.
    bool isVlan = false;
};

class Parser final
{
public:
    explicit Parser(QStringList tokens) : m_tokens(std::move(tokens)) {}

    Result<QString> filter()
    {
        auto made = any();
        if (!made)
            return passOn(made);
        if (!now().isEmpty())
            return failure("is not expected here", now().toStdString());
        return made->text;
    }

private:
    QString now() const { return m_tokens.value(m_at); }
    bool accept(const QStringList &tokens)
    {
        const bool is = tokens.contains(now());
        m_at += is ? 1 : 0;
        return is;
    }

    static QString inside(const Made &made, Made::Kind around)
    {
        const bool isBare = made.kind == Made::Kind::Single || made.kind == Made::Kind::Relation ||
                            made.kind == around;
        return isBare ? made.text : QLatin1Char('(') + made.text + QLatin1Char(')');
    }

    static Result<Made> joined(const std::vector<Made> &parts, Made::Kind kind)
    {
        if (parts.size() == 1)
            return parts.front();
        QStringList front;
        QStringList texts;
        for (const Made &each : parts) {
            if (each.isVlan && kind == Made::Kind::Any)
                return failure(
                    "cannot stand beside 'or': behind it a capture filter reads at other "
                    "places",
                    each.text.toStdString());
            // The other texts are read behind the tag.
            (each.isVlan ? front : texts) << inside(each, kind);
        }
        return Made{
            (front + texts)
                .join(kind == Made::Kind::All ? QStringLiteral(" and ") : QStringLiteral(" or ")),
            kind, !front.isEmpty()};
    }

    Result<Made> any()
    {
        std::vector<Made> parts;
        do {
            auto part = all();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (accept({QStringLiteral("or"), QStringLiteral("||")}));
        return joined(parts, Made::Kind::Any);
    }

    Result<Made> all()
    {
        std::vector<Made> parts;
        do {
            auto part = single();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (accept({QStringLiteral("and"), QStringLiteral("&&")}));
        return joined(parts, Made::Kind::All);
    }

    Result<Made> single()
    {
        if (++m_depth > MaxDepth)
            return failure("is nested too deeply");
        auto made = unnested();
        --m_depth;
        return made;
    }

    Result<Made> unnested()
    {
        if (accept({QStringLiteral("not"), QStringLiteral("!")})) {
            auto made = single();
            if (!made)
                return made;
            if (made->isVlan)
                return failure("cannot stand behind 'not': behind it a capture filter reads at "
                               "other places",
                               made->text.toStdString());
            return Made{made->kind == Made::Kind::Single
                            ? QStringLiteral("not ") + made->text
                            : QStringLiteral("not (%1)").arg(made->text),
                        Made::Kind::Relation};
        }
        if (accept({QStringLiteral("(")})) {
            auto made = any();
            if (made && !accept({QStringLiteral(")")}))
                return failure("lacks a ')'");
            return made;
        }
        return term();
    }

    Result<Made> term()
    {
        DisplayTerm term;
        term.field = now();
        if (term.field.isEmpty())
            return failure("ends too early");
        ++m_at;
        if (DisplayTerm::isOperator(now())) {
            term.relation = now();
            ++m_at;
            if (term.relation == QLatin1String("in")) {
                if (auto read = readSet(term); !read)
                    return passOn(read);
            } else if (now().isEmpty()) {
                return failure("lacks a value", (term.field + ' ' + term.relation).toStdString());
            } else {
                term.values << now();
                ++m_at;
            }
        }
        const auto made = term.captureFilter();
        if (!made)
            return passOn(made);
        return Made{made->text,
                    made->isAny        ? Made::Kind::Any
                    : made->isAll      ? Made::Kind::All
                    : made->isRelation ? Made::Kind::Relation
                                       : Made::Kind::Single,
                    made->isVlan};
    }

    Result<> readSet(DisplayTerm &term)
    {
        if (!accept({QStringLiteral("{")}))
            return failure("lacks a '{'", (term.field + " in").toStdString());
        while (!accept({QStringLiteral("}")})) {
            if (now().isEmpty())
                return failure("lacks a '}'", (term.field + " in").toStdString());
            if (!accept({QStringLiteral(",")})) {
                term.values << now();
                ++m_at;
            }
        }
        return term.values.isEmpty() ? Result<>(failure("lacks a value", term.field.toStdString()))
                                     : Result<>();
    }

    QStringList m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
};

Result<QStringList> tokensOf(const QString &text)
{
    static const QRegularExpression token(QStringLiteral(
        R"(\s*(\|\||&&|===|!==|==|!=|~=|<=|>=|<|>|!|[(){},]|"(?:[^"\\]|\\.)*"|[^\s(){},!=<>&|~"]+|\S))"));
    QStringList tokens;
    qsizetype at = 0;
    const QString trimmed = text.trimmed();
    while (at < trimmed.size()) {
        const auto match = token.match(trimmed, at, QRegularExpression::NormalMatch,
                                       QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            return failure("cannot be read", trimmed.mid(at).toStdString());
        tokens << match.captured(1);
        at = match.capturedEnd();
    }
    return tokens;
}

} // namespace

Result<QString> captureFilterOf(const QString &displayFilter)
{
    if (displayFilter.size() > MaxCharacters)
        return failure("is longer than " + std::to_string(MaxCharacters) + " characters");
    const auto tokens = tokensOf(displayFilter);
    if (!tokens)
        return passOn(tokens);
    if (tokens->isEmpty())
        return QString();
    return Parser(*tokens).filter();
}

bool looksLikeDisplayFilter(const QString &text)
{
    static const QRegularExpression field(
        QStringLiteral(R"((^|[(!]|\b(and|or|not)\s)\s*[a-z_][a-z0-9_]*\.[a-z][a-z0-9_.]*|)"
                       R"(==|!=|&&|\|\||\bcontains\b|\bmatches\b)"));
    return field.match(text).hasMatch() || !usualFilter(text.trimmed()).isEmpty();
}

} // namespace tomato::client
