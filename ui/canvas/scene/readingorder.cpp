// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scene/readingorder.h"

#include "ui/canvas/scene/topologyscene.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

namespace tomato::ui {

static std::vector<const ElementItem *> inReadingOrder(const TopologyScene &scene)
{
    std::vector<const ElementItem *> items;
    for (const auto &[id, item] : scene.elementItems())
        items.push_back(item);
    const auto row = [](const ElementItem *item) {
        return std::floor(item->pos().y() / (2 * ElementItem::Radius));
    };
    std::sort(items.begin(), items.end(), [&row](const auto *left, const auto *right) {
        return std::tuple(row(left), left->pos().x(), left->id()) <
               std::tuple(row(right), right->pos().x(), right->id());
    });
    return items;
}

const ElementItem *nextInReadingOrder(const TopologyScene &scene, bool isForward)
{
    const std::vector<const ElementItem *> items = inReadingOrder(scene);
    if (items.empty())
        return nullptr;
    const auto selected = scene.selectedElements();
    const auto at = std::find_if(items.begin(), items.end(), [&selected](const ElementItem *item) {
        return selected.size() == 1 && item->id() == selected.front();
    });
    if (at == items.end())
        return isForward ? items.front() : items.back();
    const bool isLast = isForward ? at + 1 == items.end() : at == items.begin();
    return isLast ? nullptr : *(isForward ? at + 1 : at - 1);
}

} // namespace tomato::ui
