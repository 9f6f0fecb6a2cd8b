// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>
#include <QXmlStreamReader>

#include <utility>

namespace tomato::exchange {

/// A stream of XML from others: no document type, no entities of its own, bounded depth. Whatever
/// is refused ends the stream; result() says why and where.
class SafeXml
{
public:
    explicit SafeXml(const QString &text);

    /// The next child element of the current one; false at its end, and when the stream ended.
    bool nextChild();
    /// The current element's name without its prefix.
    QString name() const { return m_xml.name().toString(); }
    QString qualifiedName() const { return m_xml.qualifiedName().toString(); }
    const QXmlStreamAttributes &attributes() const { return m_attributes; }
    /// The text that stood before what nextChild() came to.
    QString takeCharacters() { return std::exchange(m_characters, {}); }
    /// Goes behind the current element.
    void skip();
    /// "line 12", of the current element's beginning.
    std::string place() const { return "line " + std::to_string(m_line); }
    qint64 line() const { return m_line; }

    /// Ends the stream; the first reason stays.
    void fail(const std::string &message);
    bool hasFailed() const { return m_failed || m_xml.hasError(); }
    /// Whether all went well so far.
    Result<> result() const;

private:
    static constexpr int MaxDepth = 100;

    QXmlStreamReader m_xml;
    QXmlStreamAttributes m_attributes;
    QString m_characters;
    qint64 m_line = 1;
    int m_depth = 0;
    bool m_failed = false;
    Error m_error;
};

} // namespace tomato::exchange
