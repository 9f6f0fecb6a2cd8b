// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/cisco/evedrawing.h"

#include "app/topology/annotation.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace tomato::exchange {

using topology::Annotation;

/// A number of pixels in a style: "left: 564px".
static std::optional<double> pixelsIn(const QString &html, const char *property)
{
    const QRegularExpression form(QStringLiteral("(?:^|[\\s;\"'])%1\\s*[:=]\\s*[\"']?(-?[0-9.]+)")
                                      .arg(QLatin1String(property)));
    const auto match = form.match(html);
    bool isNumber = false;
    const double number = match.captured(1).toDouble(&isNumber);
    return match.hasMatch() && isNumber ? std::optional(number) : std::nullopt;
}

/// Returns the words of a piece of HTML, without its marks.
static QString plainText(QString html)
{
    static const QRegularExpression breaks(QStringLiteral("<(br|/p|/div|/li)[^<>]*>"));
    static const QRegularExpression tags(QStringLiteral("<[^<>]*>"));
    static const QRegularExpression blank(QStringLiteral("[ \\t]*\\n\\s*\\n*"));
    html.replace(breaks, QStringLiteral("\n"));
    html.remove(tags);
    for (const auto &[entity, text] : {std::pair{"&nbsp;", " "},
                                       {"&lt;", "<"},
                                       {"&gt;", ">"},
                                       {"&quot;", "\""},
                                       {"&#39;", "'"},
                                       {"&amp;", "&"}})
        html.replace(QLatin1String(entity), QLatin1String(text));
    return html.replace(blank, QStringLiteral("\n")).trimmed();
}

/// A colour of CSS: #204080, rgb(32, 64, 128), or rgba(32, 64, 128, 1); empty where there is none,
/// or one that nobody sees.
static QString colourIn(const QString &html, const char *property)
{
    const QRegularExpression form(
        QStringLiteral("(?:^|[\\s;\"'])%1\\s*[:=]\\s*[\"']?(?:(#[0-9A-Fa-f]{6})\\b|"
                       "rgba?\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*"
                       "(?:,\\s*([0-9.]+)\\s*)?\\))")
            .arg(QLatin1String(property)));
    const auto match = form.match(html);
    if (!match.captured(2).isEmpty()) {
        const bool isSeen = match.captured(5).isEmpty() || match.captured(5).toDouble() > 0;
        QByteArray parts;
        for (const int part : {2, 3, 4})
            parts.append(static_cast<char>(std::min(match.captured(part).toInt(), 255)));
        return isSeen ? QLatin1Char('#') + QString::fromLatin1(parts.toHex()) : QString();
    }
    return match.captured(1);
}

Result<QJsonObject> readEveText(const QString &data, const QString &type)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(data.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return failure("it is not in base64");
    // PNETLab encodes the HTML as for an address, too.
    const QString html = QString::fromUtf8(
        (*bytes).startsWith("%3C") ? QByteArray::fromPercentEncoding(*bytes) : *bytes);
    const auto left = pixelsIn(html, "left");
    const auto top = pixelsIn(html, "top");
    if (!left || !top)
        return failure("it does not say where it lies");
    Annotation drawn;
    drawn.position = {*left, *top};
    if (type == QLatin1String("text")) {
        drawn.text = plainText(html).left(Annotation::MaximumText);
        if (drawn.text.isEmpty())
            return failure("it has no text");
        drawn.textSize = std::clamp(pixelsIn(html, "font-size").value_or(16) * 0.75, 1.0, 400.0);
        drawn.isBold = html.contains(QLatin1String("<strong")) ||
                       html.contains(QLatin1String("font-weight: bold"));
        drawn.colour = colourIn(html, "color");
    } else if (type == QLatin1String("square") || type == QLatin1String("circle")) {
        drawn.kind = type == QLatin1String("square") ? Annotation::Kind::Rectangle
                                                     : Annotation::Kind::Ellipse;
        drawn.size = {pixelsIn(html, "width").value_or(100),
                      pixelsIn(html, "height").value_or(100)};
        drawn.colour = colourIn(html, "stroke");
        drawn.fill = colourIn(html, "fill");
        drawn.border = std::clamp(pixelsIn(html, "stroke-width").value_or(1), 0.0, 100.0);
        drawn.isDashed = html.contains(QLatin1String("stroke-dasharray"));
    } else {
        return failure("it is neither a text, a square nor a circle");
    }
    const QJsonObject json = drawn.toJson();
    if (const auto checked = Annotation::read(json); !checked)
        return passOn(checked);
    return json;
}

} // namespace tomato::exchange
