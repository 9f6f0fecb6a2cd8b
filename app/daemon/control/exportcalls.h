// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/server/labrunner.h"
#include "capture/archive/ringexport.h"
#include "capture/service/controlserver.h"

namespace tomato::engine {

/// The calls by which the home of a lab gets at recordings of a part: the files of a ring as it is
/// at one moment, in pieces.
class ExportCalls final : public QObject
{
public:
    ExportCalls(LabRunner &runner, service::ControlServer &server);

private:
    void welcome(rpc::RpcPeer *client);
    void begin(rpc::RpcPeer *client, const QJsonObject &params, const rpc::RpcPeer::Reply &reply);
    void read(rpc::RpcPeer *client, const QJsonObject &params, const rpc::RpcPeer::Reply &reply);

    using Key = std::pair<rpc::RpcPeer *, int>;
    LabRunner &m_runner;
    std::map<Key, capture::RingExport> m_exports;
    int m_last = 0;
};

} // namespace tomato::engine
