// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::ui {

class ElementItem;
class TopologyScene;

/// Returns the element after the selected one in reading order, or before it: elements are read
/// from the top to the bottom, and in a row from the left to the right. When not exactly one is
/// selected, returns the first or the last one. Returns nullptr behind the last and before the
/// first, and in an empty scene.
const ElementItem *nextInReadingOrder(const TopologyScene &scene, bool isForward);

} // namespace tomato::ui
