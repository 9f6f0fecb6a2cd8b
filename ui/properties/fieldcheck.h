// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::ui {

/// Each says what is wrong with a field's text; empty when it is fine. An empty text is fine.
QString ip4WithPrefixProblem(const QString &text);
QString ip6WithPrefixProblem(const QString &text);
QString ip4Problem(const QString &text);
QString ip6Problem(const QString &text);
/// A VLAN from 1 to 4094, and several: "10,20-30" or "all".
QString vlanProblem(const QString &text);
QString vlanTrunkProblem(const QString &text);
/// Letters, digits and hyphens between dots (RFC 1123), at most 64 bytes, which is Linux's limit.
QString hostnameProblem(const QString &text);

} // namespace tomato::ui
