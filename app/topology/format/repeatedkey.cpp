// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/repeatedkey.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <deque>
#include <vector>

namespace tomato::topology {

namespace {

class KeySearch
{
public:
    explicit KeySearch(const QByteArray &text) : m_text(text) {}

    std::optional<RepeatedKey> search();

private:
    struct Key
    {
        QByteArrayView text;
        qsizetype offset;
    };

    void begin(char bracket) { m_open.push_back({bracket == '{', m_keys.size()}); }
    std::optional<RepeatedKey> end();
    /// Returns where the string ends that begins here.
    qsizetype readString(qsizetype at);

    struct Open
    {
        bool isObject;
        std::size_t firstKey;
    };

    const QByteArray &m_text;
    /// The open objects and arrays, the innermost last.
    std::vector<Open> m_open;
    std::vector<Key> m_keys;
    /// Keys that are written otherwise than they are.
    std::deque<QByteArray> m_unescaped;
    /// The last bracket, comma or colon.
    char m_before = 0;
};

std::optional<RepeatedKey> KeySearch::search()
{
    for (qsizetype at = 0; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (c == '"') {
            at = readString(at);
        } else if (c == '{' || c == '[') {
            begin(c);
        } else if (c == '}' || c == ']') {
            if (const auto found = end())
                return found;
        }
        if (QByteArrayView("{}[],:").contains(c))
            m_before = c;
    }
    return std::nullopt;
}

std::optional<RepeatedKey> KeySearch::end()
{
    const auto first = m_keys.begin() + static_cast<std::ptrdiff_t>(m_open.back().firstKey);
    std::sort(first, m_keys.end(), [](const Key &one, const Key &other) {
        return std::pair(one.text, one.offset) < std::pair(other.text, other.offset);
    });
    const auto twice =
        std::adjacent_find(first, m_keys.end(),
                           [](const Key &one, const Key &other) { return one.text == other.text; });
    if (twice != m_keys.end())
        return RepeatedKey{QString::fromUtf8(twice->text), std::next(twice)->offset};
    m_keys.erase(first, m_keys.end());
    m_open.pop_back();
    return std::nullopt;
}

qsizetype KeySearch::readString(qsizetype at)
{
    qsizetype end = at + 1;
    bool isEscaped = false;
    for (; m_text[end] != '"'; ++end) {
        if (m_text[end] == '\\') {
            isEscaped = true;
            ++end;
        }
    }
    const bool isKey =
        !m_open.empty() && m_open.back().isObject && (m_before == '{' || m_before == ',');
    if (!isKey)
        return end;
    QByteArrayView key = QByteArrayView(m_text).sliced(at + 1, end - at - 1);
    if (isEscaped) {
        const QByteArray list = '[' + m_text.sliced(at, end - at + 1) + ']';
        m_unescaped.push_back(QJsonDocument::fromJson(list).array().at(0).toString().toUtf8());
        key = m_unescaped.back();
    }
    m_keys.push_back({key, at});
    return end;
}

} // namespace

std::optional<RepeatedKey> repeatedKey(const QByteArray &text)
{
    return KeySearch(text).search();
}

} // namespace tomato::topology
