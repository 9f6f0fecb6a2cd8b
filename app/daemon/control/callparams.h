// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/fields/fields.h"
#include "app/protocol/peer/rpcpeer.h"

namespace tomato::engine {

/// Returns the answer to a call that failed.
rpc::RpcPeer::Answer failed(const Error &error);

/// The parameters of one call.
class CallParams final : public protocol::Fields
{
public:
    CallParams(const QJsonObject &params, rpc::RpcPeer::Reply reply)
        : Fields(params), m_reply(std::move(reply))
    {
    }

    /// Tells whether all were valid; else the call is answered with an error that names the first
    /// one that was not.
    bool areGood() const;

private:
    rpc::RpcPeer::Reply m_reply;
};

} // namespace tomato::engine
