// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/display/decorationdisplay.h"

#include "ui/canvas/scene/topologyscene.h"

namespace tomato::ui {

DecorationDisplay::DecorationDisplay(TopologyScene &scene,
                                     std::vector<plugins::CanvasDecorationProvider *> providers,
                                     QObject *parent)
    : QObject(parent), m_scene(scene), m_providers(std::move(providers))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(20);
    connect(&m_timer, &QTimer::timeout, this, &DecorationDisplay::refresh);
}

void DecorationDisplay::refreshSoon()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void DecorationDisplay::refresh()
{
    plugins::CanvasDecoration all;
    for (const plugins::CanvasDecorationProvider *provider : m_providers) {
        const plugins::CanvasDecoration each = provider->decoration();
        all.links.insert(all.links.end(), each.links.begin(), each.links.end());
        all.elements.insert(all.elements.end(), each.elements.begin(), each.elements.end());
    }
    m_scene.setMarks(std::move(all));
}

} // namespace tomato::ui
