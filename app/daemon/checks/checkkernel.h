// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::engine {

/// `tomato-engine --check-kernel`: tries out, in namespaces of its own, what labs use of the kernel
/// and of this machine's programs, and prints a JSON list of {"name", "purpose", "works", "reason",
/// "remedy"}.
int checkKernel();

} // namespace tomato::engine
