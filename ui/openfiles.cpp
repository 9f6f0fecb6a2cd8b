// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/openfiles.h"

#include "app/protocol/folders/labpaths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>

namespace tomato::ui {

/// Another editor answers at once, or hangs.
static constexpr int MaxMs = 500;
static constexpr char Question = '?';
static constexpr char Request = 's';

static QString directory()
{
    return rpc::LabPaths::controlDirectory() + QStringLiteral("/editors");
}

static QString socketOf(const QString &path)
{
    const QByteArray name = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    return directory() + QLatin1Char('/') + QString::fromLatin1(name.toHex().left(24));
}

/// Returns true when another process has the file open, and got the request.
static bool ask(const QString &file, char what)
{
    const QString path = QFileInfo(file).canonicalFilePath();
    if (path.isEmpty())
        return false;
    QLocalSocket socket;
    socket.connectToServer(socketOf(path));
    if (!socket.waitForConnected(MaxMs))
        return false;
    socket.write(&what, 1);
    // An editor that hangs still has the file open.
    return socket.waitForBytesWritten(MaxMs);
}

OpenFiles::OpenFiles(QObject *parent) : QObject(parent) {}

OpenFiles::~OpenFiles() = default;

bool OpenFiles::isElsewhere(const QString &file)
{
    return ask(file, Question);
}

bool OpenFiles::showElsewhere(const QString &file)
{
    return ask(file, Request);
}

void OpenFiles::setOpen(const QStringList &files)
{
    QStringList paths;
    for (const QString &file : files) {
        const QString path = QFileInfo(file).canonicalFilePath();
        if (!path.isEmpty())
            paths << path;
    }
    std::erase_if(m_servers, [&paths](const auto &each) { return !paths.contains(each.first); });
    for (const QString &path : std::as_const(paths)) {
        if (!m_servers.contains(path))
            claim(path);
    }
}

void OpenFiles::claim(const QString &path)
{
    auto server = std::make_unique<QLocalServer>();
    server->setSocketOptions(QLocalServer::UserAccessOption);
    const QString name = socketOf(path);
    // The socket may be left from an editor that was killed. The one of a running editor, which may
    // have started just now, is kept.
    if (QFileInfo::exists(name) && !isElsewhere(path))
        QLocalServer::removeServer(name);
    // The engines use the folder, too; they only trust it when other users have no access to it.
    if (!rpc::LabPaths::checkControlDirectory() || !QDir().mkpath(directory()) ||
        !server->listen(name))
        return; // then nobody is told
    connect(server.get(), &QLocalServer::newConnection, this,
            [this, path, &server = *server] { answer(path, server); });
    m_servers.emplace(path, std::move(server));
}

void OpenFiles::answer(const QString &path, QLocalServer &server)
{
    while (QLocalSocket *socket = server.nextPendingConnection()) {
        const auto hear = [this, path, socket] {
            const bool isRequest = socket->read(1) == QByteArray(1, Request);
            socket->disconnect(this);
            socket->deleteLater();
            if (isRequest)
                emit asked(path);
        };
        connect(socket, &QLocalSocket::readyRead, this, hear);
        connect(socket, &QLocalSocket::disconnected, this, hear);
        if (socket->bytesAvailable() > 0)
            hear();
    }
}

} // namespace tomato::ui
