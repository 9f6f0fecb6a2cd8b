// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/shell.h"

#include <QDir>

/// Takes the pictures of the page on experiments: the timeline, a statement that did not hold, and
/// what the runs of a sweep measured.
void takeExperimentPictures(const Shell &shell, const QDir &folder);

/// Performs the published examples and the notebooks, and draws a figure of each. Throws where one
/// does not hold.
void takePublishedFigures(const Shell &shell, const QDir &folder);
