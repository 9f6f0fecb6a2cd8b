// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::engine {

/// `tomato-engine --check-topology`: reads a topology in ToMaTo's format on standard input, judges
/// it as a lab does that starts, and prints a JSON list of {"place", "message"}, one for each
/// reason why the lab or an element of it would not start on this machine. What reaches outside of
/// the lab counts as agreed.
int checkTopology(int &argc, char **argv);

} // namespace tomato::engine
