// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/shell.h"

#include <QDir>

/// Takes the pictures of the page on experiments: the timeline, a statement that did not hold, what
/// the runs of a sweep measured, and the figure of a published result.
void takeExperimentPictures(const Shell &shell, const QDir &folder);
