// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/filter/filternames.h"

#include <QWidget>

class QPushButton;

namespace tomato::plugins {

class FilterLine;
class StatusLine;

/// An input for a pcap filter expression, with libpcap's verdict while the user types, the wrong
/// place underlined, and a menu of common filters, favourites and recent ones.
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
        /// The expression selects the packets that are recorded.
        Filter,
        /// The expression selects the packet that triggers the end of a recording.
        Trigger
    };

    explicit FilterEdit(QWidget *parent = nullptr, Purpose purpose = Purpose::Filter);

    /// Sets the expression and asks for the verdict at once.
    void setFilter(const QString &filter);
    /// Updates the verdict on an empty line, which means nothing while the connections' values
    /// differ.
    void updateEmptyVerdict();
    QString filter() const;
    Verdict verdict() const { return m_verdict; }
    /// Returns why the verdict is Bad.
    const QString &message() const { return m_message; }

signals:
    /// The filter or the verdict changed.
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
    /// Shown while the verdict is about a host name.
    QPushButton *m_lookUp;
    /// Shown while the text is a display filter that a capture filter can say: this one.
    QPushButton *m_convert;
    QString m_converted;
    client::FilterCheck m_check;
    client::FilterNames m_names;
    /// Whether libpcap's answer is awaited; it is about the expression at the time of the request.
    bool m_asked = false;
    Verdict m_verdict = Verdict::Good;
    QString m_message;
};

} // namespace tomato::plugins
