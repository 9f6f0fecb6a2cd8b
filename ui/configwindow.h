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

/// The settings of one connection, or of several at once, one tab per plugin. With several
/// connections, all get the changed values, in one step; for unchanged values each keeps its own.
/// Show it with open(). It deletes itself when it closes, and closes by itself when one of the
/// connections is removed.
class ConfigWindow final : public QDialog
{
    Q_OBJECT

public:
    ConfigWindow(plugins::PluginHost &host,
                 const std::vector<plugins::ConnectionTabProvider *> &providers,
                 const std::vector<ConnectionId> &connections, QWidget *parent);

    /// Asks first when there are unsaved edits.
    void reject() override;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void addTabs(const std::vector<plugins::ConnectionTabProvider *> &providers);
    void addNote(QLayout &layout);
    /// Names one connection, or counts several.
    QString labelOf(const std::vector<ConnectionId> &connections) const;
    QString subject() const { return labelOf(m_connections); }
    QWidget *createProblemRow();
    QWidget *createButtons();
    void followTopology();
    void followTabs();
    void showProblem(const QString &problem, bool isChecking);
    void save();
    bool isEdited() const;
    QJsonObject changes(const plugins::ConnectionTab &tab, const ConnectionId &connection) const;

    plugins::PluginHost &m_host;
    /// There is at least one.
    std::vector<ConnectionId> m_connections;
    std::vector<plugins::ConnectionTab *> m_tabs;
    QTabWidget *m_pages;
    QLabel *m_problemIcon;
    QLabel *m_problem;
    QPushButton *m_save;
    /// Whether the user asked to save while a tab was checking.
    bool m_saveWhenChecked = false;
};

} // namespace tomato::ui
