// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/settings/ringsizeedit.h"

#include "app/topology/attributes/captureoptions.h"
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

/// "10 MB" and "1.5 MB", without noughts that mean nothing.
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
    m_segments->setRange(2, 1000);
    m_segments->setToolTip(tr("How many files there are; the oldest makes room for the newest"));
    m_megabytes->setObjectName(QStringLiteral("captureSegmentSize"));
    m_megabytes->setAccessibleName(tr("Size of a file"));
    m_megabytes->setDecimals(3);
    m_megabytes->setRange(0.001, 1'000'000);
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
    connect(m_segments, &QSpinBox::valueChanged, this, &RingSizeEdit::follow);
    connect(m_megabytes, &QDoubleSpinBox::valueChanged, this, &RingSizeEdit::follow);
    whenLanguageChanges(this, &RingSizeEdit::follow);
}

void RingSizeEdit::setSize(qint64 segments, qint64 segmentBytes)
{
    m_loadedBytes = segmentBytes;
    m_loadedSegments = segments;
    m_segments->setValue(static_cast<int>(segments));
    m_megabytes->setValue(static_cast<double>(segmentBytes) / BytesPerMegabyte);
    follow();
}

qint64 RingSizeEdit::segments() const
{
    // Below all that can be given: the mark for different values.
    return m_segments->value() < 0 ? m_loadedSegments : m_segments->value();
}

qint64 RingSizeEdit::segmentBytes() const
{
    if (m_megabytes->value() < 0)
        return m_loadedBytes;
    const qint64 bytes = std::llround(m_megabytes->value() * BytesPerMegabyte);
    // The field shows thousands of bytes; what it cannot show stays as it was.
    return std::abs(bytes - m_loadedBytes) < 500 ? m_loadedBytes : bytes;
}

QString RingSizeEdit::problem(qint64 snapLength) const
{
    const qint64 least = topology::leastSegmentBytes(snapLength);
    if (segmentBytes() >= least)
        return {};
    return tr("A file needs room for one whole packet: at least %1 bytes.")
        .arg(QLocale().toString(least));
}

void RingSizeEdit::follow()
{
    const bool isKnown = m_segments->value() >= 0 && m_megabytes->value() >= 0;
    m_total->setVisible(isKnown);
    m_total->setText(tr("= %1 at most").arg(byteSize(segments() * segmentBytes())));
    emit changed();
}

} // namespace tomato::plugins
