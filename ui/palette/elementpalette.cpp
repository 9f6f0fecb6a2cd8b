// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/elementpalette.h"

#include "ui/palette/palettebutton.h"
#include "ui/widgets/icons.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tomato::ui {

using topology::ElementKind;

const std::vector<ElementSort> &ElementPalette::sorts()
{
    static const std::vector<ElementSort> all = {
        ElementKind::Host,    ElementKind::Router,          ElementKind::Switch,
        ElementKind::Hub,     ElementKind::ExternalNetwork, ElementKind::Attach,
        ElementSort::replay()};
    return all;
}

static QString purpose(const ElementSort &sort)
{
    if (sort.isReplay)
        return ElementPalette::tr("Sends what is in a capture file, at its times");
    switch (sort.kind) {
    case ElementKind::Host:
        return ElementPalette::tr("A computer with a shell of its own");
    case ElementKind::Router:
        return ElementPalette::tr("Forwards IPv4 and IPv6 between its interfaces");
    case ElementKind::Switch:
        return ElementPalette::tr("Joins its connections to one Ethernet segment");
    case ElementKind::Hub:
        return ElementPalette::tr("Sends each frame to all of its connections");
    case ElementKind::Attach:
        return ElementPalette::tr("Stands for what runs already: a network namespace, a container, "
                                  "a process or an interface of this machine");
    default:
        return ElementPalette::tr("A network outside of the lab");
    }
}

static QString buttonName(const ElementSort &sort)
{
    if (sort.isReplay)
        return QStringLiteral("paletteReplay");
    switch (sort.kind) {
    case ElementKind::Host:
        return QStringLiteral("paletteHost");
    case ElementKind::Router:
        return QStringLiteral("paletteRouter");
    case ElementKind::Switch:
        return QStringLiteral("paletteSwitch");
    case ElementKind::Hub:
        return QStringLiteral("paletteHub");
    case ElementKind::Attach:
        return QStringLiteral("paletteAttach");
    default:
        return QStringLiteral("paletteExternalNetwork");
    }
}

ElementPalette::ElementPalette(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    for (const ElementSort &sort : sorts()) {
        auto *button = new PaletteButton(sort, this);
        button->setObjectName(buttonName(sort));
        button->setToolTip(purpose(sort) + QLatin1Char('\n') +
                           tr("Click to add one, or drag it onto the canvas"));
        connect(button, &PaletteButton::clicked, this, [this, sort] { emit chosen(sort); });
        layout->addWidget(button);
    }
    layout->addStretch(1);
}

} // namespace tomato::ui
