// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::engine {

/// `tomato-engine --check-filter`: compiles the expression on standard input and prints one JSON
/// object, {"ok": true} or {"ok": false, "message": libpcap's}. Ends by a signal when compiling
/// takes more than 250 ms of processor time.
int checkFilter();

} // namespace tomato::engine
