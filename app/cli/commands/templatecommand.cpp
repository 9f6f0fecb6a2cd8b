// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/commands/earlierruncommands.h"
#include "app/cli/output.h"
#include "app/cli/outputfile.h"
#include "app/exchange/exportformat.h"
#include "app/exchange/importfile.h"
#include "app/parts/partplacement.h"
#include "app/parts/templatefolders.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/lookup.h"
#include "app/topology/nameprefix.h"
#include "app/topology/positionscale.h"
#include "app/topology/reach/outsidereach.h"

#include <QFileInfo>
#include <QJsonArray>

namespace tomato::cli {

using parts::Addresses;
using parts::ElementTemplate;
using topology::Topology;

namespace {

/// The most copies that are inserted at once.
constexpr int MaxCount = 1000;

QJsonArray outsideOf(const Topology &topology)
{
    QJsonArray texts;
    for (const topology::OutsideReach &each : topology::outsideReaches(topology))
        texts.append(each.text());
    return texts;
}

QJsonObject rowOf(const ElementTemplate &made)
{
    QJsonArray elements;
    for (const topology::Element *each : made.devices())
        elements.append(QJsonObject{{"name", each->name()}, {"type", each->type}});
    return {{"name", made.name},
            {"path", made.path},
            {"shipped", parts::isShippedTemplate(made.path)},
            {"elements", elements},
            {"connections", static_cast<qint64>(made.part.connections().size())},
            {"outside", outsideOf(made.part)}};
}

int listTemplates(const Arguments &arguments)
{
    const parts::FoundTemplates found = parts::findTemplates();
    const ExitCode code = found.damaged.empty() ? Done : Failed;
    if (arguments.has(QStringLiteral("--json"))) {
        QJsonArray rows;
        for (const ElementTemplate &each : found.good)
            rows.append(rowOf(each));
        QJsonArray damaged;
        for (const Error &each : found.damaged)
            damaged.append(QJsonObject{{"place", QString::fromStdString(each.place)},
                                       {"message", QString::fromStdString(each.message)}});
        printJson(QJsonObject{{"templates", rows}, {"damaged", damaged}});
        return code;
    }
    bool hasOwn = false;
    for (const ElementTemplate &each : found.good) {
        const auto devices = each.devices();
        const QString what = devices.size() == 1
                                 ? topology::namePrefix(devices.front()->kind())
                                 : counted(static_cast<qint64>(devices.size()), "element");
        const bool isShipped = parts::isShippedTemplate(each.path);
        hasOwn |= !isShipped;
        print(QStringLiteral("%1  %2  %3")
                  .arg(each.name, what,
                       isShipped ? QStringLiteral("(comes with the program)") : each.path));
    }
    for (const Error &each : found.damaged)
        (void)fail(each);
    if (!hasOwn && found.damaged.empty())
        note(QStringLiteral("There is no template of your own yet. Save one: tomato template save "
                            "FILE NAME ELEMENT"));
    return code;
}

/// Prints the attributes of an element or a connection that say something of it, a line each.
void printAttributes(const QJsonObject &attributes)
{
    for (auto each = attributes.begin(); each != attributes.end(); ++each) {
        if (each.key() == topology::PositionAttribute || each.key() == topology::NameAttribute)
            continue;
        const QString value = jsonText(QJsonArray{*each}); // which takes no bare text or number
        print(QStringLiteral("  %1: %2").arg(each.key(), value.mid(1, value.size() - 2)));
    }
}

int showTemplate(const Arguments &arguments)
{
    const auto made = parts::findTemplate(arguments.words().front());
    if (!made)
        return fail(made.error(), made.error().place.empty() ? NotFound : Failed);
    if (arguments.has(QStringLiteral("--json"))) {
        QJsonObject row = rowOf(*made);
        row.insert(QLatin1String("document"), topology::toTomato(made->part));
        printJson(row);
        return Done;
    }
    print(made->path);
    for (const topology::Element *device : made->devices()) {
        print(QStringLiteral("%1 (%2)").arg(device->name(), topology::namePrefix(device->kind())));
        printAttributes(device->attributes);
        for (const ElementId &each : made->part.interfaces(device->id)) {
            print(made->part.label(each));
            printAttributes(made->part.element(each)->attributes);
        }
    }
    for (const auto &[id, connection] : made->part.connections()) {
        print(made->part.label(id));
        printAttributes(connection.attributes);
    }
    const QJsonArray outside = outsideOf(made->part);
    for (const QJsonValue each : outside)
        print(QStringLiteral("its lab ") + each.toString());
    return Done;
}

int saveTemplate(const Arguments &arguments)
{
    const QStringList &words = arguments.words();
    if (const auto checked = parts::checkTemplateName(words[1]); !checked)
        return fail(Error{words[1].left(60).toStdString(), checked.error().message}, Misused);
    const auto file = exchange::importFile(words[0]);
    if (!file)
        return fail(file.error());
    const Topology &topology = file->imported.topology;
    std::vector<ElementId> elements;
    for (const QString &word : words.mid(2)) {
        const auto found = topology::findElement(topology, word);
        if (!found)
            return fail(found.error(), NotFound);
        elements.push_back(*found);
    }
    const Topology part = parts::templatePart(
        parts::copyPart(topology, topology::positionScale(topology), elements, {}),
        arguments.has(QStringLiteral("--addresses")) ? Addresses::Keep : Addresses::LeaveOut);
    const bool replaces = arguments.has(QStringLiteral("--force"));
    if (const QString path = parts::ownTemplatePath(words[1]); !replaces && QFileInfo::exists(path))
        return fail(Error{path.toStdString(), "is there already; --force replaces it"}, Misused);
    const auto path = parts::saveTemplate(part, words[1], replaces);
    if (!path)
        return fail(path.error());
    print(*path);
    return Done;
}

int copyTemplate(const Arguments &arguments)
{
    const QStringList &words = arguments.words();
    if (const auto checked = parts::checkTemplateName(words[1]); !checked)
        return fail(Error{words[1].left(60).toStdString(), checked.error().message}, Misused);
    const auto made = parts::findTemplate(words[0]);
    if (!made)
        return fail(made.error(), made.error().place.empty() ? NotFound : Failed);
    const auto path = parts::saveTemplate(made->part, words[1], false);
    if (!path)
        return fail(path.error());
    print(*path);
    return Done;
}

int deleteTemplate(const Arguments &arguments)
{
    const auto path = parts::findOwnTemplate(arguments.words().front());
    if (!path)
        return fail(path.error(), path.error().place.empty() ? NotFound : Failed);
    if (!mayRemove(arguments, *path))
        return Failed;
    if (const auto removed = parts::removeTemplate(*path); !removed)
        return fail(removed.error());
    print(QStringLiteral("%1: deleted").arg(*path));
    return Done;
}

/// What one copy of a template added.
struct Inserted
{
    QStringList names;
    /// What its elements would do outside of a lab.
    QJsonArray outside;
    std::vector<parts::LeftOut> leftOut;
};

/// Inserts a copy to the right of all that is there.
Result<Inserted> insertInto(Topology &topology, double scale, const Topology &part)
{
    auto copy = parts::copyFor(topology, part, Addresses::KeepUnused, parts::CopyNames::Numbered);
    if (!copy)
        return passOn(copy);
    const double partScale = topology::positionScale(part);
    const parts::PartPlace where{partScale, parts::besideAll(topology, scale, part, partScale),
                                 scale};
    if (const auto placed = parts::place(*copy, part, where); !placed)
        return passOn(placed);
    Inserted added;
    Topology alone;
    for (const topology::Element &each : copy->items.elements) {
        if (!each.isInterface())
            added.names << each.name();
        (void)alone.insert(each);
        if (const auto inserted = topology.insert(each); !inserted)
            return passOn(inserted);
    }
    for (const topology::Connection &each : copy->items.connections) {
        (void)alone.insert(each);
        if (const auto inserted = topology.insert(each); !inserted)
            return passOn(inserted);
    }
    added.outside = outsideOf(alone);
    added.leftOut = std::move(copy->leftOut);
    const auto drawn = parts::withAnnotations(
        topology.attributes().value(QLatin1String("_annotations")).toArray(), part, where);
    if (!drawn.isEmpty()) {
        const auto set = topology.setAttribute(QStringLiteral("_annotations"), drawn);
        if (!set)
            return passOn(set);
    }
    return added;
}

int insertTemplate(const Arguments &arguments)
{
    const QStringList &words = arguments.words();
    bool isNumber = true;
    const int count = arguments.value(QStringLiteral("--count")).value_or("1").toInt(&isNumber);
    if (!isNumber || count < 1 || count > MaxCount)
        return fail(Error{"--count", "is not from 1 to " + std::to_string(MaxCount)}, Misused);
    auto file = exchange::importFile(words[0]);
    if (!file)
        return fail(file.error());
    const auto output = arguments.value(QStringLiteral("-o"));
    if (!output && file->format != exchange::FileFormat::Tomato)
        return fail(Error{words[0].toStdString(), "is no file of ToMaTo: name another with -o"},
                    Misused);
    if (const auto known = output ? exchange::checkEnding(*output) : Result<>(); !known)
        return fail(known.error(), Misused);
    if (const auto may = output ? checkNotReplaced(*output, words[0], arguments) : Result<>(); !may)
        return fail(may.error(), Misused);
    const auto made = parts::findTemplate(words[1]);
    if (!made)
        return fail(made.error(), made.error().place.empty() ? NotFound : Failed);
    Topology &topology = file->imported.topology;
    const double scale = topology::positionScale(topology);
    QStringList names;
    QJsonArray outside;
    QJsonArray leftOut;
    for (int i = 0; i < count; ++i) {
        const auto inserted = insertInto(topology, scale, made->part);
        if (!inserted)
            return fail(inserted.error());
        names += inserted->names;
        for (const QJsonValue each : inserted->outside)
            outside.append(each);
        for (const parts::LeftOut &each : inserted->leftOut)
            leftOut.append(QJsonObject{{"element", topology.label(each.element)},
                                       {"attribute", each.key},
                                       {"value", each.value},
                                       {"message", QString::fromStdString(each.text())}});
    }
    if (const auto saved = exchange::exportFile(topology, output.value_or(words[0])); !saved)
        return fail(saved.error());
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(QJsonObject{{"inserted", QJsonArray::fromStringList(names)},
                              {"outside", outside},
                              {"left_out", leftOut}});
        return Done;
    }
    for (const QString &each : std::as_const(names))
        print(each);
    for (const QJsonValue each : std::as_const(outside))
        note(QStringLiteral("note: its lab ") + each.toString());
    for (const QJsonValue each : std::as_const(leftOut))
        note(QStringLiteral("note: %1: %2")
                 .arg(each["element"].toString(), each["message"].toString()));
    return Done;
}

} // namespace

std::vector<Command> templateCommands()
{
    return {{QStringLiteral("template list"),
             QStringLiteral("[--json]"),
             QStringLiteral("list the templates of elements, and say which files are damaged"),
             {{"--json", 0}},
             0,
             0,
             listTemplates},
            {QStringLiteral("template show"),
             QStringLiteral("TEMPLATE [--json]"),
             QStringLiteral("print what a template holds, and what it would do outside of a lab"),
             {{"--json", 0}},
             1,
             1,
             showTemplate},
            {QStringLiteral("template save"),
             QStringLiteral("FILE NAME ELEMENT... [--addresses] [--force]"),
             QStringLiteral("keep elements with their properties as a template"),
             {{"--addresses", 0}, {"--force", 0}},
             3,
             10'000,
             saveTemplate},
            {QStringLiteral("template copy"),
             QStringLiteral("TEMPLATE NAME"),
             QStringLiteral("keep a template as one of your own, with another name"),
             {},
             2,
             2,
             copyTemplate},
            {QStringLiteral("template delete"),
             QStringLiteral("TEMPLATE [--yes]"),
             QStringLiteral("delete a template of your own; what was made of it stays"),
             {{"--yes", 0}},
             1,
             1,
             deleteTemplate},
            {QStringLiteral("template insert"),
             QStringLiteral("FILE TEMPLATE [--count N] [-o OUT] [--force] [--json]"),
             QStringLiteral("insert a template into a topology"),
             {{"--count", 1}, {"-o", 1}, {"--force", 0}, {"--json", 0}},
             2,
             2,
             insertTemplate}};
}

} // namespace tomato::cli
