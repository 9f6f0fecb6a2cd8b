// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/legend/emptystate.h"

#include "app/document/examples.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/widgets/canvascolours.h"
#include "ui/widgets/icons.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace tomato::ui {

static QLabel *createTitle(QWidget *parent)
{
    auto *title = new QLabel(EmptyState::tr("Draw a network"), parent);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    title->setAlignment(Qt::AlignCenter);
    return title;
}

static QLabel *createHint(QWidget *parent)
{
    auto *hint = new QLabel(
        EmptyState::tr("Click or drag elements from the left onto the canvas, connect them by "
                       "dragging from the dots at their edges, and press Start Lab."),
        parent);
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignCenter);
    return hint;
}

EmptyState::EmptyState(CanvasView &view, TopologyScene &scene, const std::vector<Example> &examples)
    : QWidget(view.viewport()), m_view(view), m_scene(scene)
{
    setObjectName(QStringLiteral("emptyState"));
    setMinimumWidth(380);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 24);
    layout->setSpacing(10);
    auto *picture = new QLabel(this);
    picture->setPixmap(applicationIcon().pixmap(QSize(64, 64)));
    picture->setAlignment(Qt::AlignCenter);
    layout->addWidget(picture);
    layout->addWidget(createTitle(this));
    layout->addWidget(createHint(this));
    layout->addSpacing(6);
    auto *tour = new QPushButton(tr("Take a Guided Tour to the First Capture"), this);
    tour->setObjectName(QStringLiteral("startTour"));
    tour->setToolTip(tr("Shows step by step what to click; takes three minutes"));
    tour->setDefault(true);
    connect(tour, &QPushButton::clicked, this, &EmptyState::tourRequested);
    layout->addWidget(tour);
    for (const Example &example : examples) {
        auto *button = new QPushButton(tr("Open the Example “%1”").arg(example.name), this);
        button->setObjectName(QStringLiteral("openExample"));
        button->setToolTip(example.notes);
        connect(button, &QPushButton::clicked, this,
                [this, path = example.path] { emit exampleChosen(path); });
        layout->addWidget(button);
    }
    auto *open = new QPushButton(tr("Open a File…"), this);
    open->setObjectName(QStringLiteral("openFile"));
    connect(open, &QPushButton::clicked, this, &EmptyState::openRequested);
    layout->addWidget(open);
    connect(&view, &CanvasView::viewportMoved, this, &EmptyState::place);
    connect(&scene.document(), &document::Document::elementAdded, this,
            &EmptyState::updateContents);
    connect(&scene.document(), &document::Document::elementRemoved, this,
            &EmptyState::updateContents);
    connect(&scene.document(), &document::Document::replaced, this, &EmptyState::updateContents);
    updateContents();
}

void EmptyState::updateContents()
{
    setVisible(m_scene.document().topology().elements().empty());
    place();
}

void EmptyState::place()
{
    adjustSize();
    move(m_view.viewport()->rect().center() - rect().center());
}

void EmptyState::paintEvent(QPaintEvent *)
{
    const QColor base = m_view.palette().color(QPalette::Base);
    const QColor text = m_view.palette().color(QPalette::Text);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(base, text, 0.15));
    painter.setBrush(mixed(base, text, 0.025));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
}

} // namespace tomato::ui
