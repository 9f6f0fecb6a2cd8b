// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/journeybar.h"

#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/keystops.h"
#include "plugins/packet_capturing/common/statusline.h"

#include <QCheckBox>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

namespace tomato::plugins {

/// The least width of the filter, in characters.
static constexpr int MinFilterWidth = 14;
/// The greatest width of a file's name, in characters.
static constexpr int MaxFileWidth = 28;

JourneyBar::JourneyBar(PluginHost &host, QWidget *parent)
    : QWidget(parent), m_host(host), m_read(new QPushButton(tr("&Read Recordings"), this)),
      m_open(new QToolButton(this)), m_file(new QToolButton(this)), m_filter(new QLineEdit(this)),
      m_progress(new QProgressBar(this)), m_onCanvas(new QCheckBox(tr("&On Canvas"), this)),
      m_line(new QHBoxLayout(this))
{
    m_read->setObjectName(QStringLiteral("journeysRead"));
    m_open->setObjectName(QStringLiteral("journeysOpen"));
    m_open->setText(tr("Open Recordin&g…"));
    m_open->setIcon(m_host.icon(QStringLiteral("open")));
    m_open->setToolTip(tr("Reads a file instead: a merged, a downloaded or any other .pcapng or "
                          ".pcap; it may also be dropped here"));
    m_open->setAccessibleName(tr("Open Recording"));
    m_open->setFocusPolicy(Qt::StrongFocus);
    m_file->setObjectName(QStringLiteral("journeysFile"));
    m_file->setFocusPolicy(Qt::StrongFocus);
    setFile({});
    auto *label = new QLabel(tr("Fil&ter:"), this);
    label->setBuddy(m_filter);
    m_filter->setObjectName(QStringLiteral("journeysFilter"));
    m_filter->setAccessibleName(tr("Capture filter"));
    m_filter->setPlaceholderText(tr("Capture filter: udp and host 10.0.3.2"));
    m_filter->setToolTip(tr("A packet counts when it passes this filter on one link at least; "
                            "Enter reads the recordings"));
    m_filter->setClearButtonEnabled(true);
    m_filterProblem = m_filter->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_filterProblem->setObjectName(QStringLiteral("journeysFilterProblem"));
    m_filterProblem->setVisible(false);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { setFilterProblem({}); });
    m_filter->setMinimumWidth(MinFilterWidth * fontMetrics().averageCharWidth());
    m_onCanvas->setObjectName(QStringLiteral("journeysOnCanvas"));
    m_onCanvas->setToolTip(tr("Links light up on the canvas where packets that match crossed, "
                              "with their directions and numbers"));
    m_progress->setObjectName(QStringLiteral("journeysProgress"));
    m_progress->setMaximumWidth(160);
    m_progress->hide();
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->addWidget(m_read);
    m_line->addWidget(m_open);
    m_line->addWidget(m_file);
    m_line->addWidget(label);
    m_line->addWidget(m_filter, 1);
    m_line->addWidget(m_progress);
    m_line->addWidget(m_onCanvas);
    connect(m_read, &QPushButton::clicked, this, &JourneyBar::readPressed);
    connect(m_open, &QToolButton::clicked, this, &JourneyBar::openPressed);
    connect(m_file, &QToolButton::clicked, this, &JourneyBar::fileReleased);
    connect(m_filter, &QLineEdit::returnPressed, this, &JourneyBar::filterEntered);
    pressByMnemonic(m_onCanvas, parent);
    connect(m_onCanvas, &QCheckBox::toggled, this, &JourneyBar::canvasMarked);
    whenPressed(m_filter, Qt::Key_Escape, [this] {
        m_filter->setText(m_usedFilter);
        emit filterLeft();
    });
}

/// Icons have the colour of the window's texts, and the window may change after this.
void JourneyBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    QMetaObject::invokeMethod(
        this, [this] { m_open->setIcon(m_host.icon(QStringLiteral("open"))); },
        Qt::QueuedConnection);
}

QString JourneyBar::filter() const
{
    return m_filter->text().trimmed();
}

void JourneyBar::setFilterProblem(const QString &message)
{
    const int size = fontMetrics().height();
    m_filterProblem->setIcon(
        StatusLine::mark(StatusLine::Kind::Bad, size, devicePixelRatioF(), palette()));
    m_filterProblem->setToolTip(message);
    m_filterProblem->setVisible(!message.isEmpty());
}

void JourneyBar::clearFilter()
{
    m_filter->clear();
    m_usedFilter.clear();
}

bool JourneyBar::isOnCanvas() const
{
    return m_onCanvas->isChecked();
}

void JourneyBar::leaveCanvas()
{
    const QSignalBlocker blocker(m_onCanvas);
    m_onCanvas->setChecked(false);
}

void JourneyBar::setFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    const int most = MaxFileWidth * fontMetrics().averageCharWidth();
    m_file->setText(fontMetrics().elidedText(name, Qt::ElideMiddle, most) +
                    QStringLiteral("  \u2715"));
    m_file->setToolTip(tr("%1 is shown; a click leads back to the recordings of this lab")
                           .arg(QDir::toNativeSeparators(path)));
    m_file->setAccessibleName(m_file->toolTip());
    m_file->setVisible(!path.isEmpty());
}

void JourneyBar::setReading(bool isReading, bool isReadAgain)
{
    if (isReading && !m_progress->isVisible())
        m_progress->setRange(0, 0);
    m_progress->setVisible(isReading);
    m_read->setText(isReading     ? tr("Ca&ncel")
                    : isReadAgain ? tr("&Read Again")
                                  : tr("&Read Recordings"));
    m_read->setToolTip(isReading ? tr("Stops reading")
                       : m_file->isHidden()
                           ? tr("Finds each packet again on all links where it was "
                                "recorded, in the latest recordings of this lab")
                           : tr("Reads the file again"));
}

void JourneyBar::setProgress(qint64 done, qint64 total)
{
    constexpr int Parts = 1000;
    m_progress->setRange(0, Parts);
    m_progress->setValue(total <= 0 ? 0 : static_cast<int>(done * Parts / total));
}

void JourneyBar::hold(QWidget *widget)
{
    m_line->addWidget(widget);
}

void JourneyBar::setTight(bool isTight)
{
    m_open->setToolButtonStyle(isTight ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

bool JourneyBar::isHolding(const QWidget *widget) const
{
    return m_line->indexOf(widget) >= 0;
}

QList<QWidget *> JourneyBar::stops() const
{
    return {m_read, m_open, m_file, m_filter, m_onCanvas};
}

} // namespace tomato::plugins
