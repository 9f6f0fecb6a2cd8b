// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/labstatusbar.h"

#include "plugins/api/numbertexts.h"
#include "ui/canvas/items/statemark.h"
#include "ui/commands/actions.h"
#include "ui/lab/fidelitymark.h"
#include "ui/lab/labsession.h"
#include "ui/widgets/canvascolours.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

namespace tomato::ui {

using LabState = client::LabStatus::State;
using ElementState = client::ElementStatus::State;

LabStatusBar::LabStatusBar(LabSession &lab, Actions &actions, QWidget *parent)
    : QStatusBar(parent), m_lab(lab), m_mark(new QLabel(this)), m_state(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_zoom(new QToolButton(this)),
      m_doubts(new FidelityMark(this))
{
    m_mark->setObjectName(QStringLiteral("labMark"));
    m_state->setObjectName(QStringLiteral("labState"));
    m_state->setAccessibleName(tr("State of the lab"));
    m_progress->setObjectName(QStringLiteral("labProgress"));
    m_progress->setFixedWidth(160);
    m_progress->setTextVisible(false);
    m_progress->hide();
    addPermanentWidget(m_doubts);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_mark);
    addPermanentWidget(m_state);
    addPermanentWidget(createZoom(actions));
    connect(&lab, &LabSession::changed, this, &LabStatusBar::refresh);
    connect(&lab, &LabSession::progressed, this, &LabStatusBar::showProgress);
    constexpr int LookMilliseconds = 10'000;
    m_look.setInterval(LookMilliseconds);
    connect(&m_look, &QTimer::timeout, this, [this] {
        m_load = m_watch->load();
        m_watch->restart();
        showDoubts();
    });
    showZoom(1);
    refresh();
}

void LabStatusBar::watch(bool isRunning)
{
    if (isRunning == m_watch.has_value())
        return;
    m_load = {};
    if (isRunning) {
        m_watch.emplace();
        m_look.start();
    } else {
        m_look.stop();
        m_watch.reset();
    }
}

void LabStatusBar::showDoubts()
{
    m_doubts->showDoubts(m_watch ? static_cast<int>(m_lab.status().linkProblems.size()) : 0,
                         m_load);
}

QWidget *LabStatusBar::createZoom(Actions &actions)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(0);
    const auto button = [row](QAction *action) {
        auto *made = new QToolButton(row);
        made->setDefaultAction(action);
        made->setAutoRaise(true);
        return made;
    };
    m_zoom->setObjectName(QStringLiteral("zoom"));
    m_zoom->setAutoRaise(true);
    m_zoom->setToolTip(tr("Zoom; click for the actual size"));
    m_zoom->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000 %")) + 12);
    connect(m_zoom, &QToolButton::clicked, actions.actionZoomReset, &QAction::trigger);
    layout->addWidget(button(actions.actionZoomOut));
    layout->addWidget(m_zoom);
    layout->addWidget(button(actions.actionZoomIn));
    layout->addWidget(button(actions.actionZoomToFit));
    return row;
}

void LabStatusBar::showZoom(double zoom)
{
    m_zoom->setText(tr("%1 %").arg(QLocale().toString(qRound(zoom * 100))));
}

static ElementState markOf(LabState state, bool isStarting)
{
    if (isStarting)
        return ElementState::Starting;
    switch (state) {
    case LabState::Running:
        return ElementState::Running;
    case LabState::Starting:
    case LabState::Stopping:
        return ElementState::Starting;
    case LabState::Stopped:
        break;
    }
    return ElementState::Stopped;
}

void LabStatusBar::refresh()
{
    const LabState state = m_lab.isUp() ? m_lab.status().state : LabState::Stopped;
    const ElementState mark = markOf(state, m_lab.isStarting());
    const double ratio = devicePixelRatioF();
    QPixmap pixmap(QSize(18, 18) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    CanvasColours colours = CanvasColours::from(palette());
    colours.background = palette().color(QPalette::Window);
    paintStateMark(&painter, mark, QPointF(9, 9), colours);
    painter.end();
    m_mark->setPixmap(pixmap);
    watch(state == LabState::Running);
    showDoubts();
    if (m_lab.isStarting() || state == LabState::Starting) {
        m_state->setText(tr("Lab is starting…"));
    } else if (state == LabState::Stopping) {
        m_state->setText(tr("Lab is stopping…"));
    } else if (state == LabState::Running) {
        int running = 0;
        for (const auto &[id, element] : m_lab.status().elements)
            running += element.state == ElementState::Running ? 1 : 0;
        const auto all = static_cast<int>(m_lab.status().elements.size());
        m_state->setText(running == all
                             ? tr("Lab runs")
                             : tr("Lab runs, %1 of %2 elements")
                                   .arg(plugins::numberText(running), plugins::numberText(all)));
    } else {
        m_state->setText(tr("Lab is stopped"));
    }
}

void LabStatusBar::showProgress(int done, int all)
{
    m_progress->setVisible(all > 0 && done < all);
    m_progress->setMaximum(std::max(all, 1));
    m_progress->setValue(done);
}

} // namespace tomato::ui
