// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/texts/errortexts.h"

#include <QString>

#include <vector>

namespace tomato::plugins {

/// Translates an English text of the engine, or of another part without translations, into the
/// user's language: the whole text, or the part behind a place ("h1: no such element"). An unknown
/// text is returned unchanged.
QString inUsersLanguage(const QString &text);

/// All texts that it knows; those that are not the engine's have empty names.
std::vector<rpc::ErrorText> windowTexts();

} // namespace tomato::plugins
