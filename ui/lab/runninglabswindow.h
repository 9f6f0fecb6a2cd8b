// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QDialog>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace tomato::client {
class EngineClient;
}

namespace tomato::ui {

/// All labs of this user that run on this machine, whichever window or shell started them: to open
/// their topology, or to stop them.
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
    void refresh();
    void followSelection();
    LabId chosen() const;
    QString fileOf(const LabId &lab) const;
    void openChosen();
    void leaveFor(const QString &file);
    void saveAndOpen(const LabId &lab, const QString &path);
    void stopChosen();
    /// Calls it when the lab's engine answers; `doing` says what failed otherwise.
    void withEngine(const LabId &lab, const QString &doing,
                    const std::function<void(Client &)> &then);
    std::function<void(Result<>)> reporting(const QString &doing,
                                            const std::function<void()> &then = {});

    QTreeWidget *m_labs;
    QLabel *m_hint;
    QPushButton *m_open;
    QPushButton *m_stop;
    QTimer m_timer;
    std::map<LabId, std::unique_ptr<Client>> m_clients;
};

} // namespace tomato::ui
