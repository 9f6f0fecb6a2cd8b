// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QStringList>

namespace tomato::client {

struct DisplayField;

/// One comparison of a display filter: "tcp.port in {80, 8000..8010}", or a name alone.
struct DisplayTerm
{
    struct Made
    {
        QString text;
        /// Parts that are joined by "or" or by "and", a comparison of numbers, or a VLAN's tag.
        bool isAny = false;
        bool isAll = false;
        bool isRelation = false;
        bool isVlan = false;
    };

    QString field;
    /// The operator; empty for the name alone.
    QString relation;
    QStringList values;

    static bool isOperator(const QString &token);
    Result<Made> captureFilter() const;

private:
    QString text() const;
    tl::unexpected<Error> noCounterpart(const std::string &why) const;
    Result<Made> presence(const DisplayField &known) const;
    /// One of the values, with "==" in its place where it is one of several.
    Result<QString> test(const DisplayField &known, const QString &comparison,
                         const QString &value) const;
    Result<QString> portTest(const DisplayField &known, const QString &comparison,
                             const QString &value) const;
    Result<QString> numberTest(const DisplayField &known, const QString &comparison,
                               const QString &value) const;
    Result<QString> addressTest(const DisplayField &known, const QString &value) const;
};

} // namespace tomato::client
