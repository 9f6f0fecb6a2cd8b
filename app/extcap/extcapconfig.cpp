// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/extcapconfig.h"

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
    return QStringLiteral(
               "arg {number=0}{call=--direction}{display=Direction}{type=selector}"
               "{tooltip=Which packets are shown}\n"
               "value {arg=0}{value=both}{display=Both}{default=true}\n"
               "value {arg=0}{value=out}{display=What %1 sends}\n"
               "value {arg=0}{value=in}{display=What %2 sends}\n"
               "arg {number=1}{call=--filter}{display=Filter}{type=string}"
               "{tooltip=A capture filter of this view alone, or a display filter that one can "
               "say; a "
               "recording keeps its own}\n"
               "arg {number=2}{call=--backlog}{display=Begin with what was recorded before}"
               "{type=boolflag}{default=false}"
               "{tooltip=Packets that the connection's ring holds come first}\n"
               "arg {number=3}{call=--arrivals}{display=Packets}{type=selector}"
               "{tooltip=As they were sent, or as they left the link at the far end}\n"
               "value {arg=3}{value=no}{display=As sent}{default=true}\n"
               "value {arg=3}{value=also}{display=As sent and as delivered}\n"
               "value {arg=3}{value=only}{display=As delivered}\n")
        .arg(said(offer.ends[0]), said(offer.ends[1]));
}

} // namespace tomato::extcap
