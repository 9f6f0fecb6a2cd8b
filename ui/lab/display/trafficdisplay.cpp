// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/display/trafficdisplay.h"

#include "ui/canvas/canvasview.h"
#include "ui/canvas/items/trafficlevel.h"
#include "ui/canvas/legend/trafficlegend.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QAction>
#include <QEvent>
#include <QSettings>

#include <utility>

namespace tomato::ui {

using namespace std::chrono_literals;

/// The time between two steps of the arrows.
static constexpr auto Step = 450ms;

TrafficDisplay::TrafficDisplay(TopologyScene &scene, CanvasView &view,
                               std::vector<plugins::ConnectionTrafficProvider *> providers,
                               QObject *parent)
    : QObject(parent), m_scene(scene), m_view(view), m_providers(std::move(providers)),
      m_colours(createSwitch(QStringLiteral("trafficColours"),
                             QStringLiteral("view/trafficColours"), tr("&Colour by Traffic"),
                             tr("Draw connections that are captured the warmer and wider the more "
                                "crosses them"))),
      m_arrows(createSwitch(QStringLiteral("trafficArrows"), QStringLiteral("view/trafficArrows"),
                            tr("Traffic Arro&ws"),
                            tr("Show in which direction packets cross connections that are "
                               "captured"))),
      m_legend(new TrafficLegend(view))
{
    m_timer.setInterval(Step);
    connect(&m_timer, &QTimer::timeout, this, &TrafficDisplay::look);
    view.viewport()->installEventFilter(this);
    updateContents();
}

QAction *TrafficDisplay::createSwitch(const QString &name, const QString &key, const QString &text,
                                      const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    action->setCheckable(true);
    action->setChecked(QSettings().value(key).toBool());
    connect(action, &QAction::toggled, this, [this, key](bool isOn) {
        QSettings().setValue(key, isOn);
        clear();
        updateContents();
    });
    return action;
}

QList<QAction *> TrafficDisplay::actions() const
{
    return m_providers.empty() ? QList<QAction *>() : QList<QAction *>{m_colours, m_arrows};
}

void TrafficDisplay::updateContents()
{
    const bool isOn = !m_providers.empty() && (m_colours->isChecked() || m_arrows->isChecked());
    m_hasTraffic = m_hasTraffic && isOn;
    m_legend->setVisible(m_hasTraffic && m_colours->isChecked());
    if (!isOn || !m_view.viewport()->isVisible() || m_view.window()->isMinimized())
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

void TrafficDisplay::clear()
{
    for (const auto &[id, connection] : m_scene.connections().all()) {
        if (connection->trafficLevel() != TrafficLevel::None)
            m_scene.setTrafficLevel(*connection, TrafficLevel::None);
    }
    m_view.showArrows({});
}

void TrafficDisplay::look()
{
    std::vector<TrafficArrows::Arrow> arrows;
    bool hasTraffic = false;
    for (const auto &[id, connection] : m_scene.connections().all()) {
        std::optional<plugins::ConnectionTraffic> traffic;
        for (const plugins::ConnectionTrafficProvider *provider : m_providers) {
            if (!traffic)
                traffic = provider->traffic(id);
        }
        hasTraffic = hasTraffic || traffic;
        const auto [forth, back] =
            traffic ? traffic->bitsPerSecond : plugins::ConnectionTraffic().bitsPerSecond;
        const int level =
            m_colours->isChecked() ? TrafficLevel::of(forth + back) : TrafficLevel::None;
        if (connection->trafficLevel() != level)
            m_scene.setTrafficLevel(*connection, level);
        if (!m_arrows->isChecked())
            continue;
        if (forth > 0)
            arrows.push_back({id, true, TrafficLevel::of(forth)});
        if (back > 0)
            arrows.push_back({id, false, TrafficLevel::of(back)});
    }
    m_view.showArrows(std::move(arrows));
    // Without known traffic the legend has nothing to explain.
    if (std::exchange(m_hasTraffic, hasTraffic) != hasTraffic)
        updateContents();
}

bool TrafficDisplay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        QMetaObject::invokeMethod(this, &TrafficDisplay::updateContents, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace tomato::ui
