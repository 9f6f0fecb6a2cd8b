// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engineclient.h"

#include <QTemporaryDir>

#include <functional>
#include <vector>

namespace tomato::engine {

/// The folders of a test's engines, which also mark every process that comes from here.
class LabHome final
{
public:
    LabHome();
    /// Kills what is left.
    ~LabHome();

    QString filePath(const QString &name) const { return m_directory.filePath(name); }
    /// Engines, workers and elements that were started from here and still are.
    std::vector<qint64> processes() const;
    /// The one among them whose command line has this word; 0 when there is none.
    qint64 process(const QByteArray &word) const;
    /// Has the engines end now instead of a while after their last client.
    void hurryEngines() const;
    /// Returns the files in the control directory.
    QStringList controlFiles() const;

private:
    QTemporaryDir m_directory;
};

/// Why the kernel lets this user run no lab; empty when it does.
QString labRefusal();

/// h1 (10.0.0.1) and h2 (10.0.0.2), joined by the connection c1 with these attributes.
QJsonObject twoHosts(const QJsonObject &connection = {});

/// Returns what the user is asked about a topology.
QStringList agreedTo(const QJsonObject &document);

/// Runs one of EngineClient's calls to its end.
Result<> await(const std::function<void(client::EngineClient::Callback<>)> &call);
/// Opens a lab, with a new engine if there is none.
Result<> open(client::EngineClient &client, const LabId &lab);
/// Runs a command inside an element; its exit code, or -1.
int runIn(const client::EngineClient &client, const char *element, const QStringList &command);
/// The capture of c1 after all that is on the wire was recorded.
client::CaptureStatus flushed(client::EngineClient &client);
/// Tells the capture of c1 what to be.
Result<> setCapture(client::EngineClient &client,
                    const client::EngineClient::CaptureChange &change);

} // namespace tomato::engine
