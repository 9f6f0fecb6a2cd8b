// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/control/callparams.h"

namespace tomato::engine {

rpc::RpcPeer::Answer failed(const Error &error)
{
    return tl::make_unexpected(rpc::RpcError::of(error));
}

bool CallParams::areGood() const
{
    if (result())
        return true;
    rpc::RpcError error = rpc::RpcError::of(result().error());
    error.code = rpc::RpcError::InvalidParams;
    m_reply(tl::make_unexpected(error));
    return false;
}

} // namespace tomato::engine
