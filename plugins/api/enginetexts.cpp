// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/enginetexts.h"

#include "app/protocol/texts/errortexts.h"

#include <QCoreApplication>

#include <vector>

namespace tomato::plugins {

namespace {

/// These texts are about files of other programs; those of the engine are in app/protocol.
constexpr const char *Known[] = {
    // These are about files of other programs.
    QT_TRANSLATE_NOOP("EngineText", "there is nothing to add"),
    QT_TRANSLATE_NOOP("EngineText",
                      "this is a Go template ({{ … }}): render it first, then open the result"),
    QT_TRANSLATE_NOOP("EngineText",
                      "it is not UTF-8 and was read as ISO-8859-1 (Latin-1): look at its letters"),
    QT_TRANSLATE_NOOP("EngineText", "a node's %1 is kept in the file and has no effect"),
    QT_TRANSLATE_NOOP("EngineText", "the image %1 is in your store of images: the node runs in it"),
    QT_TRANSLATE_NOOP("EngineText",
                      "the image %1 is not in your store: the node runs this machine's programs"),
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
    // These are about what links and the machine held of their promises in a run.
    QT_TRANSLATE_NOOP("EngineText", "%1 ms ± %2 in %3 %"),
    QT_TRANSLATE_NOOP("EngineText", "%1 ms from the promised %2 ms at %3"),
    QT_TRANSLATE_NOOP("EngineText", "at most %1 of %2 Mbit/s"),
    QT_TRANSLATE_NOOP("EngineText", "more than the bandwidth"),
    QT_TRANSLATE_NOOP("EngineText", "%1 % lost of %2 %"),
    QT_TRANSLATE_NOOP("EngineText", "%1 % lost of at most %2 %"),
    QT_TRANSLATE_NOOP("EngineText", "that is no chance"),
    QT_TRANSLATE_NOOP("EngineText", "%1 ms late at %2, %3"),
    QT_TRANSLATE_NOOP("EngineText", "both processors busy"),
    QT_TRANSLATE_NOOP("EngineText", "all %1 processors busy"),
    QT_TRANSLATE_NOOP("EngineText", "%1 of %2 processors busy"),
    QT_TRANSLATE_NOOP("EngineText", "both processors busy for %1 of %2 s"),
    QT_TRANSLATE_NOOP("EngineText", "all %1 processors busy for %2 of %3 s"),
};

std::vector<rpc::ErrorText> texts()
{
    std::vector<rpc::ErrorText> all = rpc::allErrorTexts();
    for (const char *text : Known)
        all.push_back({"", text});
    return all;
}

} // namespace

QString inUsersLanguage(const QString &text)
{
    static const rpc::ErrorTexts known(texts());
    return known.translated(text);
}

} // namespace tomato::plugins
