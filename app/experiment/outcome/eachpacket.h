// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/formats/pcapngrecords.h"

#include <QString>

#include <functional>
#include <string>

namespace tomato::experiment {

/// Takes a packet, and the name of the interface that it was recorded at; an error ends the
/// reading.
using PacketReceiver = std::function<Result<>(const capture::PcapngRecords::Packet &packet,
                                              const std::string &interface)>;

/// Reads a pcapng file, and calls `receive` with each of its packets.
Result<> forEachPacket(const QString &path, const PacketReceiver &receive);

} // namespace tomato::experiment
