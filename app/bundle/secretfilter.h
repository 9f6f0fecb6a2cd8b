// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bundle/packetcounts.h"

#include <QIODevice>

namespace tomato::bundle {

/// Whether a pcapng file has decryption secrets (draft-ietf-opsawg-pcapng, 4.7), with which what it
/// recorded can be read by everybody.
Result<bool> hasSecrets(const QString &path, const GoOn &goOn = {});
/// Copies it without them.
Result<> copyWithoutSecrets(const QString &path, QIODevice &into, const GoOn &goOn = {});

} // namespace tomato::bundle
