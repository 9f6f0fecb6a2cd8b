// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::engine {

/// `tomato-engine --fabric FD`: the worker of an engine that is at the other end of the socket FD.
/// Ends when the engine closes it.
int runFabric(int &argc, char **argv, int descriptor);

} // namespace tomato::engine
