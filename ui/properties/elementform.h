// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/properties/interfaceform.h"

class QVBoxLayout;

namespace tomato::ui {

/// The fields of one element and of its interfaces.
class ElementForm final : public ElementFields
{
    Q_OBJECT

public:
    ElementForm(document::Document &document, const ElementId &element,
                const InterfaceForm::Leased &leased, QWidget *parent = nullptr);

private:
    void addHeading(QVBoxLayout &layout);
    void addFields(QFormLayout &form);
    void addKind(QFormLayout &form);
    void addOutside(QFormLayout &form);
    void addServer(QFormLayout &form);
    void addSpanningTree(QFormLayout &form);
    void addAttachment(QFormLayout &form);
    void addNotes(QFormLayout &form);
};

} // namespace tomato::ui
