// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::ui {

enum class ColourScheme
{
    Desktop,
    Light,
    Dark
};

/// Reads the settings.
ColourScheme chosenColourScheme();
/// Stores the scheme, and applies it to all windows at once.
void chooseColourScheme(ColourScheme scheme);
/// Applies the stored scheme to all windows; call it once at the start.
void applyColourScheme();

} // namespace tomato::ui
