// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/arrangement.h"

#include <algorithm>

namespace tomato::ui {

static void align(Places &places, double &(QPointF::*coordinate)())
{
    double sum = 0;
    for (auto &[id, place] : places)
        sum += (place.*coordinate)();
    for (auto &[id, place] : places)
        (place.*coordinate)() = sum / static_cast<double>(places.size());
}

static void spread(Places &places, double &(QPointF::*coordinate)())
{
    std::stable_sort(places.begin(), places.end(), [coordinate](auto a, auto b) {
        return (a.second.*coordinate)() < (b.second.*coordinate)();
    });
    const double first = (places.front().second.*coordinate)();
    const double last = (places.back().second.*coordinate)();
    const double step = (last - first) / static_cast<double>(places.size() - 1);
    for (std::size_t i = 0; i < places.size(); ++i)
        (places[i].second.*coordinate)() = first + step * static_cast<double>(i);
}

Places arranged(Places places, Arrangement arrangement)
{
    if (places.size() < 2)
        return places;
    switch (arrangement) {
    case Arrangement::Row:
        align(places, &QPointF::ry);
        break;
    case Arrangement::Column:
        align(places, &QPointF::rx);
        break;
    case Arrangement::SpreadAcross:
        spread(places, &QPointF::rx);
        break;
    case Arrangement::SpreadDown:
        spread(places, &QPointF::ry);
        break;
    }
    return places;
}

} // namespace tomato::ui
