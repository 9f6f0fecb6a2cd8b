// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace tomato::plugins {

class CaptureActions;
class CaptureHistory;
class CaptureTable;
class CaptureTableModel;
class EarlierRunsView;
class PluginHost;

/// The dock "Captures": a table of all captures, or instructions when there is none.
class CapturesView final : public QWidget
{
    Q_OBJECT

public:
    CapturesView(PluginHost &host, CaptureActions &actions, const CaptureHistory &history);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *createEmptyState();
    void updateContents();
    void openMenu(const QPoint &globalPosition);

    PluginHost &m_host;
    CaptureActions &m_actions;
    CaptureTableModel *m_model;
    CaptureTable *m_table;
    QLabel *m_hint;
    QPushButton *m_captureAll;
    EarlierRunsView *m_earlier;
    QStackedLayout *m_pages;
};

} // namespace tomato::plugins
