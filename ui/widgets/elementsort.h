// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/replayattributes.h"

#include <compare>

namespace tomato::ui {

/// A sort of elements as a user sees it, with a name and a picture: a kind, but for elements that
/// play a capture file, which share theirs with what is attached.
struct ElementSort
{
    topology::ElementKind kind = topology::ElementKind::Unknown;
    bool isReplay = false;

    constexpr ElementSort() = default;
    /// It is implicit: most kinds are one sort.
    constexpr ElementSort(topology::ElementKind ofKind) : kind(ofKind) {}
    explicit ElementSort(const topology::Element &element)
        : kind(element.kind()), isReplay(topology::isReplay(element))
    {
    }
    static constexpr ElementSort replay()
    {
        ElementSort sort(topology::ElementKind::Attach);
        sort.isReplay = true;
        return sort;
    }

    /// The type of such an element in the file; empty where the kind has one.
    QString type() const { return isReplay ? QString(topology::ReplayType) : QString(); }
    friend auto operator<=>(const ElementSort &, const ElementSort &) = default;
};

} // namespace tomato::ui
