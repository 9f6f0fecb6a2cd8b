// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/capturestatus.h"
#include "app/protocol/fields/fields.h"
#include "app/protocol/labstatus.h"
#include "app/protocol/peer/rpcpeer.h"
#include "app/protocol/runstatus.h"
#include "capture/service/captureorder.h"
#include "tests/fuzz/fuzztarget.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <sys/socket.h>
#include <unistd.h>

using namespace tomato;

namespace {

int argumentCount = 1;
char programName[] = "fuzz_control";
char *arguments[] = {programName, nullptr};

/// Reads parameters as both ends of the control socket do.
void read(const QJsonValue &params)
{
    if (const auto lab = protocol::LabStatus::fromJson(params.toObject()))
        fuzz::require(protocol::LabStatus::fromJson(lab->toJson()).value() == *lab,
                      "a lab survives");
    if (const auto worker = protocol::WorkerStatus::fromJson(params.toObject()))
        fuzz::require(protocol::WorkerStatus::fromJson(worker->toJson()).value() == *worker,
                      "what a worker says survives");
    if (const auto captures = protocol::listFrom<protocol::CaptureStatus>(params))
        fuzz::require(
            protocol::listFrom<protocol::CaptureStatus>(protocol::arrayOf(*captures)).value() ==
                *captures,
            "what is said of captures survives");
    if (const auto runs = protocol::listFrom<protocol::RunStatus>(params))
        fuzz::require(protocol::listFrom<protocol::RunStatus>(protocol::arrayOf(*runs)).value() ==
                          *runs,
                      "earlier runs survive");
    if (const auto order = service::CaptureOrder::fromJson(params.toObject()))
        fuzz::require(service::CaptureOrder::fromJson(order->toJson()).value().continues(*order),
                      "an order survives its journey");
}

} // namespace

/// Whatever comes in at a socket: this end answers, ignores or hangs up, and its memory stays
/// bounded.
int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    static QCoreApplication application(argumentCount, arguments);
    int ends[2] = {-1, -1};
    fuzz::require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0, "a socket pair");
    {
        auto socket = std::make_unique<QLocalSocket>();
        socket->setSocketDescriptor(ends[0]);
        rpc::RpcPeer peer(std::move(socket));
        bool closed = false;
        QObject::connect(&peer, &rpc::RpcPeer::closed, &peer, [&closed] { closed = true; });
        QObject::connect(&peer, &rpc::RpcPeer::notified, &peer,
                         [](const QString &, const QJsonValue &params) { read(params); });
        peer.handle("now", [](const QJsonObject &params, const rpc::RpcPeer::Reply &reply) {
            read(params);
            reply(QJsonValue(params));
        });
        std::vector<rpc::RpcPeer::Reply> waiting;
        peer.handle("late", [&waiting](const QJsonObject &, const rpc::RpcPeer::Reply &reply) {
            waiting.push_back(reply);
        });
        int answers = 0;
        peer.call("question", {}, [&answers](const rpc::RpcPeer::Answer &) { ++answers; });
        // Small inputs only, so the kernel takes all of it at once.
        size = std::min<std::size_t>(size, 64 * 1024);
        [[maybe_unused]] const auto sent =
            ::send(ends[1], bytes, size, MSG_DONTWAIT | MSG_NOSIGNAL);
        ::shutdown(ends[1], SHUT_WR);
        for (int turn = 0; turn < 1000 && !closed; ++turn)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        fuzz::require(closed, "the end of the connection is told");
        fuzz::require(answers == 1, "a call is answered once");
        for (const rpc::RpcPeer::Reply &reply : waiting)
            reply(QJsonObject());
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    ::close(ends[1]);
    return 0;
}
