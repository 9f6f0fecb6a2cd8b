// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/display/connectionbadges.h"

#include "plugins/api/languagechange.h"
#include "ui/canvas/scene/topologyscene.h"

namespace tomato::ui {

ConnectionBadges::ConnectionBadges(TopologyScene &scene,
                                   std::vector<plugins::ConnectionOverlayProvider *> providers,
                                   QObject *parent)
    : QObject(parent), m_scene(scene), m_providers(std::move(providers))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(200);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionBadges::refresh);
    plugins::whenLanguageChanges(this, &ConnectionBadges::refreshSoon);
    refresh();
}

void ConnectionBadges::refreshSoon()
{
    if (!m_timer.isActive())
        m_timer.start();
}

static bool isSame(const plugins::ConnectionBadge *a,
                   const std::optional<plugins::ConnectionBadge> &b)
{
    if (!a || !b)
        return (a != nullptr) == b.has_value();
    return a->shape == b->shape && a->text == b->text && a->toolTip == b->toolTip &&
           a->active == b->active;
}

void ConnectionBadges::refresh()
{
    for (const auto &[id, connection] : m_scene.connections().all()) {
        std::optional<plugins::ConnectionBadge> badge;
        for (const plugins::ConnectionOverlayProvider *provider : m_providers) {
            if (!badge)
                badge = provider->badge(id);
        }
        if (!isSame(connection->badge(), badge))
            m_scene.setBadge(*connection, badge);
    }
}

} // namespace tomato::ui
