// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace tomato::plugins {

/// Edits the address at which a live stream is served, and who may connect.
class LiveAccessEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit LiveAccessEdit(QWidget *parent = nullptr);

    void setAccess(const QString &address, const QString &allow, bool isPlain);
    QString address() const;
    QString allow() const;
    /// Tells whether the user agrees to serve without encryption.
    bool isPlain() const;
    /// Empty when the engine will accept it.
    QString problem() const;

signals:
    void changed();

private:
    QLineEdit *createLine(const QString &name, const QString &title, const QString &placeholder,
                          const QString &toolTip);
    void updateContents();

    QLineEdit *m_address;
    QLineEdit *m_allow;
    QLabel *m_warning;
    QCheckBox *m_plain;
};

} // namespace tomato::plugins
