// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "capture/tracing/journeyreader.h"

namespace tomato::cli {

/// What a reader of journeys reads, and what it is told of the lab.
struct JourneySources
{
    std::vector<capture::MergeSource> recordings;
    /// "h1:eth0 ⇄ r1:eth1" or the file's name, one for each.
    QStringList names;
    /// When the recordings ended; none of files.
    std::vector<Timestamp> ends;
    journeys::JourneyReader::Describe describe;
};

/// The recordings of the lab that the one word names, or the .pcap and .pcapng files that the words
/// name.
Result<JourneySources> openJourneySources(const QStringList &words);

/// A reader with the options --flow, --within and --lost-after.
Result<journeys::JourneyReader> openJourneyReader(const Arguments &arguments,
                                                  JourneySources &sources);

} // namespace tomato::cli
