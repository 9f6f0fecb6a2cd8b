// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/capturesettings.h"

namespace tomato::topology {

CaptureSettings captureSettings(const Connection &connection)
{
    const QJsonObject &attributes = connection.attributes;
    CaptureSettings settings;
    settings.capturing = attributes.value(QLatin1String("capturing")).toBool();
    settings.mode = modeFromText(attributes.value(QLatin1String("capture_mode")).toString())
                        .value_or(CaptureSettings::Mode::File);
    settings.filter = attributes.value(QLatin1String("capture_filter")).toString();
    settings.liveAddress = attributes.value(QLatin1String("capture_live_address")).toString();
    settings.liveAllow = attributes.value(QLatin1String("capture_live_allow")).toString();
    return settings;
}

QString modeText(CaptureSettings::Mode mode)
{
    switch (mode) {
    case CaptureSettings::Mode::File:
        return QStringLiteral("file");
    case CaptureSettings::Mode::Net:
        return QStringLiteral("net");
    case CaptureSettings::Mode::Both:
        return QStringLiteral("both");
    }
    return {};
}

Result<CaptureSettings::Mode> modeFromText(const QString &text)
{
    for (const auto mode :
         {CaptureSettings::Mode::File, CaptureSettings::Mode::Net, CaptureSettings::Mode::Both}) {
        if (text == modeText(mode))
            return mode;
    }
    return failure("'" + text.toStdString() + "' is none of file, net, both");
}

} // namespace tomato::topology
