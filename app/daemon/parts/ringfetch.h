// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/parts/remoteexport.h"
#include "capture/archive/capturedring.h"

#include <QFile>

namespace tomato::engine {

/// Copies a ring of another host into a folder of this one, where it is read like any other.
class RingFetch final : public QObject
{
public:
    using Done = std::function<void(Result<capture::CapturedRing>)>;

    /// `folder` is created; `goesOn` is called now and then, and the fetch ends when it returns
    /// false.
    RingFetch(PartLink &link, const ConnectionId &connection, QString folder,
              std::function<bool()> goesOn, Done done);

private:
    void nextFile();
    Result<> write(const QByteArray &piece);
    void finish();
    void fail(const Error &error);

    std::string m_host;
    QString m_folder;
    std::function<bool()> m_goesOn;
    Done m_done;
    std::unique_ptr<RemoteExport> m_export;
    std::size_t m_at = 0;
    std::unique_ptr<QFile> m_file;
};

} // namespace tomato::engine
