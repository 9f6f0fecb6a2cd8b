// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palettepanel.h"

#include "ui/icons.h"

namespace tomato::ui {

using topology::ElementKind;

PalettePanel::PalettePanel(QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Palette of elements"));
    setIconSize({36, 36});
    setSpacing(2);
    setFrameShape(NoFrame);
    const std::vector<std::pair<ElementKind, QString>> kinds = {
        {ElementKind::Host, tr("A computer with its own network, addresses and processes")},
        {ElementKind::Router, tr("Forwards IPv4 and IPv6 between its interfaces")},
        {ElementKind::Switch, tr("Joins segments; learns who is where")},
        {ElementKind::Hub, tr("Sends every frame to all others")},
        {ElementKind::ExternalNetwork,
         tr("Stands for the network outside; for now a segment that answers as a gateway")}};
    for (const auto &[kind, purpose] : kinds) {
        auto *item = new QListWidgetItem(elementIcon(kind), kindName(kind), this);
        item->setToolTip(
            tr("<b>%1</b><br>%2<br><i>Click here, then on the canvas (Shift: several)</i>")
                .arg(kindName(kind), purpose));
        item->setData(Qt::UserRole, static_cast<int>(kind));
    }
    const auto choose = [this](const QListWidgetItem *item) {
        emit kindChosen(static_cast<ElementKind>(item->data(Qt::UserRole).toInt()));
    };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(this, &QListWidget::itemActivated, this, choose);
}

} // namespace tomato::ui
