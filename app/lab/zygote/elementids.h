// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::lab {

/// The users that an element has, as the fabric numbers them; groups likewise. The first of them is
/// the element's root.
struct ElementIds
{
    unsigned first = 0;
    unsigned count = 1;
};

/// Returns the ids for elements in the user namespace of the calling process, which is the
/// fabric's: it has entered it before it asks for the first time.
ElementIds elementIds();

} // namespace tomato::lab
