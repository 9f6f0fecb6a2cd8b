// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/recovery.h"

#include <QFrame>

class QLabel;

namespace tomato::ui {

/// Offers, above the canvas, the changes that an editor could not save before it ended. In no
/// hurry: what is neither recovered nor deleted is offered again at the next start.
class RecoveryBar final : public QFrame
{
    Q_OBJECT

public:
    explicit RecoveryBar(const QString &directory, QWidget *parent = nullptr);

    /// Shows what is there, newest first.
    void look();
    /// Forgets the one that is shown, with its file.
    void remove(const QString &path);

signals:
    void recoverRequested(const tomato::document::Recovery &recovery);

private:
    void showFirst();

    QString m_directory;
    std::vector<document::Recovery> m_found;
    QLabel *m_text;
};

} // namespace tomato::ui
