// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/capturesettings.h"

namespace tomato::plugins {

QString modeText(CaptureMode mode)
{
    switch (mode) {
    case CaptureMode::Live:
        return QStringLiteral("net");
    case CaptureMode::Both:
        return QStringLiteral("both");
    case CaptureMode::File:
        break;
    }
    return QStringLiteral("file");
}

CaptureSettings CaptureSettings::of(const topology::Connection &connection)
{
    CaptureSettings settings;
    settings.isEnabled = connection.attributes.value("capturing").toBool();
    settings.filter = connection.attributes.value("capture_filter").toString().trimmed();
    if (const auto options = topology::captureValues(connection.attributes))
        settings.options = *options;
    settings.liveAddress = connection.attributes.value("capture_live_address").toString().trimmed();
    settings.liveAllow = connection.attributes.value("capture_live_allow").toString().trimmed();
    const QString mode = connection.attributes.value("capture_mode").toString();
    for (const CaptureMode each : {CaptureMode::Live, CaptureMode::Both}) {
        if (mode == modeText(each))
            settings.mode = each;
    }
    return settings;
}

QJsonObject CaptureSettings::changesTo(const CaptureSettings &wanted) const
{
    QJsonObject changes;
    if (wanted.isEnabled != isEnabled)
        changes.insert("capturing", wanted.isEnabled);
    if (wanted.mode != mode)
        changes.insert("capture_mode", modeText(wanted.mode));
    if (wanted.filter != filter)
        changes.insert("capture_filter", wanted.filter);
    if (wanted.liveAddress != liveAddress)
        changes.insert("capture_live_address", wanted.liveAddress);
    if (wanted.liveAllow != liveAllow)
        changes.insert("capture_live_allow", wanted.liveAllow);
    const QJsonObject now = topology::captureAttributes(options);
    const QJsonObject then = topology::captureAttributes(wanted.options);
    for (const topology::CaptureOptionName &name : topology::captureOptionNames()) {
        if (now.value(name.attribute) != then.value(name.attribute))
            changes.insert(name.attribute, then.contains(name.attribute)
                                               ? then.value(name.attribute)
                                               : QJsonValue(QJsonValue::Null));
    }
    return changes;
}

} // namespace tomato::plugins
