// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/viewfilter.h"

#include "app/client/filter/displayfilter.h"

namespace tomato::extcap {

Result<ViewFilter> viewFilter(const QString &text)
{
    const QString expression = text.trimmed();
    auto compiled = FrameFilter::compile(expression);
    if (compiled)
        return ViewFilter{std::move(*compiled), expression};
    const auto made = client::captureFilterOf(expression);
    if (!made)
        return client::looksLikeDisplayFilter(expression)
                   ? failure("as a display filter: " +
                                 (made.error().place == expression.toStdString()
                                      ? made.error().message
                                      : made.error().text()),
                             expression.toStdString())
                   : passOn(compiled);
    auto other = FrameFilter::compile(*made);
    if (!other)
        return passOn(compiled);
    return ViewFilter{std::move(*other), *made};
}

Result<ViewFilter> viewFilter(const QString &text, const QString &other)
{
    auto first = viewFilter(text);
    auto second = viewFilter(other);
    if (!first || !second)
        return first ? std::move(second) : std::move(first);
    if (first->expression.isEmpty() || second->expression.isEmpty())
        return first->expression.isEmpty() ? std::move(second) : std::move(first);
    return viewFilter(QStringLiteral("(%1) and (%2)").arg(first->expression, second->expression));
}

} // namespace tomato::extcap
