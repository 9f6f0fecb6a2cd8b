// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "app/client/keptlabs.h"

#include <QDialog>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace tomato::client {
class EngineClient;
}

namespace tomato::ui {

/// All labs of this user on this machine. Running ones, whichever window or shell started them, can
/// be stopped and their topology opened; stopped ones that keep recordings or files can be opened
/// or deleted.
class RunningLabsWindow final : public QDialog
{
    Q_OBJECT

public:
    explicit RunningLabsWindow(QWidget *parent = nullptr);
    ~RunningLabsWindow() override;

signals:
    void openRequested(const QString &path);

private:
    using Client = client::EngineClient;

    void createButtons();
    QPushButton *addButton(QDialogButtonBox &box, const QString &name, const QString &text,
                           const QString &toolTip, void (RunningLabsWindow::*slot)());
    void refresh();
    QTreeWidgetItem *addRow(const LabId &lab, const QString &name, const QString &file);
    void addRunning();
    void addKept();
    /// Measures all labs, in a thread.
    void measure();
    void showAmounts();
    void followSelection();
    QString hintFor(const QTreeWidgetItem *row) const;
    QTreeWidgetItem *chosenRow() const;
    LabId chosen() const;
    void openChosen();
    void leaveFor(const QString &file);
    void saveAndOpen(const LabId &lab, const QString &path);
    void stopChosen();
    void showRecordings();
    void askToDelete();
    void deleteLab(const LabId &lab);
    /// Calls the function when the lab's engine answers; an engine is launched when there is none.
    /// `doing` describes the operation for the message about a failure.
    void withEngine(const LabId &lab, const QString &doing,
                    const std::function<void(Client &)> &then);
    std::function<void(Result<>)> reporting(const QString &doing,
                                            const std::function<void()> &then = {});

    QTreeWidget *m_labs;
    QLabel *m_hint;
    QPushButton *m_open = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_recordings = nullptr;
    QPushButton *m_delete = nullptr;
    QTimer m_timer;
    std::map<LabId, client::KeptAmount> m_amounts;
    bool m_isMeasuring = false;
    /// The last message about an operation; it is shown until another lab is selected.
    QString m_said;
    LabId m_saidOf;
    std::map<LabId, std::unique_ptr<Client>> m_clients;
};

} // namespace tomato::ui
