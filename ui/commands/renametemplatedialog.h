// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QDialogButtonBox;
class QLineEdit;

namespace tomato::ui {

class WrappedLabel;

/// Gives one of the user's own templates another name, and stays open until that has worked.
/// Deletes itself when it closes.
class RenameTemplateDialog final : public QDialog
{
    Q_OBJECT

public:
    RenameTemplateDialog(QString path, QWidget *parent);

private:
    void refresh();
    void tryAccept();

    QString m_path;
    QLineEdit *m_name;
    WrappedLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace tomato::ui
