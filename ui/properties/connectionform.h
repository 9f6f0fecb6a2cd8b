// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"

#include <QWidget>

#include <functional>

class QLabel;

namespace tomato::ui {

/// Shows what a connection joins, how it is captured, and a button that opens its config window.
class ConnectionForm final : public QWidget
{
    Q_OBJECT

public:
    /// Returns the plugins' text about the connection, mostly how it is captured; empty for none.
    using Mark = std::function<QString()>;

    ConnectionForm(document::Document &document, const ConnectionId &connection, Mark mark,
                   QWidget *parent = nullptr);

    void refresh();

signals:
    void configureRequested(const tomato::ConnectionId &connection);

private:
    document::Document &m_document;
    ConnectionId m_connection;
    Mark m_mark;
    QLabel *m_ends;
    QLabel *m_capture;
};

} // namespace tomato::ui
