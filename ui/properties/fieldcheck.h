// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::ui {

/// Each function returns what is wrong with a field's text; empty when it is valid. An empty text
/// is valid.
QString ip4WithPrefixProblem(const QString &text);
QString ip6WithPrefixProblem(const QString &text);
QString ip4Problem(const QString &text);
QString ip6Problem(const QString &text);
/// The first accepts a VLAN from 1 to 4094, the second several: "10,20-30" or "all".
QString vlanProblem(const QString &text);
QString vlanTrunkProblem(const QString &text);
/// Accepts letters, digits and hyphens between dots (RFC 1123), at most 64 bytes, which is Linux's
/// limit.
QString hostnameProblem(const QString &text);

} // namespace tomato::ui
