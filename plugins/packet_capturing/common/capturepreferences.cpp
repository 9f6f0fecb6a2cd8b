// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/capturepreferences.h"

#include <QSettings>

#include <algorithm>

namespace tomato::plugins {

static const auto WiresharkKey = QStringLiteral("packetCapturing/wireshark");
static const auto SegmentBytesKey = QStringLiteral("packetCapturing/segmentBytes");
static const auto SegmentsKey = QStringLiteral("packetCapturing/segments");
static const auto AddressKey = QStringLiteral("packetCapturing/liveAddress");
static const auto ModeKey = QStringLiteral("packetCapturing/mode");
static const auto AllowKey = QStringLiteral("packetCapturing/liveAllow");

CapturePreferences CapturePreferences::load()
{
    const QSettings settings;
    CapturePreferences kept;
    kept.wireshark = settings.value(WiresharkKey).toString();
    kept.liveAddress = settings.value(AddressKey).toString();
    kept.liveAllow = settings.value(AllowKey).toString();
    for (const CaptureMode each : {CaptureMode::Live, CaptureMode::Both}) {
        if (settings.value(ModeKey).toString() == modeText(each))
            kept.mode = each;
    }
    // Whatever somebody wrote there: an engine takes only what goes together.
    const auto good =
        topology::captureOptions({{QStringLiteral("capture_segment_bytes"),
                                   settings.value(SegmentBytesKey, kept.segmentBytes).toLongLong()},
                                  {QStringLiteral("capture_segments"),
                                   settings.value(SegmentsKey, kept.segments).toLongLong()}});
    if (good) {
        kept.segmentBytes = good->segmentBytes;
        kept.segments = good->segments;
    }
    return kept;
}

void CapturePreferences::save() const
{
    QSettings settings;
    settings.setValue(WiresharkKey, wireshark);
    settings.setValue(SegmentBytesKey, segmentBytes);
    settings.setValue(SegmentsKey, segments);
    settings.setValue(AddressKey, liveAddress);
    settings.setValue(AllowKey, liveAllow);
    settings.setValue(ModeKey, modeText(mode));
}

static bool isNew(const topology::Connection &connection)
{
    const QStringList names = connection.attributes.keys();
    return std::none_of(names.begin(), names.end(), [](const QString &name) {
        return name == QLatin1String("capturing") || name.startsWith(QLatin1String("capture_"));
    });
}

CaptureSettings CapturePreferences::proposedFor(const topology::Connection &connection) const
{
    CaptureSettings settings = CaptureSettings::of(connection);
    if (isNew(connection)) {
        settings.options.segmentBytes = segmentBytes;
        settings.options.segments = segments;
        settings.liveAddress = liveAddress;
        settings.liveAllow = liveAllow;
        settings.mode = mode;
    }
    return settings;
}

} // namespace tomato::plugins
