// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/journeys/filter/journeyfilter.h"

#include <QCoreApplication>
#include <QString>

namespace tomato::plugins {

/// Names the flow, the end or the point to which the list of packets is narrowed, in the user's
/// language.
class OnlyText
{
    Q_DECLARE_TR_FUNCTIONS(OnlyText)

public:
    /// Returns an empty text when it is narrowed to none of them. Where the ledger of losses counts
    /// more than the packets that are listed, such as their pieces, it says so.
    static QString of(const journeys::TracedJourneys &found, const JourneyFilter &filter);

private:
    static QString counted(const journeys::TracedJourneys &found, const JourneyFilter &filter);
};

} // namespace tomato::plugins
