// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/framenumbers.h"

#include <QStringList>

#include <algorithm>
#include <limits>

namespace tomato::topology {

static Result<FrameRange> range(QStringView part)
{
    const qsizetype dash = part.indexOf(u'-');
    const auto number = [](QStringView text) {
        text = text.trimmed();
        const bool isPlain =
            std::ranges::all_of(text, [](QChar each) { return each >= u'0' && each <= u'9'; });
        bool good = false;
        const uint value = text.toUInt(&good);
        return isPlain && good ? value : 0U;
    };
    const FrameRange found =
        dash < 0 ? FrameRange{number(part), number(part)}
                 : FrameRange{number(part.first(dash)), number(part.sliced(dash + 1))};
    if (found.first == 0 || found.last < found.first)
        return failure("expected numbers of frames such as 3, 7, 100-120, found '" +
                       part.toString().toStdString() + "'");
    return found;
}

Result<std::vector<FrameRange>> frameNumbers(const QString &text)
{
    std::vector<FrameRange> ranges;
    if (text.trimmed().isEmpty())
        return ranges;
    for (const QStringView part : QStringView(text).split(u',')) {
        const auto each = range(part.trimmed());
        if (!each)
            return passOn(each);
        ranges.push_back(*each);
    }
    std::ranges::sort(ranges, {}, &FrameRange::first);
    std::vector<FrameRange> joined;
    for (const FrameRange &each : ranges) {
        const bool touches =
            !joined.empty() && (joined.back().last == std::numeric_limits<std::uint32_t>::max() ||
                                each.first <= joined.back().last + 1);
        if (touches)
            joined.back().last = std::max(joined.back().last, each.last);
        else
            joined.push_back(each);
    }
    if (joined.size() > MaxFrameRanges)
        return failure("is longer than " + std::to_string(MaxFrameRanges) + " ranges");
    return joined;
}

} // namespace tomato::topology
