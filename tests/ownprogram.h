// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

/// Returns what starts the test that runs now once more. Its file is no answer: other tests are in
/// it, too, and the name by which it was called says which one is meant.
inline QString ownProgram()
{
    return QCoreApplication::arguments().constFirst();
}
