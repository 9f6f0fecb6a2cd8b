// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/extcapconfig.h"

#include "app/extcap/extcaptexts.h"
#include "app/extcap/toolbar.h"
#include "app/topology/printable.h"

namespace tomato::extcap {

/// Names are strangers'; braces and line ends are the language's own.
static QString said(const QString &text)
{
    QString safe = topology::printable(text);
    safe.replace(QLatin1Char('{'), QLatin1Char('('));
    safe.replace(QLatin1Char('}'), QLatin1Char(')'));
    return safe;
}

QString interfacesText(const std::vector<OfferedConnection> &offers)
{
    QString text = QStringLiteral("extcap {version=%1}{display=ToMaTo Desktop}\n")
                       .arg(QStringLiteral(TOMATO_VERSION));
    for (const OfferedConnection &each : offers)
        text += QStringLiteral("interface {value=%1}{display=%2}\n")
                    .arg(each.value, said(each.display));
    // A toolbar of no interface would be an empty one.
    return offers.empty() ? text : text + toolbarText();
}

QString linkTypesText()
{
    return QStringLiteral("dlt {number=1}{name=EN10MB}{display=Ethernet}\n");
}

QString optionsText(const OfferedConnection &offer)
{
    const auto sends = [](const QString &end) {
        return said(ExtcapTexts::tr("What %1 sends").arg(end));
    };
    const QString direction =
        QStringLiteral("arg {number=0}{call=--direction}{display=%1}{type=selector}{tooltip=%2}\n"
                       "value {arg=0}{value=both}{display=%3}{default=true}\n"
                       "value {arg=0}{value=out}{display=%4}\n"
                       "value {arg=0}{value=in}{display=%5}\n")
            .arg(ExtcapTexts::tr("Direction"), ExtcapTexts::tr("Which packets are shown"),
                 ExtcapTexts::tr("Both"), sends(offer.ends[0]), sends(offer.ends[1]));
    const QString filter =
        QStringLiteral("arg {number=1}{call=--filter}{display=%1}{type=string}{tooltip=%2}\n")
            .arg(ExtcapTexts::tr("Filter"),
                 ExtcapTexts::tr("A capture filter of this view alone, or a display filter that "
                                 "one can say; a recording keeps its own"));
    const QString backlog =
        QStringLiteral("arg {number=2}{call=--backlog}{display=%1}{type=boolflag}{default=false}"
                       "{tooltip=%2}\n")
            .arg(ExtcapTexts::tr("Begin with what was recorded before"),
                 ExtcapTexts::tr("Packets that the connection's ring holds come first"));
    const QString arrivals =
        QStringLiteral("arg {number=3}{call=--arrivals}{display=%1}{type=selector}{tooltip=%2}\n"
                       "value {arg=3}{value=no}{display=%3}{default=true}\n"
                       "value {arg=3}{value=also}{display=%4}\n"
                       "value {arg=3}{value=only}{display=%5}\n")
            .arg(ExtcapTexts::tr("Packets"),
                 ExtcapTexts::tr("As they were sent, or as they left the link at the far end"),
                 ExtcapTexts::tr("As sent"), ExtcapTexts::tr("As sent and as delivered"),
                 ExtcapTexts::tr("As delivered"));
    return direction + filter + backlog + arrivals;
}

} // namespace tomato::extcap
