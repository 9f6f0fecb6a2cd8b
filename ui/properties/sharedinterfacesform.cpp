// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/sharedinterfacesform.h"

#include "app/topology/attributes/dhcp.h"
#include "ui/properties/interfaceform.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>

namespace tomato::ui {

SharedInterfacesForm::SharedInterfacesForm(document::Document &document,
                                           const std::vector<ElementId> &interfaces,
                                           QWidget *parent)
    : ElementFields(document, interfaces, parent)
{
    auto *form = createForm();
    form->setContentsMargins(0, 0, 0, 0);
    setLayout(form);
    auto *heading =
        new QLabel(tr("%n interface(s)", nullptr, static_cast<int>(interfaces.size())), this);
    QFont bold = heading->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(bold);
    form->addRow(heading);
    addBox(*form, tr("Address by DHCP"), QStringLiteral("propertyDhcp"),
           tr("Change DHCP of %1").arg(topology().label(id())), topology::usesDhcp, clientChanges)
        ->setToolTip(clientTip());
    refresh();
}

} // namespace tomato::ui
