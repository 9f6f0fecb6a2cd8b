// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/filter/filtercheck.h"

#include <QHostInfo>
#include <QTimer>

namespace tomato::client {

/// Replaces names of hosts in a filter by their addresses, when a user asks for that: the recording
/// then depends on no name server. Asks this machine's resolver, for some seconds at most for each
/// name.
class FilterNames final : public QObject
{
    Q_OBJECT

public:
    explicit FilterNames(QObject *parent = nullptr);
    ~FilterNames() override;

    /// Emits lookedUp() later. A new question cancels the one that is under way.
    void lookUp(const QString &filter);

signals:
    /// `numeric` is the filter without names; when message is not empty, as far as it came.
    void lookedUp(const QString &filter, const QString &numeric, const QString &message);

private:
    void addName(const QString &message);
    void replace(const QHostInfo &host);
    void finish(const QString &message);
    void abandon();

    FilterCheck m_check;
    QTimer m_deadline;
    QString m_filter;
    QString m_numeric;
    QString m_name;
    int m_names = 0;
    /// The id of QHostInfo's lookup; -1 when none is under way.
    int m_lookup = -1;
};

} // namespace tomato::client
