// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/appearance.h"

namespace tomato::ui {

static QColor mixed(const QColor &first, const QColor &second, double share)
{
    const auto part = [share](float a, float b) {
        return static_cast<float>(a * (1 - share) + b * share);
    };
    return QColor::fromRgbF(part(first.redF(), second.redF()),
                            part(first.greenF(), second.greenF()),
                            part(first.blueF(), second.blueF()));
}

Appearance Appearance::of(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    return {base,
            mixed(base, text, 0.12),
            text,
            mixed(base, text, 0.6),
            mixed(base, text, 0.5),
            QColor(0x2a, 0x8a, 0x57),
            palette.color(QPalette::Highlight),
            mixed(base, text, 0.04)};
}

QColor stateColor(RunState state)
{
    switch (state) {
    case RunState::Stopped:
        return {0x8a, 0x8f, 0x98};
    case RunState::Starting:
        return {0xd9, 0x8e, 0x04};
    case RunState::Running:
        return {0x2a, 0x9d, 0x5c};
    case RunState::Failed:
        return {0xd1, 0x3b, 0x3b};
    }
    return {};
}

} // namespace tomato::ui
