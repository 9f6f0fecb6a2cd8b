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

/// From beside the installed program, else from the source tree it was built in.
std::vector<Example> findExamples();

} // namespace tomato::ui
