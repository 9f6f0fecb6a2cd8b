// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/tomatoformat.h"
#include "app/topology/wholefile.h"

#include <QFile>
#include <QFileInfo>

namespace tomato::topology {

static tl::unexpected<Error> fileFailure(const std::string &message, const QString &path)
{
    return failure(message, path.toStdString());
}

static Result<QByteArray> readFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return fileFailure("is a directory", path);
    if (info.exists() && !info.isFile())
        return fileFailure("is no regular file", path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileFailure(file.errorString().toStdString(), path);
    if (file.size() > MaximumTopologyBytes)
        return fileFailure("has " + std::to_string(file.size()) + " bytes; " +
                               std::to_string(MaximumTopologyBytes) + " are the most that is read",
                           path);
    const QByteArray content = file.read(MaximumTopologyBytes);
    if (file.error() != QFile::NoError)
        return fileFailure(file.errorString().toStdString(), path);
    return content;
}

Result<Topology> loadTopology(const QString &path)
{
    const auto content = readFile(path);
    if (!content)
        return passOn(content);
    auto topology = readTomato(*content);
    if (!topology)
        return fileFailure(topology.error().message,
                           path + QStringLiteral(": ") +
                               QString::fromStdString(topology.error().place));
    return topology;
}

Result<> saveTopology(const Topology &topology, const QString &path)
{
    return writeWholeFile(path, writeTomato(topology));
}

} // namespace tomato::topology
