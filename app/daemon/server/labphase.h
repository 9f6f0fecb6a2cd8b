// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/statemachine.h"
#include "app/protocol/labstatus.h"

namespace tomato::engine {

/// The phase of a lab. Recovering is a start that no client requested, after the worker was lost.
enum class LabPhase
{
    Stopped,
    Starting,
    Recovering,
    Running,
    Stopping
};

/// A start that fails before there is a worker, or with its worker, goes back to Stopped at once.
/// A running lab that lost its worker recovers, or is given up when it lost one just before.
inline constexpr Transition<LabPhase> LabTransitions[] = {
    {LabPhase::Stopped, LabPhase::Starting},    {LabPhase::Starting, LabPhase::Running},
    {LabPhase::Starting, LabPhase::Stopping},   {LabPhase::Starting, LabPhase::Stopped},
    {LabPhase::Running, LabPhase::Stopping},    {LabPhase::Running, LabPhase::Recovering},
    {LabPhase::Running, LabPhase::Stopped},     {LabPhase::Recovering, LabPhase::Running},
    {LabPhase::Recovering, LabPhase::Stopping}, {LabPhase::Recovering, LabPhase::Stopped},
    {LabPhase::Stopping, LabPhase::Stopped},
};

/// Returns the state that clients see in this phase.
constexpr LabState labState(LabPhase phase)
{
    switch (phase) {
    case LabPhase::Starting:
    case LabPhase::Recovering:
        return LabState::Starting;
    case LabPhase::Running:
        return LabState::Running;
    case LabPhase::Stopping:
        return LabState::Stopping;
    case LabPhase::Stopped:
        break;
    }
    return LabState::Stopped;
}

} // namespace tomato::engine
