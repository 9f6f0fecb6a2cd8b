// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>

#include <map>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QWidget;

namespace tomato::plugins {

class DifferentValue;
class TraceField;

/// The fields for one direction of a connection: a column of the tab.
class DirectionColumn final : public QObject
{
    Q_OBJECT

public:
    /// `suffix` is "_from" or "_to". Fills the rows of the grid from the second one on.
    DirectionColumn(QGridLayout &grid, int column, const QString &suffix, QWidget *parent);

    /// Returns the names of the effects, for the first column, in the order of the rows.
    static QStringList rowNames();

    void setHeading(const QString &text);
    void load(const QJsonObject &attributes);
    /// Marks the values that differ on another connection, which is configured together with this
    /// one.
    void compare(const QJsonObject &attributes);
    /// Returns only the values that differ from the loaded ones, or were set where connections
    /// differed; null removes an attribute.
    QJsonObject changes() const;
    /// Says what is wrong with a value; empty when all are right.
    QString problem() const;
    void setEnabled(bool enabled);
    /// Disables an effect ("delay"), and gives the reason in its tool tip.
    void forbid(const QString &key, const QString &reason);

signals:
    void changed();

private:
    QDoubleSpinBox *createAmount(const QString &key, QWidget *parent);
    QLineEdit *createLine(const QString &key, QWidget *parent);
    QWidget *fieldOf(const QString &key) const;
    QString lineIn(const QJsonObject &attributes, const QString &key) const;
    double valueIn(const QJsonObject &attributes, const QString &key) const;
    QString distributionIn(const QJsonObject &attributes) const;
    bool isStillDifferent(const QString &key) const;
    void refresh();

    QString m_suffix;
    QLabel *m_heading;
    /// The keys are attributes' names without the suffix.
    std::map<QString, QDoubleSpinBox *> m_amounts;
    std::map<QString, QLineEdit *> m_lines;
    TraceField *m_trace;
    QComboBox *m_distribution;
    /// The keys are attributes' names without the suffix.
    std::map<QString, DifferentValue *> m_different;
    QJsonObject m_loaded;
    std::map<QString, QString> m_forbidden;
    /// The tool tips of fields that are not forbidden, by the same keys.
    std::map<QString, QString> m_hints;
    bool m_enabled = true;
};

} // namespace tomato::plugins
