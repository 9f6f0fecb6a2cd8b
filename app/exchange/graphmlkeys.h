// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::exchange {

// These are the keys of GraphML that our writer and our reader share. Other programs use the key
// for labels, too.
inline constexpr char LabelKey[] = "label";
inline constexpr char KindKey[] = "kind";
inline constexpr char XKey[] = "x";
inline constexpr char YKey[] = "y";
/// This key holds all of ToMaTo's attributes, as JSON.
inline constexpr char AttributesKey[] = "tomato_attributes";

} // namespace tomato::exchange
