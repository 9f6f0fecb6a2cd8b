// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace tomato::bench {

/// Sends frames of this size through a packet socket for so long: `rate` a second, or as fast as it
/// goes when that is 0. Returns how many went.
std::uint64_t sendFrames(const FileDescriptor &socket, std::size_t bytes, double rate,
                         double seconds);

/// A packet socket at an interface of this thread's network. Throws when there is none.
FileDescriptor packetSocket(const std::string &interface);

/// Sends zeros to 10.0.0.2 over an unconnected TCP socket for so long. Returns how many bytes went.
std::uint64_t sendStream(const FileDescriptor &socket, double seconds);
/// Takes what one sender sends, until it ends.
void receiveStream(const FileDescriptor &listener);

} // namespace tomato::bench
