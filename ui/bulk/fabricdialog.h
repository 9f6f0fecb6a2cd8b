// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bulk/fabricplan.h"

#include <QDialog>

#include <map>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace tomato::ui {

class FabricPreview;

/// Asks for the shape and the size of a fabric, and shows it. Deletes itself when it closes.
class FabricDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit FabricDialog(QWidget *parent);

    bulk::FabricPlan plan() const;
    bool wantsAddresses() const;

private:
    void addShapes();
    void addNumbers();
    QSpinBox *addNumber(const QString &name, const QString &label);
    bulk::FabricShape shape() const;
    /// Shows the numbers of the shape, as they usually are.
    void changeShape();
    void refresh();

    QFormLayout *m_fields;
    QComboBox *m_shape;
    QComboBox *m_nodes;
    std::map<QString, QSpinBox *> m_numbers;
    QSpinBox *m_seed = nullptr;
    QCheckBox *m_addresses;
    FabricPreview *m_preview;
    QLabel *m_summary;
    QPushButton *m_insert;
};

} // namespace tomato::ui
