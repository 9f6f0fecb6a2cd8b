// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QTabWidget;

namespace tomato::plugins {
class ConnectionTab;
class ConnectionTabProvider;
class PluginHost;
} // namespace tomato::plugins

namespace tomato::ui {

/// A connection's settings, one tab per plugin. Show it with open(); it deletes itself when it
/// closes, and closes by itself when the connection is removed.
class ConfigWindow final : public QDialog
{
    Q_OBJECT

public:
    ConfigWindow(plugins::PluginHost &host,
                 const std::vector<plugins::ConnectionTabProvider *> &providers,
                 const ConnectionId &connection, QWidget *parent);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void addTabs(const std::vector<plugins::ConnectionTabProvider *> &providers);
    QWidget *createProblemRow();
    QWidget *createButtons();
    void followTopology();
    void followTabs();
    void showProblem(const QString &problem, bool isChecking);
    void save();

    plugins::PluginHost &m_host;
    ConnectionId m_connection;
    std::vector<plugins::ConnectionTab *> m_tabs;
    QTabWidget *m_pages;
    QLabel *m_problemIcon;
    QLabel *m_problem;
    QPushButton *m_save;
    /// Somebody asked to save while a tab was checking.
    bool m_saveWhenChecked = false;
};

} // namespace tomato::ui
