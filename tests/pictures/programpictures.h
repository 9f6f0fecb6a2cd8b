// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/shell.h"

#include <QDir>

/// An element whose root is an image made from nothing, with a command that runs in it.
void takeImagePicture(const Shell &shell, const QDir &folder);
/// Wireshark's own window, with the connections of a lab among its interfaces. Says so and takes
/// none where Wireshark, or what makes the picture, is missing.
void takeWiresharkPicture(const Shell &shell, const QDir &folder);
