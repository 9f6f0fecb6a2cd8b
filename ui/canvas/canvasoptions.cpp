// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvasoptions.h"

#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QActionGroup>
#include <QMenu>
#include <QSettings>

namespace tomato::ui {

static const QString LabelsKey = QStringLiteral("view/connectionLabels");

CanvasOptions::CanvasOptions(TopologyScene &scene, CanvasView &view, CanvasGestures &gestures,
                             QObject *parent)
    : QObject(parent), m_scene(scene),
      m_grid(createSwitch("viewGrid", tr("&Grid"), tr("Show dots to place elements by"), true,
                          [&view](bool isOn) { view.setGridShown(isOn); })),
      m_snap(createSwitch("viewSnapToGrid", tr("S&nap to Grid"),
                          tr("Place elements on the grid's dots instead of where they line up with "
                             "others; hold Shift or Alt to drag one anywhere"),
                          false, [&gestures](bool isOn) { gestures.setSnapsToGrid(isOn); }))
{
}

QAction *CanvasOptions::createSwitch(const char *name, const QString &text, const QString &tip,
                                     bool isOnAtFirst, const std::function<void(bool)> &apply)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setToolTip(tip);
    action->setStatusTip(tip);
    action->setCheckable(true);
    const QString key = QStringLiteral("view/") + QLatin1String(name);
    action->setChecked(QSettings().value(key, isOnAtFirst).toBool());
    connect(action, &QAction::toggled, this, [key, apply](bool isOn) {
        QSettings().setValue(key, isOn);
        apply(isOn);
    });
    apply(action->isChecked());
    return action;
}

QList<QAction *> CanvasOptions::actions() const
{
    return {m_grid, m_snap};
}

QMenu *CanvasOptions::createLabelsMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("Connection La&bels"), parent);
    menu->setObjectName(QStringLiteral("connectionLabelsMenu"));
    menu->setToolTipsVisible(true);
    auto *group = new QActionGroup(menu);
    const std::tuple<ConnectionLabels, const char *, QString, QString> choices[] = {
        {ConnectionLabels::None, "labelsNone", tr("&None"),
         tr("Write the interfaces' names alone beside connections")},
        {ConnectionLabels::Addresses, "labelsAddresses", tr("&Addresses"),
         tr("Write each end's address below its interface's name")},
        {ConnectionLabels::Link, "labelsLink", tr("&Link"),
         tr("Write rate, delay and loss beside connections that are emulated")},
        {ConnectionLabels::CaptureFilter, "labelsFilter", tr("Capture &Filter"),
         tr("Write beside connections what of them is captured")}};
    const QString kept = QSettings().value(LabelsKey).toString();
    for (const auto &[labels, name, text, tip] : choices) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        action->setToolTip(tip);
        action->setStatusTip(tip);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::toggled, this, [this, action, each = labels](bool isOn) {
            if (!isOn)
                return;
            QSettings().setValue(LabelsKey, action->objectName());
            m_scene.setConnectionLabels(each);
        });
        if (kept == action->objectName() || labels == ConnectionLabels::None)
            action->setChecked(true);
    }
    return menu;
}

} // namespace tomato::ui
