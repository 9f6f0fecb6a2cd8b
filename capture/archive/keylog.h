// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tomato::capture {

/// The lines of a text that are secrets of TLS or QUIC connections, as programs write them to the
/// file that SSLKEYLOGFILE names (draft-ietf-tls-keylogfile), each once. Anything else is left out.
std::string keyLogLines(std::string_view text);

/// The same for the file of an element, whose programs may have put anything there: no link is
/// followed, what is no ordinary file counts as empty, and of a long file the last megabytes count.
/// Empty when there is none.
Result<std::string> readKeyLog(const std::filesystem::path &file);
/// Of several files, as much as a recording has room for.
Result<std::string> readKeyLogs(const std::vector<std::filesystem::path> &files);

} // namespace tomato::capture
