// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::ui {

enum class ColourScheme
{
    Desktop,
    Light,
    Dark
};

/// From the settings.
ColourScheme chosenColourScheme();
/// Remembers it, and shows all windows in it at once.
void chooseColourScheme(ColourScheme scheme);
/// Shows all windows in the chosen colours; call once at the start.
void applyColourScheme();

} // namespace tomato::ui
