// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/shell.h"

#include <QDir>

/// A lab over machines that are made for it (HostBed), one of which is lost in the end. Has to be
/// called in a network of its own (enterOwnNetwork()).
void takeHostPictures(const Shell &shell, const QDir &folder);
