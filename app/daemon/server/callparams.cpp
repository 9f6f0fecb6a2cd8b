// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/callparams.h"

#include <utility>

namespace tomato::engine {

rpc::RpcPeer::Answer failed(const Error &error)
{
    return tl::make_unexpected(rpc::RpcError::of(error));
}

CallParams::CallParams(const QJsonObject &params, rpc::RpcPeer::Reply reply)
    : m_params(params), m_reply(std::move(reply))
{
}

QString CallParams::text(const QString &name)
{
    return take(name, QJsonValue::String, QStringLiteral("text")).toString();
}

int CallParams::number(const QString &name)
{
    return take(name, QJsonValue::Double, QStringLiteral("a number")).toInt();
}

QJsonObject CallParams::object(const QString &name)
{
    return take(name, QJsonValue::Object, QStringLiteral("an object")).toObject();
}

QJsonArray CallParams::array(const QString &name)
{
    return take(name, QJsonValue::Array, QStringLiteral("a list")).toArray();
}

QJsonValue CallParams::take(const QString &name, QJsonValue::Type type, const QString &kind)
{
    const QJsonValue value = m_params.value(name);
    if (value.type() == type)
        return value;
    if (std::exchange(m_good, false))
        m_reply(tl::make_unexpected(rpc::RpcError{rpc::RpcError::InvalidParams,
                                                  QStringLiteral("must be %1").arg(kind), name}));
    return {};
}

} // namespace tomato::engine
