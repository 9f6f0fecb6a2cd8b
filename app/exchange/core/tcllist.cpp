// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/core/tcllist.h"

namespace tomato::exchange {

namespace {

class TclParser
{
public:
    TclParser(QStringView text, int line) : m_text(text), m_line(line) {}

    Result<std::vector<TclWord>> parse();

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar take();
    Result<QString> readBraced();
    Result<QString> readQuoted();
    QString readBare();

    QStringView m_text;
    qsizetype m_at = 0;
    int m_line;
};

QChar TclParser::take()
{
    const QChar c = m_text[m_at++];
    if (c == QLatin1Char('\n'))
        ++m_line;
    return c;
}

Result<std::vector<TclWord>> TclParser::parse()
{
    std::vector<TclWord> words;
    while (!atEnd()) {
        const QChar c = m_text[m_at];
        if (c.isSpace()) {
            take();
            continue;
        }
        const int line = m_line;
        Result<QString> word = c == QLatin1Char('{')   ? readBraced()
                               : c == QLatin1Char('"') ? readQuoted()
                                                       : Result<QString>(readBare());
        if (!word)
            return passOn(word);
        words.push_back({*std::move(word), line, c == QLatin1Char('{')});
    }
    return words;
}

Result<QString> TclParser::readBraced()
{
    const int line = m_line;
    const qsizetype start = m_at + 1;
    int depth = 0;
    while (!atEnd()) {
        const QChar c = take();
        if (c == QLatin1Char('\\') && !atEnd())
            take();
        else if (c == QLatin1Char('{'))
            ++depth;
        else if (c == QLatin1Char('}') && --depth == 0)
            return m_text.sliced(start, m_at - 1 - start).toString();
    }
    return failure("a brace is not closed", "line " + std::to_string(line));
}

Result<QString> TclParser::readQuoted()
{
    const int line = m_line;
    take();
    QString word;
    while (!atEnd()) {
        QChar c = take();
        if (c == QLatin1Char('"'))
            return word;
        if (c == QLatin1Char('\\') && !atEnd())
            c = take();
        word += c;
    }
    return failure("a quotation mark is not closed", "line " + std::to_string(line));
}

QString TclParser::readBare()
{
    const qsizetype start = m_at;
    while (!atEnd() && !m_text[m_at].isSpace())
        take();
    return m_text.sliced(start, m_at - start).toString();
}

} // namespace

Result<std::vector<TclWord>> parseTclList(QStringView text, int line)
{
    return TclParser(text, line).parse();
}

} // namespace tomato::exchange
