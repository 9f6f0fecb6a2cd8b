// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/numbertexts.h"

#include <QDateTime>
#include <QLocale>

#include <chrono>
#include <cstdlib>

namespace tomato::plugins {

using namespace std::chrono;

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

QString numberText(double number)
{
    constexpr int Digits = 6;
    return QLocale().toString(number, 'g', Digits);
}

QString numberText(double number, int decimals)
{
    return QLocale().toString(number, 'f', decimals);
}

QString plainNumber(qint64 number)
{
    return QLocale::c().toString(number);
}

QString hexadecimal(quint64 number, int digits)
{
    return QString::fromLatin1(QByteArray::number(number, 16)).rightJustified(digits, u'0');
}

/// Returns the decimals of the second with the sign before them, or nothing when none are asked
/// for.
static QString fractionText(nanoseconds fraction, int decimals)
{
    constexpr int AllDigits = 9;
    const QByteArray digits =
        QByteArray::number(qint64{fraction.count()}).rightJustified(AllDigits, '0');
    return decimals > 0 ? QLocale().decimalPoint() + QString::fromLatin1(digits).left(decimals)
                        : QString();
}

QString clockText(Timestamp time, int decimals)
{
    const auto whole = floor<seconds>(time);
    const QTime clock = QDateTime::fromSecsSinceEpoch(whole.count()).time();
    return QLocale::c().toString(clock, QStringLiteral("HH:mm:ss")) +
           fractionText(time - whole, decimals);
}

QString secondsText(nanoseconds time, int decimals)
{
    const nanoseconds size = abs(time);
    const auto whole = duration_cast<seconds>(size);
    return (time < nanoseconds::zero() ? QLocale().negativeSign() : QString()) +
           numberText(qint64{whole.count()}) + fractionText(size - whole, decimals);
}

} // namespace tomato::plugins
