// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/texts/windowtexts.h"

#include <QCoreApplication>

namespace tomato::plugins {

static constexpr rpc::ErrorText DocumentTexts[] = {
    {"", QT_TRANSLATE_NOOP("EngineText",
                           "only a host, router, switch, hub or external network can be added")},
    {"", QT_TRANSLATE_NOOP("EngineText", "is no list of this program")},
    {"", QT_TRANSLATE_NOOP("EngineText", "an interface lies where its device lies")},
    {"", QT_TRANSLATE_NOOP("EngineText", "another interface has the name %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "an edge leads to no node")},
    {"", QT_TRANSLATE_NOOP("EngineText", "Graphviz could not place the graph with %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "Graphviz gave no place to some element")},
    {"",
     QT_TRANSLATE_NOOP("EngineText",
                       "there is no engine %1; there are dot, neato, fdp, sfdp, circo and twopi")},
    // These are about templates.
    {"", QT_TRANSLATE_NOOP("EngineText", "there is no element in it")},
    {"", QT_TRANSLATE_NOOP("EngineText", "has %1 bytes; %2 are the most that is read")},
    {"", QT_TRANSLATE_NOOP("EngineText", "there is no template %1")},
    {"",
     QT_TRANSLATE_NOOP("EngineText", "there are more than %1 templates: the others are left out")},
    {"",
     QT_TRANSLATE_NOOP("EngineText",
                       "a template's name has no slash, no control character, and no dot first")},
    {"", QT_TRANSLATE_NOOP("EngineText", "the address %1 was left out, as it is in use")},
    {"", QT_TRANSLATE_NOOP("EngineText",
                           "the gateway %1 was left out, as the addresses beside it were")},
    {"",
     QT_TRANSLATE_NOOP("EngineText", "the route %1 was left out, as the addresses beside it were")},
    // These are about bundles of experiments that are packed.
    {"", QT_TRANSLATE_NOOP("EngineText", "a bundle has at most %1 files: pack fewer runs")},
    {"", QT_TRANSLATE_NOOP("EngineText", "became shorter while it was read")},
    {"", QT_TRANSLATE_NOOP("EngineText", "the bundle cannot be read back: %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "nobody could open this bundle: %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "tomato-plot, which draws, is missing")},
    {"", QT_TRANSLATE_NOOP("EngineText", "there is no experiment.tomato4.json in it")},
    {"", QT_TRANSLATE_NOOP("EngineText", "cannot read")},
    {"", QT_TRANSLATE_NOOP("EngineText", "is cut off at byte %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "the block at byte %1 has no good length")},
};

std::span<const rpc::ErrorText> documentTexts()
{
    return DocumentTexts;
}

} // namespace tomato::plugins
