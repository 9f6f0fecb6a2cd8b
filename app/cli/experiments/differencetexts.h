// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bundle/runcomparison.h"

#include <QJsonArray>

namespace tomato::cli {

/// For programs: kind and text of each.
QJsonArray differencesJson(const std::vector<bundle::Difference> &differences);

} // namespace tomato::cli
