// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/capturesettings.h"

#include "app/topology/attributes/captureoptions.h"
#include "capture/options/words.h"

namespace tomato::topology {

static constexpr QLatin1String EnabledKey("capturing");
static constexpr QLatin1String ModeKey("capture_mode");
static constexpr QLatin1String FilterKey("capture_filter");
static constexpr QLatin1String AddressKey("capture_live_address");
static constexpr QLatin1String AllowKey("capture_live_allow");

CaptureSettings captureSettings(const Connection &connection)
{
    const QJsonObject &attributes = connection.attributes;
    CaptureSettings settings;
    settings.isEnabled = attributes.value(EnabledKey).toBool();
    settings.mode =
        modeFromText(attributes.value(ModeKey).toString()).value_or(capture::CaptureMode::File);
    settings.options = captureValues(attributes).value_or(capture::RecordingOptions());
    settings.options.filter = attributes.value(FilterKey).toString().trimmed().toStdString();
    settings.liveAddress = attributes.value(AddressKey).toString().trimmed();
    settings.liveAllow = attributes.value(AllowKey).toString().trimmed();
    return settings;
}

QJsonObject CaptureSettings::changesTo(const CaptureSettings &wanted) const
{
    QJsonObject changes;
    if (wanted.isEnabled != isEnabled)
        changes.insert(EnabledKey, wanted.isEnabled);
    if (wanted.mode != mode)
        changes.insert(ModeKey, modeText(wanted.mode));
    if (wanted.options.filter != options.filter)
        changes.insert(FilterKey, wanted.filter());
    if (wanted.liveAddress != liveAddress)
        changes.insert(AddressKey, wanted.liveAddress);
    if (wanted.liveAllow != liveAllow)
        changes.insert(AllowKey, wanted.liveAllow);
    const QJsonObject now = captureAttributes(options);
    const QJsonObject then = captureAttributes(wanted.options);
    for (const CaptureOptionName &name : captureOptionNames()) {
        if (now.value(name.attribute) != then.value(name.attribute))
            changes.insert(name.attribute, then.contains(name.attribute)
                                               ? then.value(name.attribute)
                                               : QJsonValue(QJsonValue::Null));
    }
    return changes;
}

QString modeText(capture::CaptureMode mode)
{
    return QLatin1String(QByteArrayView(word(mode)));
}

Result<capture::CaptureMode> modeFromText(const QString &text)
{
    if (const auto mode = fromWord<capture::CaptureMode>(text.toStdString()))
        return *mode;
    return failure("'" + text.toStdString() + "' is none of file, net, both");
}

} // namespace tomato::topology
