// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"
#include "app/cli/session.h"
#include "app/extcap/offeredconnection.h"

namespace tomato::extcap {

/// Has a connection recorded while somebody watches it through Wireshark. What is recorded already
/// stays as it is; else a recording that is kept nowhere begins with the first watcher and ends
/// with the last one, whichever that is: all of them share the lock on one file in the lab's
/// folder.
class CaptureHold final
{
public:
    static Result<CaptureHold> begin(cli::Session &session, const OfferedConnection &offer);

    /// Whether no packet came before this watcher.
    bool isNew() const { return m_isNew; }
    /// Afterwards the capture is as it was, unless others watch, or somebody changed it.
    void end(cli::Session &session);

private:
    CaptureHold(FileDescriptor file, QString path, ConnectionId connection);
    Result<> beginRecording(cli::Session &session);

    FileDescriptor m_file;
    QString m_path;
    ConnectionId m_connection;
    bool m_isNew = false;
};

} // namespace tomato::extcap
