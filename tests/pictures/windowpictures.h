// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/shell.h"

#include <QDir>

/// Takes the pictures of the windows that the first pages show, from a lab in which a ping runs.
void takeWindowPictures(const Shell &shell, const QDir &folder);
