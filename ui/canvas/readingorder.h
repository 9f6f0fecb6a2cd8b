// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::ui {

class ElementItem;
class TopologyScene;

/// The element that is read after the one that is selected, or before it: elements are read from
/// the top to the bottom, in a row from the left to the right. The first or the last one when not
/// just one is selected; nullptr behind the last and before the first, and in an empty scene.
const ElementItem *nextInReadingOrder(const TopologyScene &scene, bool isForward);

} // namespace tomato::ui
