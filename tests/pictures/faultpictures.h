// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/shell.h"

#include <QDir>

/// Takes the pictures of the three faults that the page on journeys looks for, each from a lab of
/// two routers that has it.
void takeFaultPictures(const Shell &shell, const QDir &folder);
