// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/wantedsight.h"

#include <algorithm>
#include <utility>

namespace tomato::ui {

static constexpr double MinZoom = 0.01;
static constexpr double MaxZoom = 4;
/// The space around the content, in the scene.
static constexpr double SightMargin = 40;

double WantedSight::limited(double zoom)
{
    return std::clamp(zoom, MinZoom, MaxZoom);
}

WantedSight::Sight WantedSight::all(const QRectF &content, const QSizeF &view, double largest)
{
    const QRectF wide = content.adjusted(-SightMargin, -SightMargin, SightMargin, SightMargin);
    const double fitting = std::min(view.width() / wide.width(), view.height() / wide.height());
    return {limited(std::min(fitting, largest)), wide.center()};
}

bool WantedSight::isWhole(const Sight &sight, const QRectF &content, const QSizeF &view)
{
    const QSizeF seen = view / sight.zoom;
    return QRectF(sight.centre - QPointF(seen.width(), seen.height()) / 2, seen).contains(content);
}

void WantedSight::wantAll()
{
    m_wantsAll = true;
    m_before.reset();
}

void WantedSight::choose()
{
    m_wantsAll = false;
    m_before.reset();
}

void WantedSight::remember(const Sight &before)
{
    if (!m_wantsAll && !m_before)
        m_before = before;
}

std::optional<WantedSight::Sight> WantedSight::in(const QSizeF &view, const QRectF &content)
{
    if (content.isEmpty() || view.isEmpty())
        return {};
    if (m_wantsAll)
        return all(content, view, 1);
    if (!m_before)
        return {};
    if (isWhole(*m_before, content, view))
        return std::exchange(m_before, {});
    return all(content, view, m_before->zoom);
}

} // namespace tomato::ui
