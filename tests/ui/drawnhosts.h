// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"

namespace tomato::test {

/// A document with two hosts and a router, h1 - r1 - h2, 200 pixels apart, to be drawn on a canvas.
struct DrawnHosts
{
    DrawnHosts()
    {
        using topology::ElementKind;
        h1 = *document.addElement(ElementKind::Host, {0, 0});
        r1 = *document.addElement(ElementKind::Router, {200, 0});
        h2 = *document.addElement(ElementKind::Host, {400, 0});
        left = *document.connectElements(h1, r1);
        right = *document.connectElements(r1, h2);
        document.undoStack().clear();
    }

    document::Document document;
    ElementId h1;
    ElementId r1;
    ElementId h2;
    ConnectionId left;
    ConnectionId right;
};

} // namespace tomato::test
