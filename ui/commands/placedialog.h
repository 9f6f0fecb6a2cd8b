// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/hosts/placerun.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include <memory>

class QCheckBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace tomato::ui {

/// Places the elements of a topology on hosts that are ticked, shows which connections would lead
/// from one host to another, and makes it so with OK: one undo step. A process of its own places,
/// anew with each change of what is ticked; Cancel ends it. Deletes itself when it closes.
class PlaceDialog final : public QDialog
{
    Q_OBJECT

public:
    PlaceDialog(document::Document &document, QWidget *parent);
    ~PlaceDialog() override;

signals:
    void placed(const QString &message);
    void failed(const QString &message);

private:
    void fillHosts();
    void addHost(const QString &name, double weight, bool isTicked);
    QWidget *createResult();
    void placeSoon();
    void place();
    void showOutcome(const hosts::PlaceRun::Outcome &outcome);
    void showFullHosts();
    void showCut();
    void showProblem(const QString &text);
    void apply();
    int countMoves() const;

    document::Document &m_document;
    /// The undo step at which the dialog was opened: a placement is for that topology.
    int m_undoIndex;
    QListWidget *m_hosts;
    QCheckBox *m_keeps;
    QProgressBar *m_progress;
    QLabel *m_summary;
    QTreeWidget *m_shares;
    QListWidget *m_cut;
    QPushButton *m_ok = nullptr;
    QTimer m_soon;
    std::unique_ptr<hosts::PlaceRun> m_run;
    hosts::Placement m_placement;
};

} // namespace tomato::ui
