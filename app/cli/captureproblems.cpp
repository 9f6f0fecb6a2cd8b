// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captureproblems.h"

#include "app/cli/output.h"

namespace tomato::cli {

Result<> checkCapture(const client::CaptureStatus &capture)
{
    const std::string name = capture.name.toStdString();
    if (capture.state == client::CaptureStatus::State::Failed)
        return failure("capturing failed: " + capture.reason.toStdString(), name);
    if (!capture.liveReason.isEmpty())
        return failure(
            "is recorded, but cannot be watched live: " + capture.liveReason.toStdString(), name);
    return {};
}

void sayCaptureProblems(const Session &session)
{
    for (const auto &[id, capture] : session.client().captures()) {
        if (const auto good = checkCapture(capture); !good)
            note(QString::fromStdString(good.error().text()));
    }
}

} // namespace tomato::cli
