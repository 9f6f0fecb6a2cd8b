// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/properties/elementfields.h"

class QVBoxLayout;

namespace tomato::ui {

/// The fields of one interface of an element.
class InterfaceForm final : public ElementFields
{
    Q_OBJECT

public:
    /// Returns the address that an interface got by DHCP in the running lab, or empty.
    using Leased = std::function<QString(const ElementId &)>;

    InterfaceForm(document::Document &document, const ElementId &interface, Leased leased,
                  QWidget *parent = nullptr);

private:
    void addHeading(QVBoxLayout &layout);
    void addVlans(QFormLayout &form, const QString &suffix);
    void addAddresses(QFormLayout &form, const QString &suffix);
    void addClient(QFormLayout &form, const QString &suffix, CheckedField &address);
    void addServer(QFormLayout &form, const QString &suffix);

    Leased m_leased;
};

/// Returns the changes that the check box for the DHCP server of an interface or external network
/// makes.
QJsonObject serverChanges(bool on);
QString serverTip();
/// Returns the changes of the check box with which an interface asks for its address by DHCP.
QJsonObject clientChanges(bool on);
QString clientTip();

} // namespace tomato::ui
