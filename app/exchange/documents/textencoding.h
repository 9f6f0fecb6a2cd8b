// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/documents/importreport.h"

#include <QByteArray>
#include <QString>

namespace tomato::exchange {

/// Decodes the text of another program's file: as its byte order mark or, in XML, its declaration
/// says, else as UTF-8, else, with a remark, as ISO-8859-1. No bytes are replaced: text that cannot
/// be decoded is refused with its encoding or its line.
Result<QString> decodeText(const QByteArray &bytes, ImportReport &report);

} // namespace tomato::exchange
