// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/elementtemplate.h"
#include "app/parts/partplacement.h"
#include "app/parts/templatefolders.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/positionscale.h"
#include "tests/fuzz/fuzztarget.h"

#include <QFileInfo>

#include <algorithm>
#include <set>

using namespace tomato;
using topology::Topology;

/// A name that a template may have leads nowhere but into the folder of templates.
static void checkName(const std::uint8_t *bytes, std::size_t size)
{
    const QString name =
        QString::fromUtf8(reinterpret_cast<const char *>(bytes),
                          static_cast<qsizetype>(std::min(size, std::size_t{300})));
    if (!parts::checkTemplateName(name))
        return;
    const QString path = parts::ownTemplatePath(name);
    fuzz::require(QFileInfo(path).path() == parts::userTemplateFolder(),
                  "a template has its folder");
    fuzz::require(parts::templateName(path) == name, "a template's name is that of its file");
}

/// What is kept holds nothing that belongs to one drawing alone, and keeping it again changes
/// nothing.
static Topology kept(const Topology &part)
{
    Topology made = parts::templatePart(part);
    for (const auto &[id, element] : made.elements()) {
        for (const QLatin1String key :
             {topology::MacAttribute, topology::PlacedAttribute, topology::LockedAttribute,
              topology::Ip4AddressAttribute, topology::Ip6AddressAttribute})
            fuzz::require(!element.attributes.contains(key), "what one drawing has alone goes");
    }
    fuzz::require(made.elements().size() == part.elements().size(), "each element is kept");
    const auto read = parts::readTemplate(topology::writeTomato(made));
    fuzz::require(read.has_value(), "what was saved can be read");
    fuzz::require(*read == made, "what was saved is what was read");
    return made;
}

/// Inserts the part as `tomato template insert` does.
static void insertInto(Topology &drawing, const Topology &part)
{
    auto copy =
        parts::copyFor(drawing, part, parts::Addresses::KeepUnused, parts::CopyNames::Numbered);
    if (!copy) {
        fuzz::require(!copy.error().message.empty(), "a refusal says why");
        return;
    }
    const double scale = topology::positionScale(drawing);
    const double partScale = topology::positionScale(part);
    const parts::PartPlace where{partScale, parts::besideAll(drawing, scale, part, partScale),
                                 scale};
    if (const auto placed = parts::place(*copy, part, where); !placed) {
        fuzz::require(!placed.error().message.empty(), "a refusal says why");
        return;
    }
    const std::size_t before = drawing.elements().size();
    for (const topology::Element &each : copy->items.elements)
        fuzz::require(drawing.insert(each).has_value(), "a copy of an element can be inserted");
    for (const topology::Connection &each : copy->items.connections)
        fuzz::require(drawing.insert(each).has_value(), "a copy of a connection can be inserted");
    fuzz::require(drawing.elements().size() == before + part.elements().size(),
                  "each element is inserted");
    (void)parts::withAnnotations({}, part, where);
}

static void checkAddresses(const Topology &drawing)
{
    std::set<QString> seen;
    for (const auto &[id, element] : drawing.elements()) {
        const QString mac = element.attributes.value(topology::MacAttribute).toString();
        fuzz::require(mac.isEmpty(), "no copy has a MAC address");
        const QString name = element.isInterface() ? QString() : element.name();
        fuzz::require(name.isEmpty() || seen.insert(name).second, "no two devices have one name");
    }
}

/// A template is refused with words, or can be kept again and inserted twice.
int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    checkName(bytes, size);
    const auto part = parts::readTemplate(QByteArray::fromRawData(
        reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size)));
    if (!part) {
        fuzz::require(!part.error().message.empty(), "a refusal says why");
        return 0;
    }
    fuzz::isTaken = true;
    if (part->elements().size() > 200)
        return 0; // no person draws that much at once
    Topology drawing;
    insertInto(drawing, *part);
    insertInto(drawing, kept(*part));
    checkAddresses(drawing);
    const auto again = topology::readTomato(topology::writeTomato(drawing));
    fuzz::require(again.has_value() && *again == drawing, "the drawing can be saved and read");
    return 0;
}
