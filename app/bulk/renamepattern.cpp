// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bulk/renamepattern.h"

#include "app/bulk/namepattern.h"
#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/naturalkey.h"

#include <algorithm>
#include <map>
#include <set>

namespace tomato::bulk {

using topology::Topology;

/// The devices that a pattern may rename, r2 before r10.
static std::vector<ElementId> candidates(const Topology &topology,
                                         const std::vector<ElementId> &among)
{
    const std::set<ElementId> chosen(among.begin(), among.end());
    std::vector<ElementId> devices;
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface() && (chosen.empty() || chosen.contains(id)))
            devices.push_back(id);
    }
    std::ranges::stable_sort(devices, {}, [&topology](const ElementId &id) {
        return topology::naturalKey(topology.element(id)->name());
    });
    return devices;
}

/// Whether all names are some, and none is there twice afterwards.
static Result<> checkRenamings(const Topology &topology, const std::vector<Renaming> &renamings)
{
    std::map<ElementId, QString> after;
    for (const Renaming &each : renamings) {
        const std::string place = each.before.toStdString();
        if (each.after.trimmed().isEmpty())
            return failure("its new name would be empty", place);
        const auto checked =
            topology::checkElementAttributes({{topology::NameAttribute, each.after}}, place);
        if (!checked)
            return failure("its new name would be none: " + checked.error().message, place);
        after.emplace(each.element, each.after);
    }
    std::map<QString, QString> owners;
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface() && !after.contains(id))
            owners.emplace(element.name(), element.name());
    }
    for (const Renaming &each : renamings) {
        const auto [found, isFree] = owners.emplace(each.after, each.before);
        if (!isFree && found->second == each.after)
            return failure("another element has the name " + each.after.toStdString(),
                           each.before.toStdString());
        if (!isFree)
            return failure(found->second.toStdString() + " would be called " +
                               each.after.toStdString() + ", too",
                           each.before.toStdString());
    }
    return {};
}

Result<std::vector<Renaming>> findRenamings(const Topology &topology,
                                            const std::vector<ElementId> &among,
                                            const QString &pattern, const QString &replacement)
{
    const auto parsed = NamePattern::parse(pattern, "PATTERN");
    if (!parsed)
        return passOn(parsed);
    std::vector<Renaming> renamings;
    int number = 0;
    for (const ElementId &id : candidates(topology, among)) {
        const QString before = topology.element(id)->name();
        const auto captured = parsed->match(before);
        if (!captured)
            continue;
        QString after = filledIn(replacement, *captured, ++number).trimmed();
        if (after != before)
            renamings.push_back({id, before, std::move(after)});
    }
    if (number == 0)
        return failure("no element has a name like '" + pattern.left(60).toStdString() + "'",
                       "PATTERN");
    if (const auto checked = checkRenamings(topology, renamings); !checked)
        return passOn(checked);
    return renamings;
}

} // namespace tomato::bulk
