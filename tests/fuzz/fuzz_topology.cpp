// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/addressplan.h"
#include "app/topology/capturesettings.h"
#include "app/topology/tomatoformat.h"
#include "tests/fuzz/fuzztarget.h"

using namespace tomato;

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
