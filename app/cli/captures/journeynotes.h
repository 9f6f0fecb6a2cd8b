// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/journeyreader.h"

#include <QStringList>

namespace tomato::cli {

/// Says which packets count once though several recordings have them, and of which recordings too
/// little was kept to be read; after all was read. The names are those of the sources.
void noteRecordings(const journeys::JourneyReader &reader, const QStringList &names);

} // namespace tomato::cli
