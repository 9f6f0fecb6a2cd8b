// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/guidedtour.h"

namespace tomato::ui {

class MainWindow;

/// Returns the steps from an empty canvas to the first packets: what to do, where, and when it is
/// done.
std::vector<GuidedTour::Step> firstCaptureTour(MainWindow &window);

} // namespace tomato::ui
