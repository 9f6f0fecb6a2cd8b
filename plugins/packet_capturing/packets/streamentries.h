// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/reader/packetplace.h"

#include <QString>

#include <functional>

class QMenu;

namespace tomato::plugins {

class PacketDecoder;

/// Adds "Follow ... Stream" for each stream that the packet belongs to, as soon as the decoder has
/// said which ones; until then, and where there is none, one grey entry. `follow` gets the protocol
/// and the display filter of the stream.
void addStreamEntries(
    QMenu &menu, PacketDecoder &decoder, const client::PacketPlace &packet,
    const std::function<void(const QString &protocol, const QString &filter)> &follow);

} // namespace tomato::plugins
