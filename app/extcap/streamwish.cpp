// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/streamwish.h"

namespace tomato::extcap {

Result<capture::Direction> directionOf(const QString &word)
{
    if (word == QLatin1String("both"))
        return capture::Direction::Both;
    if (word == QLatin1String("out"))
        return capture::Direction::FromFirst;
    if (word == QLatin1String("in"))
        return capture::Direction::FromSecond;
    return failure("'" + word.toStdString() + "' is none of both, out, in", "--direction");
}

Result<StreamWish::Moments> momentsOf(const QString &word)
{
    if (word == QLatin1String("no"))
        return StreamWish::Moments::Sent;
    if (word == QLatin1String("also"))
        return StreamWish::Moments::Both;
    if (word == QLatin1String("only"))
        return StreamWish::Moments::Delivered;
    return failure("'" + word.toStdString() + "' is none of no, also, only", "--arrivals");
}

} // namespace tomato::extcap
