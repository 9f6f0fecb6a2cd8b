// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QHostAddress>
#include <QList>

namespace tomato::service {

/// Defines from where viewers may connect to a capture: this machine only, unless its user names
/// one of the machine's addresses and who may connect there.
class LiveAccess final
{
public:
    /// This machine.
    LiveAccess() = default;
    /// `address` as "192.0.2.7", "0.0.0.0" or "::"; empty for this machine only. `allowed`:
    /// addresses and networks ("192.0.2.0/24") with commas between them; an address that others can
    /// reach needs one, and `plain`: that the user agrees to serve without encryption. Fails with
    /// what is wrong, in words for people.
    static Result<LiveAccess> parse(const QString &address, const QString &allowed, bool plain);

    const QHostAddress &address() const { return m_address; }
    /// Tells whether a viewer may connect from there; from this machine it always may.
    bool allows(const QHostAddress &viewer) const;
    /// Tells whether viewers may connect from other machines.
    bool isOpen() const { return !m_address.isLoopback(); }

    friend bool operator==(const LiveAccess &, const LiveAccess &) = default;

private:
    QHostAddress m_address{QHostAddress::LocalHost};
    QList<std::pair<QHostAddress, int>> m_allowed;
};

} // namespace tomato::service
