// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/texts/windowtexts.h"

#include <QCoreApplication>

namespace tomato::plugins {

static constexpr rpc::ErrorText BulkTexts[] = {
    {"", QT_TRANSLATE_NOOP("EngineText", "a fabric of the shape %1 has no such number")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%1 is not from %L2 to %L3")},
    {"", QT_TRANSLATE_NOOP("EngineText", "the nodes of a fabric are routers or switches")},
    {"", QT_TRANSLATE_NOOP("EngineText", "there is no fabric of the shape '%1', only %2")},
    {"",
     QT_TRANSLATE_NOOP("EngineText", "%1 is odd: half of a node's ports lead up, half lead down")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%1 nodes are joined by %2 to %3 links, not by %4")},
    {"", QT_TRANSLATE_NOOP("EngineText", "a fabric has at most %1 elements; these would be %2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "a fabric has at most %1 elements; these would be more")},
    {"", QT_TRANSLATE_NOOP("EngineText", "a fabric has at most %1 links; these would be %2")},
    {"",
     QT_TRANSLATE_NOOP("EngineText", "these are more than %1 links: link fewer elements at once")},
    {"", QT_TRANSLATE_NOOP("EngineText", "no element has a name like '%1'")},
    {"", QT_TRANSLATE_NOOP("EngineText", "there is no pattern")},
    {"", QT_TRANSLATE_NOOP("EngineText", "'%1' is no regular expression: %2 at character %3")},
    {"", QT_TRANSLATE_NOOP("EngineText", "its new name would be empty")},
    {"", QT_TRANSLATE_NOOP("EngineText", "its new name would be none: %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "another element has the name %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%1 would be called %2, too")},
};

std::span<const rpc::ErrorText> bulkTexts()
{
    return BulkTexts;
}

} // namespace tomato::plugins
