// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace tomato::ui {

/// A question that ssh asks through its helper program (ssh-askpass(1)): for a password, for a
/// passphrase, or whether the key of a host is accepted.
class SshQuestion final : public QDialog
{
    Q_OBJECT

public:
    /// `prompt` comes from ssh; `kind` is the value of SSH_ASKPASS_PROMPT.
    explicit SshQuestion(const QString &prompt, const QString &kind, QWidget *parent = nullptr);

    /// Returns what goes back to ssh when the dialog was accepted.
    QString answer() const;

private:
    enum class Kind
    {
        Secret,
        /// Answered by the word yes.
        Key,
        /// Answered by the exit code alone.
        Confirmation,
        /// There is nothing to answer.
        Notice
    };
    static Kind kindOf(const QString &prompt, const QString &kind);
    void addSecret();
    void addButtons();

    Kind m_kind;
    QLineEdit *m_secret = nullptr;
};

} // namespace tomato::ui
