// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/parts/partcopy.h"
#include "app/topology/topology.h"

namespace tomato::parts {

/// The ending of a template's file, which is a topology file of ToMaTo like any other.
inline constexpr QLatin1String TemplateEnding(".tomato-template.json");
/// The largest template that is read, in bytes.
constexpr qsizetype MaxTemplateBytes = 1024 * 1024;
/// The longest name of a template, in bytes of UTF-8: file systems take 255 with the ending.
constexpr qsizetype MaxTemplateName = 200;

/// An element with its properties, or a few with the connections among them, that is kept in a file
/// to be inserted again and again.
struct ElementTemplate
{
    /// The file's name without its ending.
    QString name;
    QString path;
    topology::Topology part;

    /// The devices, sorted by name.
    std::vector<const topology::Element *> devices() const;
};

/// Returns what a template keeps of a part, which copyPart() returned: not ids, MAC addresses,
/// where elements were placed, whether they are locked, and host names that are their names; nor,
/// unless `addresses` keeps them, IP addresses, gateways and routes.
topology::Topology templatePart(const topology::Topology &part,
                                Addresses addresses = Addresses::LeaveOut);

/// Fails for a name that no template can have.
Result<> checkTemplateName(const QString &name);
/// Returns the name that the template in this file has.
QString templateName(const QString &path);

/// Reads what is in a template's file.
Result<topology::Topology> readTemplate(const QByteArray &content);
/// Reads a template within its limits. The error's place begins with the path.
Result<ElementTemplate> loadTemplate(const QString &path);

} // namespace tomato::parts
