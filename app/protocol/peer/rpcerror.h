// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

namespace tomato::rpc {

/// The error member of a JSON-RPC 2.0 answer.
struct RpcError
{
    enum Code
    {
        ParseError = -32700,
        InvalidRequest = -32600,
        MethodNotFound = -32601,
        InvalidParams = -32602,
        Failed = -32000,
        Cancelled = -32001
    };

    int code = Failed;
    QString message;
    /// The place as in tomato::Error; it is sent as data.place.
    QString place;

    static RpcError of(const Error &error)
    {
        return {Failed, QString::fromStdString(error.message), QString::fromStdString(error.place)};
    }
    Error toError() const { return {place.toStdString(), message.toStdString()}; }
};

} // namespace tomato::rpc
