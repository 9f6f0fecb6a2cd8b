// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/importreport.h"

#include <QByteArray>
#include <QString>

namespace tomato::exchange {

/// The text of another program's file: in UTF-8, in what its mark at the beginning or, of XML, its
/// declaration says, else, with a remark, in ISO-8859-1. Bytes are never replaced: what cannot be
/// read is refused with its encoding or its line.
Result<QString> decodeText(const QByteArray &bytes, ImportReport &report);

} // namespace tomato::exchange
