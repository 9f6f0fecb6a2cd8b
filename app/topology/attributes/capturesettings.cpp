// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/capturesettings.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/captureoptions.h"
#include "capture/options/optionwords.h"

namespace tomato::topology {

CaptureSettings captureSettings(const Connection &connection)
{
    const QJsonObject &attributes = connection.attributes;
    CaptureSettings settings;
    settings.isEnabled = attributes.value(CapturingAttribute).toBool();
    settings.mode = modeFromText(attributes.value(CaptureModeAttribute).toString())
                        .value_or(capture::CaptureMode::File);
    settings.options = captureValues(attributes).value_or(capture::RecordingOptions());
    settings.options.filter =
        attributes.value(CaptureFilterAttribute).toString().trimmed().toStdString();
    settings.liveAddress = attributes.value(CaptureLiveAddressAttribute).toString().trimmed();
    settings.liveAllow = attributes.value(CaptureLiveAllowAttribute).toString().trimmed();
    settings.livePlain = attributes.value(CaptureLivePlainAttribute).toBool();
    settings.at = capturePlace(attributes).value_or(CapturePlace::EachEnd);
    return settings;
}

QJsonObject CaptureSettings::changesTo(const CaptureSettings &wanted) const
{
    QJsonObject changes;
    if (wanted.isEnabled != isEnabled)
        changes.insert(CapturingAttribute, wanted.isEnabled);
    if (wanted.mode != mode)
        changes.insert(CaptureModeAttribute, modeText(wanted.mode));
    if (wanted.options.filter != options.filter)
        changes.insert(CaptureFilterAttribute, wanted.filter());
    if (wanted.liveAddress != liveAddress)
        changes.insert(CaptureLiveAddressAttribute, wanted.liveAddress);
    if (wanted.liveAllow != liveAllow)
        changes.insert(CaptureLiveAllowAttribute, wanted.liveAllow);
    if (wanted.livePlain != livePlain)
        changes.insert(CaptureLivePlainAttribute,
                       wanted.livePlain ? QJsonValue(true) : QJsonValue(QJsonValue::Null));
    if (wanted.at != at)
        changes.insert(CaptureAtAttribute, wanted.at == CapturePlace::EachEnd
                                               ? QJsonValue(QJsonValue::Null)
                                               : QJsonValue(placeText(wanted.at)));
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
