// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/hostcolours.h"

#include "app/topology/attributes/hostvalues.h"

#include <array>

namespace tomato::ui {

HostColours coloursOf(const std::set<QString> &hosts)
{
    // After Okabe and Ito, a little apart from what states and captures are drawn with.
    static constexpr std::array<QRgb, 7> All = {0xff0072b2, 0xffe69f00, 0xffcc79a7, 0xff009e73,
                                                0xff56b4e9, 0xffd55e00, 0xffb9a90a};
    static constexpr int Darker = 145;
    HostColours colours;
    std::size_t at = 0;
    for (const QString &host : hosts) {
        if (host == topology::HereValue) {
            colours.emplace(host, QColor(0x8a, 0x93, 0xa3));
            continue;
        }
        QColor colour = QColor::fromRgb(All[at % All.size()]);
        for (std::size_t round = 0; round < at / All.size() % 3; ++round)
            colour = colour.darker(Darker);
        colours.emplace(host, colour);
        ++at;
    }
    return colours;
}

} // namespace tomato::ui
