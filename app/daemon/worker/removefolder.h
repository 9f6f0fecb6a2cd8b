// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::engine {

/// `tomato-engine --remove-folder FOLDER`: removes what is left of a lab, as root of a fabric:
/// elements' other users own folders there that the lab's user may not empty. Errors go to standard
/// error.
int removeFolder(const char *folder);

} // namespace tomato::engine
