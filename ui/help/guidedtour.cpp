// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guidedtour.h"

#include "ui/widgets/canvascolours.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <optional>

namespace tomato::ui {

using namespace std::chrono_literals;

static constexpr int Width = 330;
static constexpr int Distance = 14;

namespace {

/// A frame around a part of a window that lets all clicks through.
class Mark final : public QWidget
{
public:
    explicit Mark(QWidget *window) : QWidget(window)
    {
        setObjectName(QStringLiteral("tourMark"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 3));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 6, 6);
    }
};

} // namespace

GuidedTour::GuidedTour(std::vector<Step> steps, QWidget &window)
    : QFrame(&window), m_steps(std::move(steps)), m_window(window), m_mark(new Mark(&window)),
      m_count(new QLabel(this)), m_title(new QLabel(this)), m_text(new QLabel(this)),
      m_skip(new QPushButton(tr("&Skip This Step"), this)),
      m_leave(new QPushButton(tr("&Leave the Tour"), this))
{
    setObjectName(QStringLiteral("guidedTour"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Guided tour"));
    setFixedWidth(Width);
    QFont bold = m_title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_title->setFont(bold);
    m_title->setObjectName(QStringLiteral("tourTitle"));
    m_text->setObjectName(QStringLiteral("tourText"));
    m_count->setEnabled(false);
    for (QLabel *label : {m_title, m_text})
        label->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addWidget(m_count);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    createButtons();
    connect(this, &QObject::destroyed, m_mark, &QObject::deleteLater);
    connect(&m_timer, &QTimer::timeout, this, &GuidedTour::look);
    m_timer.start(200ms);
    window.installEventFilter(this);
    show(0);
    QFrame::show();
}

void GuidedTour::createButtons()
{
    m_skip->setObjectName(QStringLiteral("tourSkip"));
    m_skip->setToolTip(tr("Go on without doing this"));
    m_leave->setObjectName(QStringLiteral("tourLeave"));
    m_leave->setToolTip(tr("The Help menu starts it again"));
    for (QPushButton *button : {m_skip, m_leave})
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the focus where the work is
    auto *row = new QHBoxLayout;
    row->addWidget(m_leave);
    row->addStretch();
    row->addWidget(m_skip);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_skip, &QPushButton::clicked, this, &GuidedTour::next);
    connect(m_leave, &QPushButton::clicked, this, &QWidget::close);
}

void GuidedTour::setSteps(std::vector<Step> steps)
{
    m_steps = std::move(steps);
    show(m_step);
}

void GuidedTour::show(std::size_t step)
{
    m_step = step;
    const Step &now = m_steps[step];
    m_count->setText(tr("Step %1 of %2")
                         .arg(QLocale().toString(qsizetype(step) + 1),
                              QLocale().toString(qsizetype(m_steps.size()))));
    m_title->setText(now.title);
    m_text->setText(now.text);
    setAccessibleDescription(now.title + QStringLiteral(". ") + now.text);
    const bool isLast = !now.isDone;
    m_skip->setVisible(!isLast);
    m_leave->setText(isLast ? tr("&Close") : tr("&Leave the Tour"));
    setFixedWidth(std::max(Width, layout()->totalMinimumSize().width()));
    place();
}

void GuidedTour::next()
{
    if (m_step + 1 < m_steps.size())
        show(m_step + 1);
}

void GuidedTour::look()
{
    const Step &now = m_steps[m_step];
    if (now.isDone && now.isDone()) {
        if (now.whenDone)
            now.whenDone();
        next();
    } else {
        place(); // what it points at may have moved
    }
}

/// Pixels of what is needed that a bubble would cover.
static int covered(const QRect &bubble, const std::vector<QRect> &needed)
{
    int pixels = 0;
    for (const QRect &each : needed) {
        const QRect common = each & bubble;
        pixels += common.width() * common.height();
    }
    return pixels;
}

/// How far apart two areas are.
static int gap(const QRect &one, const QRect &other)
{
    const int across = std::max({one.left() - other.right(), other.left() - one.right(), 0});
    const int down = std::max({one.top() - other.bottom(), other.top() - one.bottom(), 0});
    return across + down;
}

/// Returns the place that covers nothing of what is needed, or as little as possible; of several
/// such places the one that is nearest to a part of the window.
static QPoint beside(const QRect &target, const QSize &size, const QRect &window,
                     std::vector<QRect> needed)
{
    constexpr int Raster = 16;
    constexpr int Edge = 8;
    const int x = std::clamp(target.center().x() - size.width() / 2, window.left() + 8,
                             std::max(window.right() - size.width() - 8, window.left() + 8));
    const int y = std::clamp(target.center().y() - size.height() / 2, window.top() + 8,
                             std::max(window.bottom() - size.height() - 8, window.top() + 8));
    const QPoint places[] = {{target.right() + Distance, y},
                             {target.left() - Distance - size.width(), y},
                             {x, target.bottom() + Distance},
                             {x, target.top() - Distance - size.height()}};
    needed.push_back(target.adjusted(-Distance + 1, -Distance + 1, Distance - 1, Distance - 1));
    std::vector<QPoint> all(std::begin(places), std::end(places));
    for (int down = window.top() + Edge; down < window.bottom() - size.height(); down += Raster) {
        for (int across = window.left() + Edge; across < window.right() - size.width();
             across += Raster)
            all.emplace_back(across, down);
    }
    std::optional<std::pair<std::pair<int, int>, QPoint>> best;
    for (const QPoint &place : all) {
        const QRect bubble(place, size);
        if (!window.contains(bubble))
            continue;
        const std::pair cost{covered(bubble, needed), gap(bubble, target)};
        if (!best || cost < best->first)
            best = {cost, place};
    }
    return best ? best->second : QPoint(x, y);
}

void GuidedTour::place()
{
    const Step &now = m_steps[m_step];
    const QRect target = now.target ? now.target() : QRect();
    const QRect mark = target.isEmpty() ? QRect() : target.adjusted(-5, -5, 5, 5);
    if (mark != m_mark->geometry() || m_mark->isHidden() != mark.isEmpty()) {
        m_mark->setGeometry(mark);
        m_mark->setVisible(!mark.isEmpty());
    }
    // A label that wraps knows its height only for a width.
    resize(Width, layout()->totalHeightForWidth(Width));
    const QRect inside = m_window.rect();
    const QRect corner(inside.bottomRight() - QPoint(24, 48), QSize(1, 1));
    const auto needed = now.needed ? now.needed() : std::vector<QRect>();
    move(beside(mark.isEmpty() ? corner : mark, size(), inside, needed));
    m_mark->raise();
    raise();
}

bool GuidedTour::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void GuidedTour::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.setBrush(
        mixed(palette().color(QPalette::Base), palette().color(QPalette::Highlight), 0.08));
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

} // namespace tomato::ui
