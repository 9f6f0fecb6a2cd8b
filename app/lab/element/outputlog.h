// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QFile>

namespace tomato::lab {

/// Keeps the end of an endless text: a file, and beside it (".1") the one before, of a megabyte
/// each at most.
class OutputLog final
{
public:
    explicit OutputLog(const QString &path) : m_file(path) {}

    /// The first call empties both.
    Result<> append(const QByteArray &text);

private:
    Result<> open();

    QFile m_file;
    bool m_begun = false;
};

} // namespace tomato::lab
