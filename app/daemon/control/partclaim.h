// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/service/controlserver.h"

#include <map>

namespace tomato::engine {

/// Lets one home command a lab that is a part: the one whose epoch is the greatest of those that
/// claimed it by part.claim. The connections of earlier homes are closed then, and one that comes
/// back is refused.
class PartClaim final : public QObject
{
    Q_OBJECT

public:
    explicit PartClaim(service::ControlServer &server);

    /// Returns the epoch of the home that has the part; 0 when none has claimed it.
    qint64 epoch() const { return m_epoch; }
    /// Fails when a home of this epoch is not to command the part; 0 for one that says none.
    Result<> check(qint64 epoch) const;

signals:
    /// Another home than before has the part.
    void claimed();

private:
    Result<> claim(rpc::RpcPeer *client, qint64 epoch);

    qint64 m_epoch = 0;
    std::map<rpc::RpcPeer *, qint64> m_homes;
};

} // namespace tomato::engine
