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

/// Rows of fields that show and change what a document says of one element or interface.
class ElementFields : public QWidget
{
    Q_OBJECT

public:
    ElementFields(document::Document &document, const ElementId &id, QWidget *parent);

    /// Shows what the document says now.
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
    /// A field for an attribute; an empty text removes it.
    CheckedField *addAttribute(QFormLayout &form, const QString &key, const QString &label,
                               const QString &objectName, Check check);
    struct Range
    {
        double smallest = 0;
        double largest = 0;
        bool isWhole = false;
    };
    /// The same for an attribute that is a number.
    CheckedField *addNumber(QFormLayout &form, const QString &key, const QString &label,
                            const QString &objectName, const Range &range);
    /// A box to tick, which is one undo step of this text.
    QCheckBox *addBox(QFormLayout &form, const QString &label, const QString &objectName,
                      const QString &step, std::function<bool()> isOn,
                      std::function<QJsonObject(bool)> changes);
    /// Called whenever the document may say something else.
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
