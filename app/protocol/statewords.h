// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/states.h"
#include "app/protocol/words.h"

namespace tomato::protocol {

template <>
struct Words<LabState>
{
    static constexpr Word<LabState> all[] = {{LabState::Stopped, QLatin1String("stopped")},
                                             {LabState::Starting, QLatin1String("starting")},
                                             {LabState::Running, QLatin1String("running")},
                                             {LabState::Stopping, QLatin1String("stopping")}};
};

template <>
struct Words<ElementState>
{
    static constexpr Word<ElementState> all[] = {
        {ElementState::Stopped, QLatin1String("stopped")},
        {ElementState::Starting, QLatin1String("starting")},
        {ElementState::Running, QLatin1String("running")},
        {ElementState::Failed, QLatin1String("failed")}};
};

template <>
struct Words<CommandState>
{
    static constexpr Word<CommandState> all[] = {
        {CommandState::Waiting, QLatin1String("waiting")},
        {CommandState::Running, QLatin1String("running")},
        {CommandState::Ended, QLatin1String("ended")},
        {CommandState::Restarting, QLatin1String("restarting")}};
};

} // namespace tomato::protocol
