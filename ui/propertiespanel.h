// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"

#include <QScrollArea>

class QFormLayout;
class QLineEdit;

namespace tomato::ui {

/// The chosen element's name, addresses and gateways, or the chosen connection's ends, to be
/// edited. Each field is validated as it is left and is one undo step.
class PropertiesPanel final : public QScrollArea
{
    Q_OBJECT

public:
    explicit PropertiesPanel(document::Document &document, QWidget *parent = nullptr);

    void show(const ElementId &element);
    void show(const ConnectionId &connection);
    void showNothing();

signals:
    void refused(const QString &reason);

private:
    void rebuild();
    void buildElement(QFormLayout &form, const topology::Element &element);
    void buildInterface(QFormLayout &form, const topology::Element &interface);
    void buildConnection(QFormLayout &form, const topology::Connection &connection);
    QLineEdit *addField(QFormLayout &form, const QString &label, const ElementId &element,
                        const QString &key, const QString &hint);
    void commit(QLineEdit &field, const ElementId &element, const QString &key,
                const QString &label);

    document::Document &m_document;
    ElementId m_element;
    ConnectionId m_connection;
};

} // namespace tomato::ui
