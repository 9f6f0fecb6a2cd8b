// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/recovery.h"

#include <QFrame>

class QLabel;

namespace tomato::ui {

/// Offers, above the canvas, the changes that an editor could not save before it ended. The user
/// may ignore it: changes that are neither recovered nor deleted are offered again at the next
/// start.
class RecoveryBar final : public QFrame
{
    Q_OBJECT

public:
    explicit RecoveryBar(const QString &directory, QWidget *parent = nullptr);

    /// Shows the recoveries that exist, newest first.
    void look();
    /// Removes the recovery that is shown, with its file.
    void remove(const QString &path);

signals:
    void recoverRequested(const tomato::document::Recovery &recovery);

private:
    void showFirst();
    void describeFirst();

    QString m_directory;
    std::vector<document::Recovery> m_found;
    QLabel *m_text;
};

} // namespace tomato::ui
