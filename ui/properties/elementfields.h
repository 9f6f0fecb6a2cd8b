// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace tomato::ui {

class CheckedField;

/// Rows of fields that show and change the attributes of one element or interface, or of several at
/// once: a field then shows what all have, or that their values differ, and what is entered all of
/// them get, in one undo step.
class ElementFields : public QWidget
{
    Q_OBJECT

public:
    /// The ids are of at least one element, and all of elements or all of interfaces.
    ElementFields(document::Document &document, std::vector<ElementId> ids, QWidget *parent);

    /// Shows the document's current values.
    void refresh();

protected:
    using Check = std::function<QString(const QString &)>;

    document::Document &document() const { return m_document; }
    const topology::Topology &topology() const { return m_document.topology(); }
    const std::vector<ElementId> &ids() const { return m_ids; }
    bool isSeveral() const { return m_ids.size() > 1; }
    /// The first one, which is the only one unless isSeveral().
    const ElementId &id() const { return m_ids.front(); }
    const topology::Element &element() const { return *topology().element(id()); }
    /// Whether this is so of each of them.
    bool areAll(const std::function<bool(const topology::Element &)> &isSo) const;
    /// Returns what the function returns for each of them; nothing if that differs, or if there is
    /// none any more.
    template <class Value>
    std::optional<Value> shared(const std::function<Value(const topology::Element &)> &of) const;
    /// Returns the text of an attribute that all have, which may be empty; nothing if it differs.
    std::optional<QString> sharedValue(const QString &key) const;
    /// Returns the same, but an empty text if it differs.
    QString valueOf(const QString &key) const { return sharedValue(key).value_or(QString()); }
    /// Makes the changes to all of them. `step` names the undo step for a single one; for several
    /// `what` does, which is the field's label.
    Result<> change(const QJsonObject &changes, const QString &what, const QString &step) const
    {
        return changeAll(m_document, m_ids, changes, what, step);
    }
    /// Does the same without a form. Elements that are gone are left out.
    static Result<> changeAll(document::Document &document, const std::vector<ElementId> &ids,
                              const QJsonObject &changes, const QString &what, const QString &step);

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
                      const QString &step, std::function<bool(const topology::Element &)> isOn,
                      std::function<QJsonObject(bool)> changes);
    /// Shows this entry of a box; nothing is for different values.
    static void showChoice(QComboBox &box, const std::optional<int> &index);
    /// The function is called whenever the document's values may have changed.
    void onRefresh(std::function<void()> refresh) { m_refreshes.push_back(std::move(refresh)); }

private:
    using ToJson = std::function<QJsonValue(const QString &)>;
    CheckedField *addField(QFormLayout &form, const QString &key, const QString &label,
                           const QString &objectName, Check check, ToJson toJson);

    document::Document &m_document;
    std::vector<ElementId> m_ids;
    std::vector<std::function<void()>> m_refreshes;
};

template <class Value>
std::optional<Value>
ElementFields::shared(const std::function<Value(const topology::Element &)> &of) const
{
    std::optional<Value> found;
    for (const ElementId &each : m_ids) {
        const topology::Element *there = topology().element(each);
        if (there == nullptr)
            continue;
        Value value = of(*there);
        if (found && *found != value)
            return std::nullopt;
        found = std::move(value);
    }
    return found;
}

} // namespace tomato::ui
