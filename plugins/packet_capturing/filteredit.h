// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/client/filternames.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QMenu;
class QPushButton;

namespace tomato::plugins {

class StatusLine;

/// Where a pcap filter expression is typed, with libpcap's verdict as one types and a menu of
/// common ones.
class FilterEdit final : public QWidget
{
    Q_OBJECT

public:
    enum class Verdict
    {
        Checking,
        Good,
        Bad
    };

    explicit FilterEdit(QWidget *parent = nullptr);

    /// Asks for the verdict at once.
    void setFilter(const QString &filter);
    QString filter() const;
    Verdict verdict() const { return m_verdict; }
    /// Why the verdict is Bad.
    const QString &message() const { return m_message; }

signals:
    /// The filter or the verdict.
    void changed();

private:
    QPushButton *createCommonFilters();
    void addCommonFilter(QMenu *menu, const QString &text, const QString &filter);
    void expectVerdict();
    void ask();
    void hear(const QString &filter, const QString &message);
    void lookUpNames();
    void takeAddresses(const QString &filter, const QString &numeric, const QString &message);

    QLineEdit *m_text;
    StatusLine *m_status;
    /// Shown while the verdict is about a name.
    QPushButton *m_lookUp;
    client::FilterCheck m_check;
    client::FilterNames m_names;
    QTimer m_pause;
    Verdict m_verdict = Verdict::Good;
    QString m_message;
};

} // namespace tomato::plugins
