// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "capture/tracing/journeyreader.h"
#include "capture/tracing/linkrecordings.h"

namespace tomato::cli {

/// The recordings that a reader of journeys reads, and what it knows about the lab.
struct JourneySources
{
    /// There are no begins and no ends for files.
    journeys::LinkRecordings recordings;
    /// The names, one for each recording: "h1:eth0 ⇄ r1:eth1" or the file's name.
    QStringList names;
    journeys::JourneyReader::Describe describe;
};

/// Opens the recordings of the lab that a single word names, or the .pcap and .pcapng files that
/// the words name.
Result<JourneySources> openJourneySources(const QStringList &words);

/// Makes a reader with the options --flow, --within and --lost-after.
Result<journeys::JourneyReader> openJourneyReader(const Arguments &arguments,
                                                  JourneySources &sources);

} // namespace tomato::cli
