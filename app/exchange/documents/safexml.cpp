// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/safexml.h"

#include "app/exchange/documents/importreport.h"

namespace tomato::exchange {

SafeXml::SafeXml(const QString &text) : m_xml(text)
{
    m_xml.setEntityExpansionLimit(0);
    // A document type is refused before anything is parsed.
    if (const qsizetype at = text.indexOf(QLatin1String("<!DOCTYPE")); at >= 0) {
        m_line = QStringView(text).first(at).count(QLatin1Char('\n')) + 1;
        fail("a document type (<!DOCTYPE) is refused: it can hold entities");
    }
}

void SafeXml::fail(const std::string &message)
{
    if (!hasFailed()) {
        m_failed = true;
        m_error = {place(), message};
    }
}

Result<> SafeXml::result() const
{
    if (m_failed)
        return tl::make_unexpected(m_error);
    if (m_xml.hasError())
        return failure("not XML: " + m_xml.errorString().toStdString(),
                       "line " + std::to_string(m_xml.lineNumber()) + ", column " +
                           std::to_string(m_xml.columnNumber() + 1));
    return {};
}

bool SafeXml::nextChild()
{
    while (!hasFailed() && !m_xml.atEnd()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            m_line = m_xml.lineNumber();
            m_attributes = m_xml.attributes();
            if (++m_depth > MaxDepth)
                fail("more than " + std::to_string(MaxDepth) + " elements lie in each other");
            return !hasFailed();
        case QXmlStreamReader::EndElement:
            --m_depth;
            return false;
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            m_line = m_xml.lineNumber();
            fail("a document type or an entity is refused");
            return false;
        case QXmlStreamReader::Characters:
            m_characters += m_xml.text();
            break;
        default:
            break;
        }
    }
    return false;
}

void SafeXml::skip()
{
    while (nextChild())
        skip();
    m_characters.clear();
}

} // namespace tomato::exchange
