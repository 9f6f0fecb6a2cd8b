// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/texts/errortexts.h"

#include <QString>

#include <span>

namespace tomato::plugins {

/// Translates what `tomato experiment run` says of a statement that did not hold: a text that is
/// put together of many, each of which is in the place of a value of another one. What is not known
/// stays as it is.
QString verdictInUsersLanguage(const QString &message);

/// The texts that such messages are made of, beside those that inUsersLanguage() knows; their names
/// are empty.
std::span<const rpc::ErrorText> verdictTexts();

} // namespace tomato::plugins
