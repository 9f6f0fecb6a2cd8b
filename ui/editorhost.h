// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "plugins/api/pluginhost.h"
#include "ui/labsession.h"

namespace tomato::ui {

/// The editor, as plugins see it.
class EditorHost final : public plugins::PluginHost
{
    Q_OBJECT

public:
    EditorHost(document::Document &document, LabSession &session, QWidget &window);

    const topology::Topology &topology() const override { return m_document.topology(); }
    LabId lab() const override { return m_session.lab(); }
    client::EngineClient &engine() override { return m_session.engine(); }
    Result<> changeConnection(const ConnectionId &connection, const QJsonObject &changes,
                              const QString &text) override;
    void showMessage(Severity severity, const QString &text) override;
    void configure(const ConnectionId &connection) override;
    QString proposedPath(const QString &suffix) const override;
    QWidget *window() override { return &m_window; }

signals:
    void messageShown(tomato::plugins::PluginHost::Severity severity, const QString &text);
    void configureRequested(const tomato::ConnectionId &connection);

private:
    document::Document &m_document;
    LabSession &m_session;
    QWidget &m_window;
};

} // namespace tomato::ui
