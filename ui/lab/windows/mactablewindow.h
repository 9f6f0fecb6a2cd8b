// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/client/learntaddress.h"

#include <QDialog>
#include <QProcess>

#include <functional>

class QLabel;
class QTimer;
class QTreeWidget;

namespace tomato::ui {

/// The addresses that a switch has learnt, with their ports. It updates while it can be seen, and
/// deletes itself when it closes.
class MacTableWindow final : public QDialog
{
    Q_OBJECT

public:
    /// Where the switch runs.
    enum class Place
    {
        Here,
        /// On another host, where each question takes a connection of its own.
        Elsewhere
    };
    /// `enter` returns the line that runs a command in the switch, or why there is none; `farEnd`
    /// returns what a port, by its name inside, is connected to.
    using Enter = std::function<Result<QStringList>(const QStringList &command)>;
    MacTableWindow(const QString &element, Place place, Enter enter,
                   std::function<QString(const QString &)> farEnd, QWidget *parent);
    ~MacTableWindow() override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void ask();
    /// Asks, again and again, while somebody can see the answer.
    void askWhileSeen();
    void fail(const QString &reason);
    void list(const std::vector<client::LearntAddress> &learnt);

    Enter m_enter;
    std::function<QString(const QString &)> m_farEnd;
    QTreeWidget *m_table;
    QLabel *m_hint;
    QProcess m_process;
    QTimer *m_clock;
};

} // namespace tomato::ui
