// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace tomato::ui {

/// A topology that comes with this program.
struct Example
{
    QString path;
    QString name;
    QString notes;
};

/// Looks beside the installed program, else in the source tree that it was built from.
std::vector<Example> findExamples();

} // namespace tomato::ui
