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

/// Reads the key log of an element, whose programs may have put anything there: links are not
/// followed, a file that is not a regular one counts as empty, and only the last megabytes of a
/// long file are read. The result is empty when there is no file.
Result<std::string> readKeyLog(const std::filesystem::path &file);
/// Joins the key logs of several files, up to the size that a recording may hold.
Result<std::string> readKeyLogs(const std::vector<std::filesystem::path> &files);

} // namespace tomato::capture
