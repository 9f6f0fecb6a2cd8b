// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::engine {

/// What a process of an attached element still does with root's rights.
enum class KeptRights
{
    None,
    /// It changes interfaces: CAP_NET_ADMIN.
    Network
};

/// Gives up all other rights of this process for good: those of root, which becomes the user
/// nobody, and those that programs could give it. False, with errno, when that failed. Needs a
/// process of one thread.
bool giveUpRights(KeptRights kept);

} // namespace tomato::engine
