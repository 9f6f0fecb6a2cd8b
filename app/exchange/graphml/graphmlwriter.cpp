// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/graphmlkeys.h"
#include "app/exchange/writers.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/positionscale.h"

#include <QJsonDocument>
#include <QXmlStreamWriter>

namespace tomato::exchange {

using topology::Element;
using topology::ElementKind;

namespace {

class GraphMlWriter
{
public:
    explicit GraphMlWriter(const topology::Topology &topology)
        : m_topology(topology), m_scale(topology::positionScale(topology)), m_xml(&m_text)
    {
    }

    Exported write();

private:
    void key(const char *name, const char *type, const char *what);
    void data(const char *key, const QString &value);
    void attributes(QJsonObject attributes, const QStringList &elsewhere);
    void writeDevice(const Element &device);
    void writeConnection(const topology::Connection &connection);
    /// Returns the text without characters that XML cannot hold; they are replaced and reported.
    QString clean(const QString &text);

    const topology::Topology &m_topology;
    double m_scale;
    Exported m_exported;
    QByteArray m_text;
    QXmlStreamWriter m_xml;
};

QString kindName(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Host:
        return QStringLiteral("host");
    case ElementKind::Switch:
        return QStringLiteral("switch");
    case ElementKind::Hub:
        return QStringLiteral("hub");
    case ElementKind::ExternalNetwork:
        return QStringLiteral("external_network");
    case ElementKind::Attach:
        return QStringLiteral("attach");
    case ElementKind::Router:
    case ElementKind::Interface:
    case ElementKind::Unknown:
        break;
    }
    return QStringLiteral("router");
}

QString GraphMlWriter::clean(const QString &text)
{
    QString cleaned;
    cleaned.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isPair =
            c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair) {
            cleaned += c;
            cleaned += text[++i];
        } else if (c.isSurrogate() || c.unicode() >= 0xfffe ||
                   (c.unicode() < 0x20 && c != '\n' && c != '\t')) {
            m_exported.report.add("characters that XML cannot hold were replaced");
            cleaned += QChar::ReplacementCharacter;
        } else {
            cleaned += c;
        }
    }
    return cleaned;
}

void GraphMlWriter::key(const char *name, const char *type, const char *what)
{
    m_xml.writeEmptyElement(QStringLiteral("key"));
    m_xml.writeAttribute(QStringLiteral("id"), QLatin1String(name));
    m_xml.writeAttribute(QStringLiteral("for"), QLatin1String(what));
    m_xml.writeAttribute(QStringLiteral("attr.name"), QLatin1String(name));
    m_xml.writeAttribute(QStringLiteral("attr.type"), QLatin1String(type));
}

void GraphMlWriter::data(const char *key, const QString &value)
{
    m_xml.writeStartElement(QStringLiteral("data"));
    m_xml.writeAttribute(QStringLiteral("key"), QLatin1String(key));
    m_xml.writeCharacters(clean(value));
    m_xml.writeEndElement();
}

void GraphMlWriter::attributes(QJsonObject attributes, const QStringList &elsewhere)
{
    for (const QString &each : elsewhere)
        attributes.remove(each);
    if (!attributes.isEmpty())
        data(AttributesKey,
             QString::fromUtf8(QJsonDocument(attributes).toJson(QJsonDocument::Compact)));
}

void GraphMlWriter::writeDevice(const Element &device)
{
    m_xml.writeStartElement(QStringLiteral("node"));
    m_xml.writeAttribute(QStringLiteral("id"), clean(QString::fromStdString(device.id.value)));
    data(LabelKey, device.name());
    data(KindKey, kindName(device.kind()));
    if (device.kind() == ElementKind::Unknown)
        m_exported.report.add("an element of the type " + quoted(device.type) + " became a router",
                              m_topology.label(device.id).toStdString(), device.id);
    const QPointF position = device.position() * m_scale;
    data(XKey, QString::number(position.x(), 'g', 12));
    data(YKey, QString::number(position.y(), 'g', 12));
    QJsonObject own = device.attributes;
    own.insert(QStringLiteral("type"), device.type);
    attributes(own, {QStringLiteral("name"), topology::PositionAttribute});
    for (const ElementId &id : m_topology.interfaces(device.id)) {
        const Element *interface = m_topology.element(id);
        m_xml.writeStartElement(QStringLiteral("port"));
        m_xml.writeAttribute(QStringLiteral("name"), clean(interface->name()));
        attributes(interface->attributes, {QStringLiteral("name")});
        m_xml.writeEndElement();
    }
    m_xml.writeEndElement();
}

void GraphMlWriter::writeConnection(const topology::Connection &connection)
{
    m_xml.writeStartElement(QStringLiteral("edge"));
    m_xml.writeAttribute(QStringLiteral("id"), clean(QString::fromStdString(connection.id.value)));
    const std::array<std::pair<const char *, const char *>, 2> names = {
        std::pair("source", "sourceport"), std::pair("target", "targetport")};
    // The directions of attributes begin at the end with the lower id.
    const bool isTurned = connection.ends[1] < connection.ends[0];
    for (std::size_t i = 0; i < 2; ++i) {
        const ElementId &id = connection.ends[isTurned ? 1 - i : i];
        const Element *end = m_topology.element(id);
        m_xml.writeAttribute(QLatin1String(names[i].first),
                             clean(QString::fromStdString(m_topology.deviceOf(id)->id.value)));
        if (end->isInterface())
            m_xml.writeAttribute(QLatin1String(names[i].second), clean(end->name()));
    }
    attributes(connection.attributes, {});
    m_xml.writeEndElement();
}

Exported GraphMlWriter::write()
{
    m_xml.setAutoFormatting(true);
    m_xml.setAutoFormattingIndent(2);
    m_xml.writeStartDocument();
    m_xml.writeStartElement(QStringLiteral("graphml"));
    m_xml.writeAttribute(QStringLiteral("xmlns"),
                         QStringLiteral("http://graphml.graphdrawing.org/xmlns"));
    key(LabelKey, "string", "all");
    key(KindKey, "string", "node");
    key(XKey, "double", "node");
    key(YKey, "double", "node");
    key(AttributesKey, "string", "all");
    m_xml.writeStartElement(QStringLiteral("graph"));
    m_xml.writeAttribute(QStringLiteral("edgedefault"), QStringLiteral("undirected"));
    if (!m_topology.name().isEmpty())
        data(LabelKey, m_topology.name());
    attributes(m_topology.attributes(), {});
    for (const auto &[id, element] : m_topology.elements()) {
        if (!element.isInterface())
            writeDevice(element);
    }
    for (const auto &[id, connection] : m_topology.connections())
        writeConnection(connection);
    m_xml.writeEndDocument();
    m_exported.text = m_text;
    return std::move(m_exported);
}

} // namespace

Exported writeGraphMl(const topology::Topology &topology)
{
    return GraphMlWriter(topology).write();
}

} // namespace tomato::exchange
