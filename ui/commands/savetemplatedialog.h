// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QLineEdit;

namespace tomato::ui {

class WrappedLabel;

/// Asks what a new template is called, and what it keeps; asks before one of the same name is
/// replaced. Deletes itself when it closes.
class SaveTemplateDialog final : public QDialog
{
    Q_OBJECT

public:
    SaveTemplateDialog(const QString &name, QWidget *parent);

    QString name() const;
    bool keepsAddresses() const;

private:
    void refresh();
    void tryAccept();
    void askToReplace(const QString &path);

    QLineEdit *m_name;
    WrappedLabel *m_place;
    QCheckBox *m_addresses;
};

} // namespace tomato::ui
