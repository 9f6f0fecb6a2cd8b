// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"
#include "app/cli/session.h"
#include "app/extcap/offeredconnection.h"

namespace tomato::extcap {

/// Keeps a connection recorded while somebody watches it through Wireshark. A recording that runs
/// already is not changed. Else a recording without kept files begins with the first watcher and
/// ends with the last one, in whatever order they leave: all of them share the lock on one file in
/// the lab's folder.
class CaptureHold final
{
public:
    /// `arrivals`: a recording that begins records them, too.
    static Result<CaptureHold> begin(cli::Session &session, const OfferedConnection &offer,
                                     bool arrivals);

    /// Returns whether no packet was recorded before this watcher.
    bool isNew() const { return m_isNew; }
    /// Restores the capture, unless others still watch, or somebody changed it.
    void end(cli::Session &session);

private:
    CaptureHold(FileDescriptor file, QString path, ConnectionId connection);
    Result<> beginRecording(cli::Session &session, bool arrivals);

    FileDescriptor m_file;
    QString m_path;
    ConnectionId m_connection;
    bool m_isNew = false;
};

} // namespace tomato::extcap
