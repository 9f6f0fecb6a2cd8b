// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/livestreams.h"

#include "app/protocol/folders/labpaths.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/inotify.h>
#include <unistd.h>

#include <array>

namespace tomato::engine {

static constexpr qint64 MaxDescription = 1 << 20;

LiveStreams::LiveStreams()
    : m_folder(rpc::LabPaths::controlDirectory()),
      m_changes(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    // Each description is put in its place whole, by a link or in the place of an earlier one.
    const QByteArray folder = QFile::encodeName(m_folder);
    (void)inotify_add_watch(m_changes.get(), folder.constData(),
                            IN_CREATE | IN_MOVED_TO | IN_DELETE);
    read();
    if (!m_changes)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_changes.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &LiveStreams::refresh);
}

void LiveStreams::refresh()
{
    alignas(inotify_event) std::array<char, 4096> events{};
    bool any = false;
    while (::read(m_changes.get(), events.data(), events.size()) > 0)
        any = true;
    if (!any)
        return;
    const QJsonArray before = m_servers;
    read();
    if (m_servers != before)
        emit changed();
}

void LiveStreams::read()
{
    m_servers = {};
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject json = QJsonDocument::fromJson(file.read(MaxDescription)).object();
        // A killed engine leaves its description.
        if (!QFile::exists(QStringLiteral("/proc/%1").arg(json.value("pid").toInteger())))
            continue;
        for (const QJsonValue each : json.value("live").toArray())
            m_servers.append(each);
    }
}

} // namespace tomato::engine
