// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QFormLayout;
class QLabel;
class QListWidget;
class QPushButton;

namespace tomato::ui {

/// A dialog that shows, row by row, what would come of its fields. Deletes itself when it closes.
class PreviewDialog : public QDialog
{
    Q_OBJECT

protected:
    using QDialog::QDialog;

    /// Puts the fields above a help and the preview. The object names of the preview's parts begin
    /// with `name`; `action` is the text of the button.
    void layOut(const QString &name, QFormLayout *fields, const QString &help,
                const QString &action);
    /// Shows the first rows of `count`, and a summary. With 0 nothing can be done.
    void setPreview(const QStringList &rows, int count, const QString &summary);
    bool canBeDone() const;
    /// The button was pressed.
    virtual void tryAccept() { accept(); }

private:
    QListWidget *m_rows = nullptr;
    QLabel *m_summary = nullptr;
    QPushButton *m_action = nullptr;
};

} // namespace tomato::ui
