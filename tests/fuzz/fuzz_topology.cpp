// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/addressplan.h"
#include "app/topology/annotation.h"
#include "app/topology/attributes/attachment.h"
#include "app/topology/attributes/capturesettings.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/printable.h"
#include "app/topology/reach/outsidereach.h"
#include "tests/fuzz/fuzztarget.h"

#include <QJsonArray>

#include <algorithm>
#include <set>

using namespace tomato;

/// Whatever its lab would do outside of itself is told, in words that steer no terminal, and
/// nothing that is drawn is any other picture than a PNG or a JPEG.
static void checkHostility(const topology::Topology &topology)
{
    const auto reaches = topology::outsideReaches(topology);
    std::set<QString> keys;
    for (const topology::OutsideReach &reach : reaches) {
        fuzz::require(keys.insert(reach.key()).second, "a reach is told once");
        fuzz::require(!topology::hasSteering(reach.text()), "what is told steers no terminal");
    }
    const auto has = [&reaches](topology::OutsideReach::Kind kind) {
        return std::any_of(reaches.begin(), reaches.end(),
                           [kind](const auto &each) { return each.kind == kind; });
    };
    using Kind = topology::OutsideReach::Kind;
    if (!topology.attributes().value(QLatin1String("shared_folders")).toArray().isEmpty())
        fuzz::require(has(Kind::SharedFolder), "a shared folder is told");
    for (const auto &[id, element] : topology.elements()) {
        fuzz::require(!topology::hasSteering(element.name()), "a name steers no terminal");
        if (topology::reachesOutside(element))
            fuzz::require(has(Kind::Nat), "NAT is told");
        if (element.kind() == topology::ElementKind::Attach && topology::Attachment::of(element))
            fuzz::require(has(Kind::Attachment), "what is attached to is told");
    }
    for (const QJsonValue each :
         topology.attributes().value(QLatin1String("_annotations")).toArray()) {
        const auto drawn = topology::Annotation::read(each);
        fuzz::require(!drawn || drawn->picture.isEmpty() ||
                          !topology::Annotation::pictureFormat(drawn->picture).isEmpty(),
                      "a picture is a PNG or a JPEG");
    }
}

/// A file is refused with words, or read into a topology that survives being written and read.
int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray json = QByteArray::fromRawData(reinterpret_cast<const char *>(bytes),
                                                    static_cast<qsizetype>(size));
    auto read = topology::readTomato(json);
    if (!read) {
        fuzz::require(!read.error().message.empty(), "a refusal says why");
        return 0;
    }
    fuzz::isTaken = true;
    checkHostility(*read);
    for (const auto &[id, connection] : read->connections()) {
        fuzz::require(read->element(connection.ends[0]) && read->element(connection.ends[1]),
                      "both ends of a connection exist");
        const topology::CaptureSettings settings = topology::captureSettings(connection);
        fuzz::require(topology::modeFromText(topology::modeText(settings.mode)).has_value(),
                      "a capture has a mode");
        fuzz::require(!read->label(id).isEmpty(), "a connection has a label");
    }
    const auto again = topology::readTomato(topology::writeTomato(*read));
    fuzz::require(again.has_value(), "what was written can be read");
    fuzz::require(*again == *read, "what was written is what was read");
    // Only numbers of addresses that a person may have drawn; the plan's own tests go further.
    if (read->elements().size() > 200)
        return 0;
    for (const topology::AddressChange &change : topology::planAddresses(*read)) {
        fuzz::require(read->element(change.element) != nullptr, "addresses go to elements");
        fuzz::require(read->setAttribute(change.element, change.key, change.value).has_value(),
                      "a planned address can be set");
    }
    return 0;
}
