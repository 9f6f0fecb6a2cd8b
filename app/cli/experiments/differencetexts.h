// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bundle/runcomparison.h"

#include <QJsonArray>
#include <QStringList>

namespace tomato::cli {

/// For programs: kind and text of each.
QJsonArray differencesJson(const std::vector<bundle::Difference> &differences);

/// For people: a line for each, sorted as they are. Where there are many, three lines stand in
/// front at most, and then an empty one: the first of what may be the cause, the first of what came
/// out, and the first packet or count that is another, each with how many there are more; so that
/// what differs is seen at once, however many settings do.
QStringList differenceLines(const std::vector<bundle::Difference> &differences);

} // namespace tomato::cli
