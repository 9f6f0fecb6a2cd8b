// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QObject>
#include <QString>

#include <memory>

namespace tomato::client {

/// Asks libpcap's compiler about filter expressions, in a process of its own that is killed when
/// it takes too long; the expression goes over standard input, never through a command line.
/// Addresses are numbers there: a name of a host is unknown, see FilterNames.
/// A new question cancels the one that is under way.
class FilterCheck final : public QObject
{
    Q_OBJECT

public:
    explicit FilterCheck(QObject *parent = nullptr);
    ~FilterCheck() override;

    /// Emits checked() later; an empty expression is fine.
    void check(const QString &filter);
    /// The place where the filter that was checked last goes wrong; its length is 0 when the place
    /// is unknown.
    struct Place
    {
        int at = 0;
        int length = 0;

        friend bool operator==(const Place &, const Place &) = default;
    };
    Place place() const { return m_place; }
    /// The name of a host that this verdict is about; else empty.
    static QString unknownName(const QString &message);

signals:
    /// message is empty when the filter compiles, else libpcap's message (or "too complex").
    void checked(const QString &filter, const QString &message);

private:
    class Question;
    std::unique_ptr<Question> m_question;
    Place m_place;
};

} // namespace tomato::client
