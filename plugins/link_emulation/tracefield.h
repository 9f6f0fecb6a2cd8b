// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace tomato::plugins {

/// Shows the trace of a direction in a few words; its menu reads one from a file, or removes it.
class TraceField final : public QPushButton
{
    Q_OBJECT

public:
    explicit TraceField(QWidget *parent);

    void load(const QString &text);
    /// Shows that connections that are configured together have different ones.
    void showDifferent();
    /// Reads a trace from a file, and says so where it has none.
    Q_INVOKABLE void readFile(const QString &path);
    /// Returns whether the user has read or removed one since load().
    bool isSet() const { return m_isSet; }
    const QString &text() const { return m_text; }

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose();
    void set(const QString &text);
    void refresh();

    QAction *m_read;
    QAction *m_remove;
    QString m_text;
    bool m_isSet = false;
    bool m_isDifferent = false;
};

} // namespace tomato::plugins
