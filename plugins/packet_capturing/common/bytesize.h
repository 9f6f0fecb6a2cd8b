// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace tomato::plugins {

/// Returns "1.3 MB"; a megabyte is a million bytes, as in the ring's limit.
inline QString byteSize(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace tomato::plugins
