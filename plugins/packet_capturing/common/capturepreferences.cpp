// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/capturepreferences.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/captureoptions.h"

#include <QSettings>

#include <algorithm>

namespace tomato::plugins {

static const auto WiresharkKey = QStringLiteral("packetCapturing/wireshark");
static const auto SegmentBytesKey = QStringLiteral("packetCapturing/segmentBytes");
static const auto SegmentsKey = QStringLiteral("packetCapturing/segments");
static const auto AddressKey = QStringLiteral("packetCapturing/liveAddress");
static const auto PlainKey = QStringLiteral("packetCapturing/livePlain");
static const auto ModeKey = QStringLiteral("packetCapturing/mode");
static const auto AllowKey = QStringLiteral("packetCapturing/liveAllow");

CapturePreferences CapturePreferences::load()
{
    const QSettings settings;
    CapturePreferences kept;
    kept.wireshark = settings.value(WiresharkKey).toString();
    kept.liveAddress = settings.value(AddressKey).toString();
    kept.liveAllow = settings.value(AllowKey).toString();
    kept.livePlain = settings.value(PlainKey).toBool();
    kept.mode = topology::modeFromText(settings.value(ModeKey).toString()).value_or(kept.mode);
    const auto bytes = static_cast<qint64>(kept.limits.segmentBytes);
    // The stored values may be invalid: an engine only accepts consistent ones.
    const auto good = topology::captureOptions(
        {{QStringLiteral("capture_segment_bytes"),
          settings.value(SegmentBytesKey, bytes).toLongLong()},
         {QStringLiteral("capture_segments"),
          settings.value(SegmentsKey, qint64{kept.limits.segments}).toLongLong()}});
    if (good)
        kept.limits = good->limits;
    return kept;
}

void CapturePreferences::save() const
{
    QSettings settings;
    settings.setValue(WiresharkKey, wireshark);
    settings.setValue(SegmentBytesKey, static_cast<qint64>(limits.segmentBytes));
    settings.setValue(SegmentsKey, qint64{limits.segments});
    settings.setValue(AddressKey, liveAddress);
    settings.setValue(AllowKey, liveAllow);
    settings.setValue(PlainKey, livePlain);
    settings.setValue(ModeKey, topology::modeText(mode));
}

static bool isNew(const topology::Connection &connection)
{
    const QStringList names = connection.attributes.keys();
    return std::none_of(names.begin(), names.end(), [](const QString &name) {
        return name == topology::CapturingAttribute || name.startsWith(QLatin1String("capture_"));
    });
}

topology::CaptureSettings
CapturePreferences::proposedFor(const topology::Connection &connection) const
{
    topology::CaptureSettings settings = topology::captureSettings(connection);
    if (isNew(connection)) {
        settings.options.limits = limits;
        settings.liveAddress = liveAddress;
        settings.liveAllow = liveAllow;
        settings.livePlain = livePlain;
        settings.mode = mode;
    }
    return settings;
}

} // namespace tomato::plugins
