// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QDialog>

#include <vector>

class QPushButton;

namespace tomato::plugins {

class FilterEdit;
class PluginHost;

/// Asks for the filter with which some connections are captured. Show it with open(); it deletes
/// itself.
class FilterQuestion final : public QDialog
{
    Q_OBJECT

public:
    FilterQuestion(PluginHost &host, const std::vector<ConnectionId> &connections);

signals:
    /// The filter compiles.
    void chosen(const QString &filter);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateContents();

    FilterEdit *m_filter;
    QPushButton *m_capture;
    /// Whether Return was pressed while the filter was being checked.
    bool m_goesOnWhenGood = false;
};

} // namespace tomato::plugins
