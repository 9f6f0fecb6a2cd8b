// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tomato::plugins {

/// Returns the words of pcap-filter(7) in alphabetical order.
QStringList primitives();

/// Returns the keyword that somebody probably meant who wrote an unknown word in a filter: one that
/// is one letter away. Empty when there is none, or when the word stands where a name belongs.
QString meantKeyword(const QString &filter, const QString &word);

} // namespace tomato::plugins
