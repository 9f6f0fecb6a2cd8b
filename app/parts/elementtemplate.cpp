// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/elementtemplate.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/format/filetitle.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/format/wholefile.h"
#include "app/topology/naturalkey.h"
#include "app/topology/networkaddress.h"
#include "app/topology/printable.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <limits>

namespace tomato::parts {

using topology::Connection;
using topology::Element;
using topology::IpVersion;
using topology::NetworkAddress;
using topology::Topology;

/// Where the upper left corner of a template's part lies, in pixels: far enough from the origin
/// that positions are not taken for fractions of a picture.
static constexpr double Corner = 100;

static std::vector<const Element *> devicesOf(const Topology &part)
{
    std::vector<const Element *> devices;
    for (const auto &[id, element] : part.elements()) {
        if (!element.isInterface())
            devices.push_back(&element);
    }
    std::ranges::stable_sort(
        devices, {}, [](const Element *each) { return topology::naturalKey(each->name()); });
    return devices;
}

std::vector<const Element *> ElementTemplate::devices() const
{
    return devicesOf(part);
}

static QPointF cornerOf(const std::vector<const Element *> &devices)
{
    constexpr double Far = std::numeric_limits<double>::max();
    QPointF corner(Far, Far);
    for (const Element *each : devices)
        corner = {std::min(corner.x(), each->position().x()),
                  std::min(corner.y(), each->position().y())};
    return corner;
}

static QJsonObject moved(QJsonObject object, const QPointF &by)
{
    const QLatin1String x("x");
    const QLatin1String y("y");
    object.insert(x, object.value(x).toDouble() + by.x());
    object.insert(y, object.value(y).toDouble() + by.y());
    return object;
}

static void leaveOut(QJsonObject &attributes, Addresses addresses)
{
    for (const QLatin1String key : {topology::MacAttribute, QLatin1String("used_addresses"),
                                    topology::PlacedAttribute, topology::LockedAttribute})
        attributes.remove(key);
    if (addresses != Addresses::LeaveOut)
        return;
    for (const QLatin1String key :
         {topology::Ip4AddressAttribute, topology::Ip6AddressAttribute, topology::Gateway4Attribute,
          topology::Gateway6Attribute, topology::RoutesAttribute})
        attributes.remove(key);
}

Topology templatePart(const Topology &part, Addresses addresses)
{
    Topology made;
    int number = 0;
    const auto nextId = [&number] { return std::to_string(++number); };
    std::map<ElementId, ElementId> ids;
    const std::vector<const Element *> devices = devicesOf(part);
    const QPointF by = QPointF(Corner, Corner) - cornerOf(devices);
    for (const Element *device : devices) {
        Element copy = *device;
        copy.id = ids[device->id] = ElementId(nextId());
        leaveOut(copy.attributes, addresses);
        // Without it the element has its own name, which is another one.
        if (copy.attributes.value(topology::HostnameAttribute).toString() == copy.name())
            copy.attributes.remove(topology::HostnameAttribute);
        copy.attributes.insert(
            topology::PositionAttribute,
            moved(copy.attributes.value(topology::PositionAttribute).toObject(), by));
        (void)made.insert(std::move(copy));
        for (const ElementId &each : part.interfaces(device->id)) {
            Element interface = *part.element(each);
            interface.id = ids[each] = ElementId(nextId());
            interface.parent = ids.at(device->id);
            leaveOut(interface.attributes, addresses);
            (void)made.insert(std::move(interface));
        }
    }
    for (const auto &[id, connection] : part.connections()) {
        Connection copy = connection;
        copy.id = ConnectionId(nextId());
        copy.ends = {ids.at(connection.ends[0]), ids.at(connection.ends[1])};
        (void)made.insert(std::move(copy));
    }
    const QLatin1String annotations("_annotations");
    QJsonArray drawn;
    const QJsonArray all = part.attributes().value(annotations).toArray();
    for (const QJsonValue each : all)
        drawn.append(moved(each.toObject(), by));
    if (!drawn.isEmpty())
        made.setAttributes({{annotations, drawn}});
    return made;
}

Result<> checkTemplateName(const QString &name)
{
    if (name.trimmed().isEmpty())
        return failure("a name must not be empty");
    if (name.contains(u'/') || name.startsWith(u'.') || topology::hasSteering(name) ||
        !name.isValidUtf16())
        return failure("a template's name has no slash, no control character, and no dot first");
    if (name.toUtf8().size() > MaxTemplateName)
        return failure("is longer than " + std::to_string(MaxTemplateName) + " bytes");
    return {};
}

QString templateName(const QString &path)
{
    QString name = QFileInfo(path).fileName();
    if (name.endsWith(TemplateEnding))
        name.chop(TemplateEnding.size());
    else
        name = topology::fileTitle(path);
    return name;
}

/// Returns an error with its place where an address of the part is none.
static Result<> checkAddresses(const Topology &part, const QByteArray &content)
{
    const QJsonArray elements = QJsonDocument::fromJson(content)
                                    .object()
                                    .value(QLatin1String("topology"))
                                    .toObject()
                                    .value(QLatin1String("elements"))
                                    .toArray();
    const auto placeOf = [&](const ElementId &id) {
        for (qsizetype i = 0; i < elements.size(); ++i) {
            if (elements.at(i)[QLatin1String("id")].toString().toStdString() == id.value)
                return "topology.elements[" + std::to_string(i) + "]";
        }
        return part.label(id).toStdString();
    };
    for (const auto &[id, element] : part.elements()) {
        for (const auto &[key, version] :
             {std::pair(topology::Ip4AddressAttribute, IpVersion::V4),
              std::pair(topology::Ip6AddressAttribute, IpVersion::V6)}) {
            const QString text = element.attributes.value(key).toString().trimmed();
            if (text.isEmpty() || NetworkAddress::parse(text, version))
                continue;
            return failure(
                "'" + text.left(60).toStdString() + "'" +
                    (version == IpVersion::V4
                         ? " is no IPv4 address with a prefix length, such as 10.0.0.1/24"
                         : " is no IPv6 address with a prefix length, such as fd00::1/64"),
                placeOf(id) + "." + key.data());
        }
    }
    return {};
}

Result<Topology> readTemplate(const QByteArray &content)
{
    auto part = topology::readTomato(content);
    if (!part)
        return part;
    if (part->elements().empty())
        return failure("there is no element in it");
    if (const auto checked = checkAddresses(*part, content); !checked)
        return passOn(checked);
    return part;
}

Result<ElementTemplate> loadTemplate(const QString &path)
{
    const auto content = topology::readWholeFile(path, MaxTemplateBytes);
    if (!content)
        return passOn(content);
    auto part = readTemplate(*content);
    if (!part) {
        const std::string &place = part.error().place;
        return failure(part.error().message,
                       path.toStdString() + (place.empty() ? std::string() : ": " + place));
    }
    return ElementTemplate{templateName(path), path, *std::move(part)};
}

} // namespace tomato::parts
