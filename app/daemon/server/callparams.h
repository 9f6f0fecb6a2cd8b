// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/rpcpeer.h"

#include <QJsonArray>

namespace tomato::engine {

/// The answer to a call that failed.
rpc::RpcPeer::Answer failed(const Error &error);

/// Takes the parameters of one call; after the first that is missing or of another type, the call
/// is answered with an error that names it.
class CallParams final
{
public:
    CallParams(const QJsonObject &params, rpc::RpcPeer::Reply reply);

    QString text(const QString &name);
    int number(const QString &name);
    QJsonObject object(const QString &name);
    QJsonArray array(const QString &name);
    /// Whether all were fine.
    bool areGood() const { return m_good; }

private:
    QJsonValue take(const QString &name, QJsonValue::Type type, const QString &kind);

    const QJsonObject &m_params;
    rpc::RpcPeer::Reply m_reply;
    bool m_good = true;
};

} // namespace tomato::engine
