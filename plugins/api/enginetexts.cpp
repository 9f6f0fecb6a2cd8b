// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/enginetexts.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <vector>

namespace tomato::plugins {

namespace {

constexpr const char *Context = "EngineText";

/// The texts that users may see; more specific ones come first.
constexpr const char *Known[] = {
    // These come from the system.
    QT_TRANSLATE_NOOP("EngineText", "No space left on device"),
    QT_TRANSLATE_NOOP("EngineText", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("EngineText", "Permission denied"),
    QT_TRANSLATE_NOOP("EngineText", "Operation not permitted"),
    QT_TRANSLATE_NOOP("EngineText", "No such file or directory"),
    QT_TRANSLATE_NOOP("EngineText", "Is a directory"),
    QT_TRANSLATE_NOOP("EngineText", "Not a directory"),
    QT_TRANSLATE_NOOP("EngineText", "File exists"),
    QT_TRANSLATE_NOOP("EngineText", "Read-only file system"),
    QT_TRANSLATE_NOOP("EngineText", "Input/output error"),
    QT_TRANSLATE_NOOP("EngineText", "Device or resource busy"),
    QT_TRANSLATE_NOOP("EngineText", "No such device"),
    QT_TRANSLATE_NOOP("EngineText", "Address already in use"),
    QT_TRANSLATE_NOOP("EngineText", "Cannot assign requested address"),
    QT_TRANSLATE_NOOP("EngineText", "Connection refused"),
    QT_TRANSLATE_NOOP("EngineText", "out of memory"),
    // These are about files.
    QT_TRANSLATE_NOOP("EngineText", "cannot open %1: %2"),
    QT_TRANSLATE_NOOP("EngineText", "cannot write %1: %2"),
    QT_TRANSLATE_NOOP("EngineText", "cannot read %1: %2"),
    QT_TRANSLATE_NOOP("EngineText", "cannot be read: %1"),
    QT_TRANSLATE_NOOP("EngineText", "cannot be written: %1"),
    QT_TRANSLATE_NOOP("EngineText", "cannot be made: %1"),
    QT_TRANSLATE_NOOP("EngineText", "cannot be started: %1"),
    QT_TRANSLATE_NOOP("EngineText", "this file cannot be written"),
    QT_TRANSLATE_NOOP("EngineText", "this kind of file cannot be read"),
    QT_TRANSLATE_NOOP(
        "EngineText",
        "this is no topology of ToMaTo, GraphML, GNS3, CORE, containerlab or Mininet"),
    QT_TRANSLATE_NOOP("EngineText", "not JSON: %1"),
    QT_TRANSLATE_NOOP("EngineText", "not UTF-8"),
    QT_TRANSLATE_NOOP("EngineText", "the text is empty"),
    QT_TRANSLATE_NOOP("EngineText", "is encrypted"),
    QT_TRANSLATE_NOOP("EngineText", "is too large"),
    QT_TRANSLATE_NOOP("EngineText", "is too long"),
    // These are about values.
    QT_TRANSLATE_NOOP("EngineText", "expected %1, found %2"),
    QT_TRANSLATE_NOOP("EngineText", "a number"),
    QT_TRANSLATE_NOOP("EngineText", "a text"),
    QT_TRANSLATE_NOOP("EngineText", "true or false"),
    QT_TRANSLATE_NOOP("EngineText", "nothing"),
    QT_TRANSLATE_NOOP("EngineText", "is not from %1 to %2, in megabytes"),
    QT_TRANSLATE_NOOP("EngineText", "is not from %1 to %2"),
    QT_TRANSLATE_NOOP("EngineText", "is neither an address nor a name of a machine"),
    QT_TRANSLATE_NOOP("EngineText", "is neither a port nor a range of ports such as 20000-20099, "
                                    "from 1024 to 65535"),
    QT_TRANSLATE_NOOP("EngineText", "is not an absolute path of letters, digits and %1"),
    QT_TRANSLATE_NOOP("EngineText", "is not a target of ssh such as alice@gw.example: %1"),
    QT_TRANSLATE_NOOP("EngineText", "letters, digits and %1 behind a letter or a digit"),
    QT_TRANSLATE_NOOP("EngineText", "is not a name of a host: letters, digits and %1"),
    QT_TRANSLATE_NOOP("EngineText", "is what the own machine and its parts are called, and needs "
                                    "no section"),
    QT_TRANSLATE_NOOP("EngineText", "is no whole number from %1 to %2"),
    QT_TRANSLATE_NOOP("EngineText", "is longer than %1 bytes"),
    QT_TRANSLATE_NOOP("EngineText", "%1 is no MAC address of an interface, such as %2"),
    QT_TRANSLATE_NOOP("EngineText", "%1 is no IPv4 address of a gateway"),
    QT_TRANSLATE_NOOP("EngineText", "%1 is no IPv6 address of a gateway"),
    QT_TRANSLATE_NOOP("EngineText", "a name must not be empty"),
    QT_TRANSLATE_NOOP("EngineText", "has a connection already"),
    QT_TRANSLATE_NOOP("EngineText", "cannot be joined with itself"),
    QT_TRANSLATE_NOOP("EngineText", "no element has the id %1"),
    QT_TRANSLATE_NOOP("EngineText", "no connection has the id %1"),
    QT_TRANSLATE_NOOP("EngineText", "no such element"),
    // These are about labs.
    QT_TRANSLATE_NOOP("EngineText", "no engine is connected"),
    QT_TRANSLATE_NOOP("EngineText", "no engine runs for this lab"),
    QT_TRANSLATE_NOOP("EngineText", "the engine closed the connection"),
    QT_TRANSLATE_NOOP("EngineText", "tomato-engine gives no answer"),
    QT_TRANSLATE_NOOP("EngineText", "the lab was stopped meanwhile"),
    QT_TRANSLATE_NOOP("EngineText", "the lab was stopped while it started"),
    QT_TRANSLATE_NOOP("EngineText", "says not what it stands for"),
    QT_TRANSLATE_NOOP("EngineText", "this machine has no interface %1"),
    QT_TRANSLATE_NOOP("EngineText", "cannot find the container %1"),
    QT_TRANSLATE_NOOP("EngineText", "there is no folder '%1'"),
    QT_TRANSLATE_NOOP("EngineText",
                      "a loop without spanning tree goes through %1 in VLAN %2: broadcasts go "
                      "round in it without an end; turn on Spanning tree (\"stp\": true) of each "
                      "switch in it, or keep a connection out of the VLAN"),
    QT_TRANSLATE_NOOP("EngineText",
                      "a loop without spanning tree goes through %1: broadcasts go round in it "
                      "without an end; turn on Spanning tree (\"stp\": true) of a switch in it, or "
                      "remove a connection"),
    QT_TRANSLATE_NOOP("EngineText",
                      "a loop without spanning tree goes through %1: broadcasts go round in it "
                      "without an end; remove a connection, or put a switch with Spanning tree in "
                      "the place of one of them, as a hub has none"),
    QT_TRANSLATE_NOOP("EngineText", "%1 will have no IPv6, which needs an MTU of 1280: set mtu to "
                                    "1280 or more, or remove ip6address"),
    QT_TRANSLATE_NOOP("EngineText", "%1 has no IPv6: its MTU is %2, and IPv6 needs 1280; set mtu "
                                    "to that, or remove ip6address"),
    QT_TRANSLATE_NOOP("EngineText", "the MAC address %1 is that of %2: give each interface one of "
                                    "its own, or none"),
    QT_TRANSLATE_NOOP("EngineText", "Graphviz crashed: choose another engine"),
    QT_TRANSLATE_NOOP("EngineText", "this machine's kernel has no netem and cannot emulate: %1"),
    // These are about captures.
    QT_TRANSLATE_NOOP("EngineText", "nothing was captured on this connection"),
    QT_TRANSLATE_NOOP("EngineText", "is captured for live viewing only, not for download"),
    QT_TRANSLATE_NOOP("EngineText", "the download was cancelled"),
    QT_TRANSLATE_NOOP("EngineText", "cannot listen for viewers: %1"),
    QT_TRANSLATE_NOOP("EngineText", "The address is not available"),
    QT_TRANSLATE_NOOP("EngineText", "cannot listen: %1"),
    QT_TRANSLATE_NOOP("EngineText", "syntax error in filter expression: %1"),
    QT_TRANSLATE_NOOP("EngineText", "can't parse filter expression: %1"),
    QT_TRANSLATE_NOOP("EngineText", "syntax error"),
    QT_TRANSLATE_NOOP("EngineText", "unknown host '%1'"),
    QT_TRANSLATE_NOOP("EngineText", "unknown network '%1'"),
    QT_TRANSLATE_NOOP("EngineText", "unknown port '%1'"),
    QT_TRANSLATE_NOOP("EngineText", "unknown ether host '%1'"),
    QT_TRANSLATE_NOOP("EngineText", "%1 packets were recorded"),
    QT_TRANSLATE_NOOP("EngineText", "%1 packets were recorded since the trigger"),
    QT_TRANSLATE_NOOP("EngineText", "%1 bytes were recorded, and no more than %2 were asked for"),
    QT_TRANSLATE_NOOP(
        "EngineText",
        "%1 bytes were recorded since the trigger, and no more than %2 were asked for"),
    QT_TRANSLATE_NOOP("EngineText", "%1 seconds have passed"),
    QT_TRANSLATE_NOOP("EngineText", "%1 seconds have passed since the trigger"),
    QT_TRANSLATE_NOOP("EngineText", "too complex: libpcap takes more than 250 ms to compile it"),
    // These are about display filters.
    QT_TRANSLATE_NOOP("EngineText", "is recognised by what is in a packet, which a capture filter "
                                    "does not know: '%1' is what is usual"),
    QT_TRANSLATE_NOOP("EngineText", "comes from the packets before it, and a capture filter sees "
                                    "one at a time"),
    QT_TRANSLATE_NOOP("EngineText", "is not in the packet: Wireshark makes it up"),
    QT_TRANSLATE_NOOP("EngineText", "has no counterpart in capture filters"),
    QT_TRANSLATE_NOOP("EngineText", "'%1' has no counterpart"),
    // These are about files of other programs.
    QT_TRANSLATE_NOOP("EngineText", "there is nothing to add"),
    QT_TRANSLATE_NOOP("EngineText",
                      "this is a Go template ({{ … }}): render it first, then open the result"),
    QT_TRANSLATE_NOOP("EngineText",
                      "it is not UTF-8 and was read as ISO-8859-1 (Latin-1): look at its letters"),
    QT_TRANSLATE_NOOP("EngineText", "a node's %1 is kept in the file and has no effect"),
    QT_TRANSLATE_NOOP("EngineText", "a node's %1 is in its notes and has no effect"),
    QT_TRANSLATE_NOOP("EngineText", "the nodes' %1 is kept in the file and has no effect"),
    QT_TRANSLATE_NOOP("EngineText", "the nodes' %1 has no effect here"),
    QT_TRANSLATE_NOOP("EngineText", "the edges' %1 is kept in the file and has no effect"),
    QT_TRANSLATE_NOOP("EngineText", "the graphs' %1 is kept in the file and has no effect"),
    QT_TRANSLATE_NOOP("EngineText",
                      "the nodes' graphics and the like are kept in the file and have no effect"),
    QT_TRANSLATE_NOOP("EngineText",
                      "the edges' graphics and the like are kept in the file and have no effect"),
    QT_TRANSLATE_NOOP("EngineText", "a link's %1 is kept in the file and has no effect"),
    QT_TRANSLATE_NOOP("EngineText", "an endpoint's %1 is kept in the file and has no effect"),
    QT_TRANSLATE_NOOP("EngineText", "the setting %1 is kept in the file and has no effect"),
    QT_TRANSLATE_NOOP("EngineText", "the project's %1 are kept in the file and have no effect"),
    QT_TRANSLATE_NOOP("EngineText",
                      "the filters of a link are kept in the file and have no effect"),
    QT_TRANSLATE_NOOP("EngineText", "%1 is kept in the file and has no effect"),
    QT_TRANSLATE_NOOP("EngineText",
                      "lines of a node's network-config are in its notes and have no effect"),
    QT_TRANSLATE_NOOP("EngineText",
                      "CORE's services are in the elements' notes; they are not started"),
    QT_TRANSLATE_NOOP("EngineText",
                      "a radio network became a hub: all of its nodes hear each other, always"),
    QT_TRANSLATE_NOOP("EngineText", "a network of the type %1 became an external network"),
    QT_TRANSLATE_NOOP("EngineText", "a network of the type %1 is not known: it became a switch"),
    QT_TRANSLATE_NOOP("EngineText", "a node of the type %1 became %2; its image and settings are "
                                    "kept in the file and have no effect"),
    QT_TRANSLATE_NOOP("EngineText", "a host"),
    QT_TRANSLATE_NOOP("EngineText", "a router"),
    QT_TRANSLATE_NOOP("EngineText", "a switch"),
    QT_TRANSLATE_NOOP("EngineText", "a hub"),
    QT_TRANSLATE_NOOP("EngineText", "an external network"),
    QT_TRANSLATE_NOOP("EngineText", "a node has no kind: it became a host"),
    QT_TRANSLATE_NOOP("EngineText", "a serial link became a connection of Ethernet"),
    QT_TRANSLATE_NOOP("EngineText", "links that are faster than 1 Gbit/s are emulated with that"),
    QT_TRANSLATE_NOOP("EngineText", "an edge and its opposite became one connection"),
    QT_TRANSLATE_NOOP("EngineText", "a hyperedge became a switch"),
    QT_TRANSLATE_NOOP("EngineText", "a link to %1 leads to an external network"),
    QT_TRANSLATE_NOOP("EngineText", "a link was left out: %1"),
    QT_TRANSLATE_NOOP("EngineText", "a drawing was left out: %1"),
    QT_TRANSLATE_NOOP("EngineText", "a part of a drawing was left out: %1"),
    QT_TRANSLATE_NOOP("EngineText", "a shape of the type %1 was left out"),
    QT_TRANSLATE_NOOP("EngineText", "the background picture is in another file: it was left out"),
    QT_TRANSLATE_NOOP("EngineText", "it lay on another element, and lies beside it now"),
    QT_TRANSLATE_NOOP("EngineText", "names that another element has already got a number"),
    QT_TRANSLATE_NOOP(
        "EngineText",
        "an interface has one address of each kind here: the others are in its notes"),
    QT_TRANSLATE_NOOP("EngineText",
                      "the controller %1 has no effect: switches learn by themselves here"),
    QT_TRANSLATE_NOOP("EngineText", "a switch runs no commands: it is in its notes"),
    QT_TRANSLATE_NOOP("EngineText", "files of the project's nodes stay in the archive"),
    QT_TRANSLATE_NOOP("EngineText", "a further document in the file has no effect"),
    QT_TRANSLATE_NOOP("EngineText", "%1 has no place in %2"),
    QT_TRANSLATE_NOOP("EngineText", "a link that is down is up there"),
    QT_TRANSLATE_NOOP("EngineText", "interfaces have other names there"),
    QT_TRANSLATE_NOOP("EngineText", "interfaces have Mininet's names"),
    QT_TRANSLATE_NOOP("EngineText", "a name was changed to %1"),
    QT_TRANSLATE_NOOP("EngineText", "a hub became a switch"),
    QT_TRANSLATE_NOOP("EngineText", "an external network became a switch that leads nowhere"),
    QT_TRANSLATE_NOOP("EngineText", "an external network became interfaces of the host"),
    QT_TRANSLATE_NOOP("EngineText", "an attached element became a host"),
    QT_TRANSLATE_NOOP("EngineText", "an attached element became a node"),
    QT_TRANSLATE_NOOP(
        "EngineText",
        "a switch or hub is a bridge that you make first: ip link add NAME type bridge"),
    QT_TRANSLATE_NOOP("EngineText",
                      "link emulation became a command of tc, which the image must have"),
    QT_TRANSLATE_NOOP("EngineText", "link emulation of what a switch, a hub or the host sends is "
                                    "not in the file: use containerlab tools netem"),
};

/// The pattern of a text, which finds it in a message.
struct Pattern
{
    const char *text;
    QRegularExpression expression;
};

std::vector<Pattern> patterns()
{
    static const QRegularExpression place(QStringLiteral("%[12]"));
    std::vector<Pattern> made;
    for (const char *text : Known) {
        QStringList parts = QString::fromUtf8(text).split(place);
        for (QString &part : parts)
            part = QRegularExpression::escape(part);
        made.push_back({text, QRegularExpression(QRegularExpression::anchoredPattern(
                                                     parts.join(QStringLiteral("(.+?)"))),
                                                 QRegularExpression::DotMatchesEverythingOption)});
    }
    return made;
}

} // namespace

QString inUsersLanguage(const QString &text)
{
    static const std::vector<Pattern> known = patterns();
    for (const Pattern &each : known) {
        const QRegularExpressionMatch match = each.expression.match(text);
        if (!match.hasMatch())
            continue;
        QString said = QCoreApplication::translate(Context, each.text);
        if (match.lastCapturedIndex() == 2)
            return said.arg(inUsersLanguage(match.captured(1)), inUsersLanguage(match.captured(2)));
        return match.lastCapturedIndex() == 1 ? said.arg(inUsersLanguage(match.captured(1))) : said;
    }
    const qsizetype behind = text.indexOf(QLatin1String(": "));
    return behind < 0 ? text : text.left(behind + 2) + inUsersLanguage(text.mid(behind + 2));
}

} // namespace tomato::plugins
