// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/settings/ringsizeedit.h"

#include "plugins/api/languagechange.h"
#include "plugins/packet_capturing/common/bytesize.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

#include <cmath>

namespace tomato::plugins {

static constexpr double BytesPerMegabyte = 1'000'000;

namespace {

/// Shows "10 MB" and "1.5 MB", without trailing zeros.
class Megabytes final : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;

    QString textFromValue(double value) const override
    {
        QLocale plain = locale();
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        return plain.toString(value, 'f', QLocale::FloatingPointShortest);
    }
};

} // namespace

RingSizeEdit::RingSizeEdit(QWidget *parent)
    : QWidget(parent), m_segments(new QSpinBox(this)), m_megabytes(new Megabytes(this)),
      m_total(new QLabel(this))
{
    m_segments->setObjectName(QStringLiteral("captureSegments"));
    m_segments->setAccessibleName(tr("Number of files"));
    m_segments->setRange(capture::MinSegments, capture::MaxSegments);
    m_segments->setToolTip(tr("How many files there are; the oldest makes room for the newest"));
    m_megabytes->setObjectName(QStringLiteral("captureSegmentSize"));
    m_megabytes->setAccessibleName(tr("Size of a file"));
    m_megabytes->setDecimals(3);
    m_megabytes->setRange(0.001, capture::MaxSegmentBytes / BytesPerMegabyte);
    m_megabytes->setSuffix(tr(" MB"));
    m_megabytes->setToolTip(tr("How long a file gets"));
    m_total->setObjectName(QStringLiteral("captureTotal"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_segments);
    layout->addWidget(new QLabel(tr("of"), this));
    layout->addWidget(m_megabytes);
    layout->addWidget(m_total, 1);
    setFocusProxy(m_segments);
    connect(m_segments, &QSpinBox::valueChanged, this, &RingSizeEdit::updateContents);
    connect(m_megabytes, &QDoubleSpinBox::valueChanged, this, &RingSizeEdit::updateContents);
    whenLanguageChanges(this, &RingSizeEdit::updateContents);
}

void RingSizeEdit::setLimits(const capture::RingLimits &limits)
{
    m_loaded = limits;
    m_segments->setValue(static_cast<int>(limits.segments));
    m_megabytes->setValue(static_cast<double>(limits.segmentBytes) / BytesPerMegabyte);
    updateContents();
}

capture::RingLimits RingSizeEdit::limits() const
{
    // Below all that can be given: the mark for different values, which stay as they were.
    capture::RingLimits limits = m_loaded;
    if (m_segments->value() >= 0)
        limits.segments = static_cast<std::uint32_t>(m_segments->value());
    const double bytes = std::round(m_megabytes->value() * BytesPerMegabyte);
    // The field shows thousands of bytes; what it cannot show stays as it was.
    if (bytes >= 0 && std::abs(bytes - static_cast<double>(m_loaded.segmentBytes)) >= 500)
        limits.segmentBytes = static_cast<std::uint64_t>(bytes);
    return limits;
}

void RingSizeEdit::setWithArrivals(bool isWith)
{
    m_isWithArrivals = isWith;
    updateContents();
}

QString RingSizeEdit::problem(int snapLength) const
{
    const std::uint64_t least = capture::minSegmentBytes(snapLength);
    if (limits().segmentBytes >= least)
        return {};
    return tr("A file needs room for one whole packet: at least %1 bytes.")
        .arg(QLocale().toString(qulonglong{least}));
}

void RingSizeEdit::updateContents()
{
    const bool isKnown = m_segments->value() >= 0 && m_megabytes->value() >= 0;
    m_total->setVisible(isKnown);
    const auto bytes = static_cast<qint64>(limits().bytes());
    m_total->setText(m_isWithArrivals ? tr("= %1 at most, with arrivals").arg(byteSize(2 * bytes))
                                      : tr("= %1 at most").arg(byteSize(bytes)));
    emit changed();
}

} // namespace tomato::plugins
