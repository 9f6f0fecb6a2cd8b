// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/captureplace.h"

#include "app/base/words.h"

namespace tomato {

template <>
struct Words<topology::CapturePlace>
{
    static constexpr Word<topology::CapturePlace> All[] = {
        {topology::CapturePlace::EachEnd, "each"},
        {topology::CapturePlace::FirstEnd, "from"},
        {topology::CapturePlace::SecondEnd, "to"}};
};

} // namespace tomato

namespace tomato::topology {

QString placeText(CapturePlace place)
{
    return QLatin1String(QByteArrayView(word(place)));
}

Result<CapturePlace> capturePlace(const QJsonObject &attributes)
{
    const QJsonValue value = attributes.value(CaptureAtAttribute);
    if (value.isUndefined() || value.isNull())
        return CapturePlace::EachEnd;
    if (const auto place = fromWord<CapturePlace>(value.toString().toStdString()))
        return *place;
    return failure("'each', 'from' or 'to' is wanted here, not " +
                       (value.isString() ? "'" + value.toString().toStdString() + "'"
                                         : std::string("something else")),
                   CaptureAtAttribute.latin1());
}

CapturePlace placeBetweenHosts(CapturePlace choice, const capture::RecordingOptions &options)
{
    const bool wouldCountTwice =
        options.stop.any() && options.direction == capture::Direction::Both;
    return choice == CapturePlace::EachEnd && wouldCountTwice ? CapturePlace::FirstEnd : choice;
}

} // namespace tomato::topology
