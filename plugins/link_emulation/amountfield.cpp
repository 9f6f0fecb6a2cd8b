// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/link_emulation/amountfield.h"

namespace tomato::plugins {

QString AmountField::textFromValue(double value) const
{
    QString text = QDoubleSpinBox::textFromValue(value);
    const qsizetype point = text.lastIndexOf(locale().decimalPoint());
    if (point < 0)
        return text;
    while (text.endsWith(locale().zeroDigit()))
        text.chop(1);
    return text.size() == point + 1 ? text.first(point) : text;
}

} // namespace tomato::plugins
