// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <utility>
#include <vector>

/// A topology that reaches outside of its lab in one way, and what else it may be changed to.
struct ReachingFile
{
    const char *name;
    /// Words of the question.
    QString words;
    QJsonObject document;
    /// Each asks for something else than the document does.
    std::vector<std::pair<const char *, QJsonObject>> changed;
};

namespace reaching {

inline QJsonObject element(const QString &id, const QString &type, const QString &parent,
                           QJsonObject attributes)
{
    attributes.insert("id", id);
    attributes.insert("type", type);
    attributes.insert("parent", parent.isEmpty() ? QJsonValue() : QJsonValue(parent));
    if (!attributes.contains("name"))
        attributes.insert("name", id);
    return attributes;
}

/// h1 and h2, joined by c1 with these attributes, and more elements; all of it in a topology with
/// these attributes.
inline QJsonObject document(const QJsonObject &attributes, const QJsonArray &more = {},
                            QJsonObject connection = {}, const QJsonObject &host = {})
{
    QJsonArray elements{element("h1", "container", {}, host),
                        element("h1e", "container_interface", "h1",
                                {{"name", "eth0"}, {"ip4address", "10.0.0.1/24"}}),
                        element("h2", "container", {}, {}),
                        element("h2e", "container_interface", "h2",
                                {{"name", "eth0"}, {"ip4address", "10.0.0.2/24"}})};
    for (const QJsonValue each : more)
        elements.append(each);
    connection.insert("id", "c1");
    connection.insert("elements", QJsonArray{"h1e", "h2e"});
    QJsonObject topology = attributes;
    topology.insert("name", "reaching");
    topology.insert("elements", elements);
    topology.insert("connections", QJsonArray{connection});
    return {{"file_information", QJsonObject{{"version", 4}}}, {"topology", topology}};
}

inline QJsonObject sharing(const QString &folder, const QString &command)
{
    return document({{"shared_folders", QJsonArray{folder}}}, {}, {},
                    {{"commands", QJsonArray{QJsonObject{{"run", command}}}}});
}

inline QJsonObject watched(const QString &address, const QString &allowed)
{
    return document({}, {},
                    {{"capturing", true},
                     {"capture_mode", "net"},
                     {"capture_live_address", address},
                     {"capture_live_allow", allowed},
                     {"capture_live_plain", true}});
}

inline QJsonObject attached(const QString &kind, const QString &name,
                            const QJsonObject &interface = {{"name", "eth7"},
                                                            {"ip4address", "192.0.2.1/24"}})
{
    return document({}, {element("a", "attach", {}, {{"attach", kind}, {"attach_name", name}}),
                         element("ae", "attach_interface", "a", interface)});
}

inline QJsonObject outside(bool isMachine)
{
    return document({}, {element("x", "external_network", {},
                                 {{"outside", "nat"}, {"outside_machine", isMachine}})});
}

inline QJsonObject playing(const QString &file)
{
    return document({}, {element("r", "replay", {}, {{"replay_file", file}})});
}

inline ReachingFile attachedBy(const char *kind, const QString &name, const QString &other)
{
    ReachingFile file{kind, QStringLiteral("joins 'a' with the "), attached(kind, name), {}};
    file.changed = {
        {"to another one", attached(kind, other)},
        {"to another kind",
         attached(QLatin1String(kind) == QLatin1String("netns") ? "container" : "netns", name)}};
    if (QLatin1String(kind) == QLatin1String("interface"))
        return file;
    file.changed.emplace_back(
        "by another interface",
        attached(kind, name, {{"name", "eth8"}, {"ip4address", "192.0.2.1/24"}}));
    file.changed.emplace_back(
        "with another address",
        attached(kind, name, {{"name", "eth7"}, {"ip4address", "192.0.2.1/1"}}));
    file.changed.emplace_back(
        "with another MAC address",
        attached(kind, name,
                 {{"name", "eth7"}, {"ip4address", "192.0.2.1/24"}, {"mac", "02:00:00:00:00:07"}}));
    file.changed.emplace_back(
        "with an IPv6 address, too",
        attached(
            kind, name,
            {{"name", "eth7"}, {"ip4address", "192.0.2.1/24"}, {"ip6address", "2001:db8::1/64"}}));
    return file;
}

} // namespace reaching

/// A file for each way; the folders are this test's own.
inline std::vector<ReachingFile> reachingFiles(const QString &folder, const QString &other)
{
    using namespace reaching;
    const QString play = folder + "/x.pcap";
    const auto image = [](const QString &path) { return document({}, {}, {}, {{"image", path}}); };
    return {{"a shared folder",
             "gives elements the folder '" + folder + "'",
             sharing(folder, "true"),
             {{"another folder", sharing(other, "true")}}},
            {"an image",
             "shows 'h1' what is in '" + folder + "'",
             image(folder),
             {{"another image", image(other)}}},
            {"viewers",
             "lets viewers from '192.0.2.0/24' watch captures live at '0.0.0.0'",
             watched("0.0.0.0", "192.0.2.0/24"),
             {{"of another network", watched("0.0.0.0", "0.0.0.0/0")},
              {"at another address", watched("::", "192.0.2.0/24")}}},
            attachedBy("interface", "nosuch0", "nosuch1"),
            attachedBy("container", "web", "database"),
            attachedBy("process", "4000001", "1"),
            attachedBy("netns", "vpn", "office"),
            {"NAT",
             "lets elements behind 'x' reach this machine's network",
             outside(false),
             {{"and this machine", outside(true)}}},
            {"a played file",
             "lets 'r' send what is in the file '" + play + "'",
             playing(play),
             {{"another file", playing("/etc/passwd")}}}};
}
