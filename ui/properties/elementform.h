// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"

#include <QWidget>

#include <functional>
#include <vector>

class QFormLayout;
class QVBoxLayout;

namespace tomato::ui {

class CheckedField;

/// The fields of one element and of its interfaces.
class ElementForm final : public QWidget
{
    Q_OBJECT

public:
    ElementForm(document::Document &document, const ElementId &element, QWidget *parent = nullptr);

private:
    void addHeading(QVBoxLayout &layout);
    void addFields(QFormLayout &form);
    void addKind(QFormLayout &form);
    void addOutside(QFormLayout &form);
    void addSpanningTree(QFormLayout &form);
    void addVlans(QFormLayout &form, const ElementId &port, const QString &suffix);
    void addAttachment(QFormLayout &form);
    void addNotes(QFormLayout &form);
    void addInterface(QVBoxLayout &layout, const ElementId &interface);
    /// A field for an attribute; an empty text removes it.
    CheckedField *addAttribute(QFormLayout &form, const ElementId &of, const QString &key,
                               const QString &label, const QString &objectName,
                               std::function<QString(const QString &)> check);
    CheckedField *addName(QFormLayout &form, const ElementId &of, const QString &objectName);
    QString valueOf(const ElementId &element, const QString &key) const;
    void refresh();

    document::Document &m_document;
    ElementId m_element;
    std::vector<std::function<void()>> m_refreshes;
};

} // namespace tomato::ui
