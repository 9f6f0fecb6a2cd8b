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

/// Those that the user namespace of the calling process, the fabric's, has for elements.
ElementIds elementIds();

} // namespace tomato::lab
