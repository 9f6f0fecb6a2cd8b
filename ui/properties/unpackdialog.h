// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/images/imageintake.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tomato::ui {

/// Shows how far an archive of an image is unpacked into the user's store, beside other work.
class UnpackDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `source` is a path, or the name of an image of Podman's. It begins at once, and is deleted
    /// when it is closed, which cancels.
    UnpackDialog(const QString &source, QWidget *parent);

    void reject() override;

signals:
    void taken(const tomato::images::StoredImage &image);

private:
    /// Says in the user's language how far it is.
    void refresh();
    void showFailure(const Error &error);

    QString m_name;
    /// As images::ImageUnpacker has it.
    QString m_step;
    qint64 m_bytes = 0;
    /// Why there will be no image; empty while there may be one.
    QString m_problem;
    images::ImageIntake m_intake;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_button;
    bool m_isOver = false;
};

} // namespace tomato::ui
