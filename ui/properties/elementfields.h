// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QFormLayout;

namespace tomato::ui {

class CheckedField;

/// Rows of fields that show and change the attributes of one element or interface.
class ElementFields : public QWidget
{
    Q_OBJECT

public:
    ElementFields(document::Document &document, const ElementId &id, QWidget *parent);

    /// Shows the document's current values.
    void refresh();

protected:
    using Check = std::function<QString(const QString &)>;

    document::Document &document() const { return m_document; }
    const topology::Topology &topology() const { return m_document.topology(); }
    const ElementId &id() const { return m_id; }
    const topology::Element &element() const { return *topology().element(m_id); }
    QString valueOf(const QString &key) const;

    static QFormLayout *createForm();
    CheckedField *addName(QFormLayout &form, const QString &label, const QString &objectName);
    /// Adds a field for an attribute; an empty text removes the attribute.
    CheckedField *addAttribute(QFormLayout &form, const QString &key, const QString &label,
                               const QString &objectName, Check check);
    struct Range
    {
        double smallest = 0;
        double largest = 0;
        bool isWhole = false;
    };
    /// Adds a field for an attribute that is a number.
    CheckedField *addNumber(QFormLayout &form, const QString &key, const QString &label,
                            const QString &objectName, const Range &range);
    /// Adds a check box, whose change is one undo step with this text.
    QCheckBox *addBox(QFormLayout &form, const QString &label, const QString &objectName,
                      const QString &step, std::function<bool()> isOn,
                      std::function<QJsonObject(bool)> changes);
    /// The function is called whenever the document's values may have changed.
    void onRefresh(std::function<void()> refresh) { m_refreshes.push_back(std::move(refresh)); }

private:
    using ToJson = std::function<QJsonValue(const QString &)>;
    CheckedField *addField(QFormLayout &form, const QString &key, const QString &label,
                           const QString &objectName, Check check, ToJson toJson);

    document::Document &m_document;
    ElementId m_id;
    std::vector<std::function<void()>> m_refreshes;
};

} // namespace tomato::ui
