// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"

#include <QWidget>

class QLabel;

namespace tomato::ui {

/// What a connection joins, and the way to its config window.
class ConnectionForm final : public QWidget
{
    Q_OBJECT

public:
    ConnectionForm(document::Document &document, const ConnectionId &connection,
                   QWidget *parent = nullptr);

signals:
    void configureRequested(const tomato::ConnectionId &connection);

private:
    void refresh();

    document::Document &m_document;
    ConnectionId m_connection;
    QLabel *m_ends;
};

} // namespace tomato::ui
