// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QTest>

namespace tomato::test {

/// Whether `read` names each of these keys in its error, when it is missing from the object and
/// when it has a value of another type.
template <class Read>
void eachKeyIsNamed(const QJsonObject &whole, const QStringList &keys, const Read &read)
{
    QVERIFY(read(whole));
    for (const QString &key : keys) {
        QJsonObject without = whole;
        without.remove(key);
        QJsonObject wrong = whole;
        wrong.insert(key, true);
        for (const QJsonObject &json : {without, wrong}) {
            const auto result = read(json);
            QVERIFY2(!result, qPrintable(key));
            QCOMPARE(QString::fromStdString(result.error().place), key);
        }
    }
}

} // namespace tomato::test
