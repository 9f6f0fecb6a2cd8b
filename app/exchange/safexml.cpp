// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/safexml.h"

#include "app/exchange/importreport.h"

namespace tomato::exchange {

SafeXml::SafeXml(const QByteArray &text) : m_xml(text)
{
    m_xml.setEntityExpansionLimit(0);
    // Looked for before anything is parsed; in other encodings the token below is met.
    if (const qsizetype at = text.indexOf("<!DOCTYPE"); at >= 0) {
        m_line = QByteArrayView(text).first(at).count('\n') + 1;
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
            if (++m_depth > MaximumDepth)
                fail("more than " + std::to_string(MaximumDepth) + " elements lie in each other");
            return !hasFailed();
        case QXmlStreamReader::EndElement:
            --m_depth;
            return false;
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            m_line = m_xml.lineNumber();
            fail("a document type or an entity is refused");
            return false;
        default:
            break;
        }
    }
    return false;
}

QString SafeXml::attribute(const char *name) const
{
    return m_attributes.value(QLatin1String(name)).toString();
}

QString SafeXml::text()
{
    QString text;
    for (int depth = 1; depth > 0 && !hasFailed() && !m_xml.atEnd();) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            ++depth;
            break;
        case QXmlStreamReader::EndElement:
            --depth;
            break;
        case QXmlStreamReader::Characters:
            if (depth == 1)
                text += m_xml.text();
            break;
        case QXmlStreamReader::EntityReference:
            fail("the entity " + quoted(m_xml.name().toString()) + " is not known");
            break;
        default:
            break;
        }
    }
    --m_depth;
    return text.trimmed();
}

void SafeXml::skip()
{
    (void)text();
}

} // namespace tomato::exchange
