// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/states.h"
#include "app/protocol/fields/qtwords.h"

namespace tomato {

template <>
struct Words<LabState>
{
    static constexpr Word<LabState> All[] = {{LabState::Stopped, "stopped"},
                                             {LabState::Starting, "starting"},
                                             {LabState::Running, "running"},
                                             {LabState::Stopping, "stopping"}};
};

template <>
struct Words<ElementState>
{
    static constexpr Word<ElementState> All[] = {{ElementState::Stopped, "stopped"},
                                                 {ElementState::Starting, "starting"},
                                                 {ElementState::Running, "running"},
                                                 {ElementState::Failed, "failed"}};
};

template <>
struct Words<CommandState>
{
    static constexpr Word<CommandState> All[] = {{CommandState::Waiting, "waiting"},
                                                 {CommandState::Running, "running"},
                                                 {CommandState::Ended, "ended"},
                                                 {CommandState::Restarting, "restarting"}};
};

template <>
struct Words<CaptureState>
{
    static constexpr Word<CaptureState> All[] = {
        {CaptureState::Recording, "recording"}, {CaptureState::Armed, "armed"},
        {CaptureState::Waiting, "waiting"},     {CaptureState::Ended, "ended"},
        {CaptureState::Stopped, "stopped"},     {CaptureState::Failed, "failed"}};
};

} // namespace tomato
