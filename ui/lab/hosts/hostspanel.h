// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "app/hosts/hostlist.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <optional>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace tomato::ui {

class LabHosts;
class TopologyScene;

/// The dock Hosts: the machines that the topology's elements are on, and how each fares while the
/// lab runs. Activating one selects its elements.
class HostsPanel final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive this.
    HostsPanel(LabHosts &hosts, TopologyScene &scene, QWidget *parent = nullptr);

    void refresh();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void refreshSoon();
    std::map<QString, int> planned() const;
    void widenColumns();
    void refreshHint(const std::map<QString, int> &planned);
    QTreeWidgetItem *rowOf(const QString &host);
    /// The user's list of hosts, which is read when the first row needs it.
    using Known = std::optional<Result<hosts::HostList>>;
    void fill(QTreeWidgetItem &row, const QString &host, int elements, Known &known);
    void fillOwn(QTreeWidgetItem &row);
    void fillRunning(QTreeWidgetItem &row, const client::HostStatus &host);
    void fillPlanned(QTreeWidgetItem &row, const QString &host, Known &known);
    void mark(QTreeWidgetItem &row, bool isProblem, const QString &toolTip);
    void selectElementsOf(const QString &host);

    LabHosts &m_hosts;
    TopologyScene &m_scene;
    QLabel *m_hint;
    QTreeWidget *m_list;
    /// The widest that the texts of each column were, in pixels.
    std::map<int, int> m_needed;
    QTimer m_soon;
};

} // namespace tomato::ui
