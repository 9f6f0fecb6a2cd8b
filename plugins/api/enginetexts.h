// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::plugins {

/// What an engine, or another part without a language of its own, says in English, in the user's
/// language: as a whole, or what stands behind a place ("h1: no such element"). What is not known
/// stays as it is.
QString inUsersLanguage(const QString &text);

} // namespace tomato::plugins
