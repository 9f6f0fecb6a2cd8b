// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/settings/recordingoptionsedit.h"

#include "plugins/packet_capturing/filter/filteredit.h"
#include "plugins/packet_capturing/settings/ringsizeedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace tomato::plugins {

using Options = capture::RecordingOptions;
using capture::Direction;
using Place = topology::CapturePlace;

static std::uint64_t whole(const QDoubleSpinBox &field)
{
    return static_cast<std::uint64_t>(
        std::max(std::llround(field.value()), 0LL)); // below: different values
}

RecordingOptionsEdit::RecordingOptionsEdit(QWidget *parent)
    : QWidget(parent), m_form(new QFormLayout(this)), m_direction(new QComboBox(this)),
      m_place(new QComboBox(this)), m_snapLength(new QSpinBox(this)),
      m_precision(new QComboBox(this)), m_files(new RingSizeEdit(this)),
      m_stopPackets(createNumber(QStringLiteral("captureStopPackets"), capture::MaxStopPackets,
                                 tr("Ends after this number of packets"))),
      m_stopBytes(createNumber(QStringLiteral("captureStopBytes"), capture::MaxStopBytes,
                               tr("Ends before more bytes than this on the wire"))),
      m_stopSeconds(createNumber(QStringLiteral("captureStopSeconds"),
                                 double(capture::MaxStopTime.count()),
                                 tr("Ends after these seconds"))),
      m_trigger(new FilterEdit(this, FilterEdit::Purpose::Trigger)),
      m_arrivals(new QCheckBox(tr("record &packets as they leave the wire, too"), this))
{
    m_form->setContentsMargins(18, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_direction->setObjectName(QStringLiteral("captureDirection"));
    m_direction->setToolTip(tr("Whose packets are recorded"));
    for (const Direction direction : {Direction::Both, Direction::FromFirst, Direction::FromSecond})
        m_direction->addItem({}, static_cast<int>(direction));
    m_place->setObjectName(QStringLiteral("captureAt"));
    m_place->setToolTip(
        tr("Which host records a connection between two. Each records what its own end sends, by "
           "its own clock. One host alone has one clock for both directions, and what comes from "
           "the other one has the times of its arrival."));
    for (const Place place : {Place::EachEnd, Place::FirstEnd, Place::SecondEnd})
        m_place->addItem({}, static_cast<int>(place));
    setEnds({});
    addRow(tr("Directio&n:"), m_direction);
    addRow(tr("Recorded b&y:"), m_place);
    showPlace();
    m_snapLength->setObjectName(QStringLiteral("captureSnapLength"));
    m_snapLength->setRange(0, capture::MaxSnapLength - 1);
    m_snapLength->setSpecialValueText(tr("whole packets"));
    m_snapLength->setSuffix(tr(" bytes of each"));
    m_snapLength->setGroupSeparatorShown(true);
    m_snapLength->setToolTip(tr("How much of each packet is kept, from its beginning; the length "
                                "that it had is kept too. 0 keeps whole packets."));
    addRow(tr("&Keep:"), m_snapLength);
    m_precision->setObjectName(QStringLiteral("capturePrecision"));
    m_precision->addItems({tr("Microseconds"), tr("Nanoseconds")});
    m_precision->setToolTip(tr("How exact the times of packets are; the programs that read pcap "
                               "files know both"));
    addRow(tr("&Timestamps:"), m_precision);
    addRow(tr("F&iles:"), m_files);
    addRow(tr("Ends &after:"), createEnds());
    addRow(tr("T&rigger:"), m_trigger);
    m_arrivals->setObjectName(QStringLiteral("captureArrivals"));
    m_arrivals->setToolTip(
        tr("Each packet is recorded once more at the far end, behind bandwidth, delay and loss: so "
           "Journeys tell link from element, and what was lost on which link. It takes twice the "
           "room and the work."));
    addRow(tr("Arrivals:"), m_arrivals);
    setOptions({});
    connectAll();
}

void RecordingOptionsEdit::addRow(const QString &title, QWidget *field)
{
    auto *label = new QLabel(title, this);
    QWidget *proxy = field->focusProxy() ? field->focusProxy() : field;
    label->setBuddy(proxy);
    m_form->addRow(label, field);
}

QWidget *RecordingOptionsEdit::createEnds()
{
    auto *ends = new QWidget(this);
    auto *layout = new QHBoxLayout(ends);
    layout->setContentsMargins(0, 0, 0, 0);
    const std::pair<QDoubleSpinBox *, QString> fields[] = {
        {m_stopPackets, tr("packets")}, {m_stopBytes, tr("bytes")}, {m_stopSeconds, tr("seconds")}};
    for (const auto &[field, unit] : fields) {
        layout->addWidget(field, 1);
        layout->addWidget(new QLabel(unit, ends));
    }
    ends->setFocusProxy(m_stopPackets);
    return ends;
}

QDoubleSpinBox *RecordingOptionsEdit::createNumber(const QString &name, double most,
                                                   const QString &title)
{
    auto *field = new QDoubleSpinBox(this);
    field->setObjectName(name);
    field->setAccessibleName(title);
    field->setDecimals(0);
    field->setRange(0, most);
    field->setGroupSeparatorShown(true);
    field->setSpecialValueText(QStringLiteral("–"));
    field->setToolTip(tr("%1; 0: never").arg(title));
    // The field is as wide as typical numbers, not as the greatest one.
    field->setMinimumWidth(field->fontMetrics().averageCharWidth() * 16);
    field->setMaximumWidth(field->fontMetrics().averageCharWidth() * 30);
    return field;
}

void RecordingOptionsEdit::connectAll()
{
    for (QComboBox *field : {m_direction, m_place, m_precision})
        connect(field, &QComboBox::currentIndexChanged, this, &RecordingOptionsEdit::changed);
    for (QDoubleSpinBox *field : {m_stopPackets, m_stopBytes, m_stopSeconds})
        connect(field, &QDoubleSpinBox::valueChanged, this, &RecordingOptionsEdit::changed);
    connect(m_snapLength, &QSpinBox::valueChanged, this, &RecordingOptionsEdit::changed);
    connect(m_files, &RingSizeEdit::changed, this, &RecordingOptionsEdit::changed);
    connect(m_arrivals, &QCheckBox::toggled, m_files, &RingSizeEdit::setWithArrivals);
    connect(m_arrivals, &QCheckBox::toggled, this, &RecordingOptionsEdit::changed);
    connect(m_trigger, &FilterEdit::changed, this, &RecordingOptionsEdit::changed);
}

void RecordingOptionsEdit::setEnds(const std::array<QString, 2> &ends)
{
    const bool areKnown = !ends[0].isEmpty();
    m_direction->setItemText(0, tr("Both directions"));
    m_direction->setItemText(1, areKnown ? tr("From %1 to %2").arg(ends[0], ends[1])
                                         : tr("From the first end to the second"));
    m_direction->setItemText(2, areKnown ? tr("From %1 to %2").arg(ends[1], ends[0])
                                         : tr("From the second end to the first"));
    m_place->setItemText(0, tr("Both hosts, each what its end sends"));
    m_place->setItemText(1, areKnown ? tr("The host of %1").arg(ends[0])
                                     : tr("The host of the first end"));
    m_place->setItemText(2, areKnown ? tr("The host of %1").arg(ends[1])
                                     : tr("The host of the second end"));
}

void RecordingOptionsEdit::setBetweenHosts(bool isBetweenHosts)
{
    m_isBetweenHosts = isBetweenHosts;
    showPlace();
}

void RecordingOptionsEdit::setPlace(Place place)
{
    const QSignalBlocker quiet(this);
    m_place->setCurrentIndex(m_place->findData(static_cast<int>(place)));
    showPlace();
}

Place RecordingOptionsEdit::place() const
{
    return static_cast<Place>(m_place->currentData().toInt());
}

void RecordingOptionsEdit::showPlace()
{
    m_form->setRowVisible(m_place, m_isBetweenHosts || m_place->currentIndex() != 0);
}

void RecordingOptionsEdit::setOptions(const Options &options)
{
    const QSignalBlocker quiet(this);
    m_direction->setCurrentIndex(m_direction->findData(static_cast<int>(options.direction)));
    m_snapLength->setValue(options.snapLength >= capture::MaxSnapLength ? 0 : options.snapLength);
    m_precision->setCurrentIndex(static_cast<int>(options.precision));
    m_files->setLimits(options.limits);
    m_stopPackets->setValue(static_cast<double>(options.stop.packets));
    m_stopBytes->setValue(static_cast<double>(options.stop.bytes));
    m_stopSeconds->setValue(static_cast<double>(options.stop.time.count()));
    m_trigger->setFilter(QString::fromStdString(options.trigger));
    m_arrivals->setChecked(options.arrivals);
}

Options RecordingOptionsEdit::options() const
{
    Options options;
    options.direction = static_cast<Direction>(m_direction->currentData().toInt());
    options.snapLength =
        m_snapLength->value() <= 0 ? capture::MaxSnapLength : m_snapLength->value();
    options.precision =
        m_precision->currentIndex() == 1 ? capture::Precision::Nano : capture::Precision::Micro;
    options.limits = m_files->limits();
    options.stop = {whole(*m_stopPackets), whole(*m_stopBytes),
                    std::chrono::seconds(whole(*m_stopSeconds))};
    options.trigger = m_trigger->filter().toStdString();
    options.arrivals = m_arrivals->isChecked();
    return options;
}

QString RecordingOptionsEdit::problem() const
{
    const Options wanted = options();
    if (const QString size = m_files->problem(wanted.snapLength); !size.isEmpty())
        return size;
    if (!wanted.trigger.empty() && !wanted.stop.any())
        return tr("With a trigger, say after how many packets, bytes or seconds the recording "
                  "ends.");
    if (m_trigger->verdict() == FilterEdit::Verdict::Bad)
        return tr("The trigger does not compile.");
    if (m_trigger->verdict() == FilterEdit::Verdict::Checking)
        return tr("The trigger is being checked.");
    return {};
}

bool RecordingOptionsEdit::isChecking() const
{
    return m_trigger->verdict() == FilterEdit::Verdict::Checking;
}

} // namespace tomato::plugins
