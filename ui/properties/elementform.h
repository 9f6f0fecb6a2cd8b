// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/properties/interfaceform.h"

#include <initializer_list>

class QVBoxLayout;

namespace tomato::ui {

/// The fields of one element and of its interfaces, or those that several elements have in common:
/// these have no names and addresses, which each has for itself.
class ElementForm final : public ElementFields
{
    Q_OBJECT

public:
    ElementForm(document::Document &document, const std::vector<ElementId> &elements,
                const InterfaceForm::Leased &leased, QWidget *parent = nullptr);

private:
    void addHeading(QVBoxLayout &layout);
    void addFields(QFormLayout &form);
    void addGateways(QFormLayout &form);
    void addKind(QFormLayout &form);
    void addOutside(QFormLayout &form);
    void addServer(QFormLayout &form);
    void addSpanningTree(QFormLayout &form);
    void addAttachment(QFormLayout &form);
    void addNotes(QFormLayout &form);
    void addInterfaces(QVBoxLayout &layout, const InterfaceForm::Leased &leased);
    void addSharedInterfaces(QVBoxLayout &layout);
    bool areOf(std::initializer_list<topology::ElementKind> kinds) const;
};

} // namespace tomato::ui
