// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/displayfilteradvice.h"

#include "app/client/filter/displayfilter.h"
#include "plugins/api/enginetexts.h"

namespace tomato::plugins {

std::optional<DisplayFilterAdvice> DisplayFilterAdvice::of(const QString &filter)
{
    if (!client::looksLikeDisplayFilter(filter))
        return {};
    const auto made = client::captureFilterOf(filter);
    if (made)
        return DisplayFilterAdvice{
            tr("A display filter of Wireshark; the capture filter for it is: %1").arg(*made),
            *made};
    return DisplayFilterAdvice{
        tr("A display filter of Wireshark, for which there is no capture filter: %1")
            .arg(inUsersLanguage(QString::fromStdString(made.error().text()))),
        {}};
}

} // namespace tomato::plugins
