// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>
#include <QXmlStreamReader>

#include <utility>

namespace tomato::exchange {

/// Reads a stream of XML from strangers: it allows no document type and no entities other than
/// those of XML, and bounds the depth. Refused content ends the stream; result() says why and
/// where.
class SafeXml
{
public:
    explicit SafeXml(const QString &text);

    /// Goes to the next child element of the current one; false at its end, and when the stream
    /// ended.
    bool nextChild();
    /// The current element's name without its prefix.
    QString name() const { return m_xml.name().toString(); }
    QString qualifiedName() const { return m_xml.qualifiedName().toString(); }
    const QXmlStreamAttributes &attributes() const { return m_attributes; }
    /// Takes the text before the element that nextChild() reached.
    QString takeCharacters() { return std::exchange(m_characters, {}); }
    /// Goes behind the end of the current element.
    void skip();
    /// Returns "line 12", where the current element begins.
    std::string place() const { return "line " + std::to_string(m_line); }
    qint64 line() const { return m_line; }

    /// Ends the stream with this error; an earlier error stays.
    void fail(const std::string &message);
    bool hasFailed() const { return m_failed || m_xml.hasError(); }
    /// Fails when the stream was ended by an error.
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
