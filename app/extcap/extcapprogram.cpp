// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/extcapprogram.h"

#include "app/cli/arguments.h"
#include "app/cli/output.h"
#include "app/extcap/extcapconfig.h"
#include "app/extcap/watching.h"
#include "app/extcap/wiresharkfolder.h"

#include <cstdio>

namespace tomato::extcap {

using cli::Arguments;

namespace {

constexpr const char *Help = R"(usage: tomato-extcap --extcap-interfaces
       tomato-extcap --extcap-interface NAME --extcap-dlts | --extcap-config
       tomato-extcap --extcap-interface NAME --capture --fifo FILE
           [--extcap-capture-filter EXPR] [--filter EXPR] [--direction both|out|in] [--backlog]
           [--arrivals no|also|only] [--extcap-control-in FILE] [--extcap-control-out FILE]
       tomato-extcap --install
Makes the connections of labs that run interfaces of Wireshark and tshark.

  --extcap-interfaces           list them
  --extcap-interface NAME       the one that is meant
  --extcap-dlts                 the link type of its packets
  --extcap-config               its options
  --extcap-version VERSION      of Wireshark; changes nothing
  --extcap-capture-filter EXPR  Wireshark's capture filter; alone: judge it
  --capture                     capture, until the reader of the file or the recording ends
  --fifo FILE                   where packets are written to, as pcapng
  --filter EXPR                 a capture filter of this view, or a display filter that one can say
  --direction both|out|in       which packets, as the connection's first end sees it
  --backlog                     begin with the packets that the ring holds
  --arrivals no|also|only       frames as they left the link at the far end, too or only
  --extcap-control-in FILE      from where changes in Wireshark's toolbar come
  --extcap-control-out FILE     where the toolbar's values are written to
  --install                     link this program into Wireshark's folder for such programs
  --help, --version             print this, or the version
)";

const std::map<QString, int> Arities = {{"--extcap-interfaces", 0},
                                        {"--extcap-interface", 1},
                                        {"--extcap-dlts", 0},
                                        {"--extcap-config", 0},
                                        {"--extcap-version", 1},
                                        {"--extcap-capture-filter", 1},
                                        {"--capture", 0},
                                        {"--fifo", 1},
                                        {"--filter", 1},
                                        {"--direction", 1},
                                        {"--backlog", 0},
                                        {"--arrivals", 1},
                                        {"--extcap-control-in", 1},
                                        {"--extcap-control-out", 1},
                                        {"--install", 0},
                                        {"--help", 0},
                                        {"--version", 0}};

void say(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stdout);
}

int sayFailure(const Error &error, int code = cli::Failed)
{
    cli::note(QStringLiteral("tomato-extcap: ") + QString::fromStdString(error.text()));
    return code;
}

QString textOf(const Arguments &arguments, const char *option, const char *otherwise = "")
{
    return arguments.value(QLatin1String(option)).value_or(QLatin1String(otherwise));
}

Watching::Order orderOf(const Arguments &arguments)
{
    return {textOf(arguments, "--extcap-capture-filter"), textOf(arguments, "--filter"),
            textOf(arguments, "--direction", "both"), textOf(arguments, "--arrivals", "no"),
            arguments.has(QStringLiteral("--backlog"))};
}

int capture(const Arguments &arguments, const QString &name)
{
    const auto fifo = arguments.value(QStringLiteral("--fifo"));
    if (!fifo)
        return sayFailure(Error{"--capture", "stands with --fifo FILE"}, cli::Misused);
    const auto offer = findOffer(name);
    if (!offer)
        return sayFailure(offer.error(), cli::NotFound);
    auto watching = Watching::prepare(*offer, orderOf(arguments));
    if (!watching)
        return sayFailure(watching.error(), cli::Misused);
    auto toolbar = Toolbar::open(textOf(arguments, "--extcap-control-in"),
                                 textOf(arguments, "--extcap-control-out"));
    if (!toolbar)
        return sayFailure(toolbar.error());
    const auto done = watching->run(*fifo, std::move(*toolbar));
    return done ? int(cli::Done) : sayFailure(done.error());
}

/// Answers a question about one interface.
int answer(const Arguments &arguments, const QString &name)
{
    if (arguments.has(QStringLiteral("--capture")))
        return capture(arguments, name);
    if (arguments.has(QStringLiteral("--extcap-dlts"))) {
        say(linkTypesText());
        return cli::Done;
    }
    if (arguments.has(QStringLiteral("--extcap-config"))) {
        const auto offer = findOffer(name);
        if (!offer)
            return sayFailure(offer.error(), cli::NotFound);
        say(optionsText(*offer));
        return cli::Done;
    }
    // A check of a filter prints its error.
    const auto filter =
        viewFilter(textOf(arguments, "--extcap-capture-filter"), textOf(arguments, "--filter"));
    if (!filter)
        say(QString::fromStdString(filter.error().message) + QLatin1Char('\n'));
    return cli::Done;
}

} // namespace

int runExtcap(const QStringList &words)
{
    const auto arguments = Arguments::parse(words, Arities);
    if (!arguments)
        return sayFailure(arguments.error(), cli::Misused);
    if (arguments->has(QStringLiteral("--version"))) {
        say(QStringLiteral("tomato-extcap " TOMATO_VERSION "\n"));
        return cli::Done;
    }
    if (arguments->has(QStringLiteral("--extcap-interfaces"))) {
        say(interfacesText(offers()));
        return cli::Done;
    }
    if (arguments->has(QStringLiteral("--install"))) {
        const auto link = linkIntoWireshark();
        if (link)
            say(*link + QLatin1Char('\n'));
        return link ? int(cli::Done) : sayFailure(link.error());
    }
    if (const auto name = arguments->value(QStringLiteral("--extcap-interface")))
        return answer(*arguments, *name);
    say(QLatin1String(Help));
    return arguments->has(QStringLiteral("--help")) ? cli::Done : cli::Misused;
}

} // namespace tomato::extcap
