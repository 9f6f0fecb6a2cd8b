// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/filternames.h"

#include <QWidget>

class QPushButton;

namespace tomato::plugins {

class FilterLine;
class StatusLine;

/// Where a pcap filter expression is typed, with libpcap's verdict as one types, the failing place
/// underlined, and a menu of common ones, favourites and those used before.
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

    enum class Purpose
    {
        /// Which packets are recorded.
        Filter,
        /// Which packet starts the end of a recording.
        Trigger
    };

    explicit FilterEdit(QWidget *parent = nullptr, Purpose purpose = Purpose::Filter);

    /// Asks for the verdict at once.
    void setFilter(const QString &filter);
    /// Looks anew what an empty line means: that of different values means nothing by itself.
    void updateEmptyVerdict();
    QString filter() const;
    Verdict verdict() const { return m_verdict; }
    /// Why the verdict is Bad.
    const QString &message() const { return m_message; }

signals:
    /// The filter or the verdict.
    void changed();

private:
    void createLine();
    QPushButton *createMenuButton();
    QString emptyVerdict() const;
    void expectVerdict();
    void ask();
    void showVerdict(const QString &filter, const QString &message);
    void lookUpNames();
    void takeAddresses(const QString &filter, const QString &numeric, const QString &message);

    const Purpose m_purpose;
    FilterLine *m_text;
    StatusLine *m_status;
    /// Shown while the verdict is about a name.
    QPushButton *m_lookUp;
    client::FilterCheck m_check;
    client::FilterNames m_names;
    /// Whether libpcap's answer is awaited, about whatever was typed then.
    bool m_asked = false;
    Verdict m_verdict = Verdict::Good;
    QString m_message;
};

} // namespace tomato::plugins
