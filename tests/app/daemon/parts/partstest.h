// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/ring/ringreader.h"
#include "tests/app/daemon/enginetest.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace tomato::engine {

/// A test of labs whose parts run on hosts that are this machine too, each reached by a command.
class PartsTest : public EngineTest
{
protected:
    /// h1 here and h2 on another host, joined by c1.
    static QJsonObject apart(const QJsonObject &connection = {}, const QString &host = "second")
    {
        QJsonObject document = twoHosts(connection);
        QJsonObject topology = document["topology"].toObject();
        QJsonArray elements = topology["elements"].toArray();
        for (auto &&each : elements) {
            QJsonObject element = each.toObject();
            if (element["id"].toString() == "h2")
                element.insert("host", host);
            each = element;
        }
        topology.insert("elements", elements);
        document.insert("topology", topology);
        return document;
    }

    Result<> start(const QJsonObject &document)
    {
        auto started =
            await([&](auto done) { m_client->startLab(document, QString(), std::move(done)); });
        if (!started)
            qWarning("%s", started.error().text().c_str());
        return started;
    }

    const client::ElementStatus &element(const char *id) const
    {
        return m_client->lab().elements.at(ElementId(id));
    }

    bool isClockKnown(const QString &host)
    {
        bool isKnown = false;
        const auto asked = await([&](auto done) {
            m_client->fetchHosts([&isKnown, host, done](const Result<QJsonArray> &hosts) {
                for (const QJsonValue &each : hosts.value_or(QJsonArray()))
                    isKnown |= each["host"].toString() == host && each["trunk"]["bound"].isDouble();
                done({});
            });
        });
        return asked && isKnown;
    }

    std::vector<client::HostStatus> hosts()
    {
        std::vector<client::HostStatus> all;
        (void)await([&](auto done) {
            m_client->fetchHosts([&all, done](const Result<QJsonArray> &answer) {
                if (answer)
                    all = client::readHosts(*answer).value_or(std::vector<client::HostStatus>());
                done({});
            });
        });
        return all;
    }

    /// The engine of a part of the lab.
    qint64 engineOf(const QString &part) const
    {
        for (const qint64 process : m_home->processes()) {
            QFile command(QStringLiteral("/proc/%1/cmdline").arg(process));
            if (command.open(QIODevice::ReadOnly) &&
                command.readAll().split('\0').value(1) == part.toUtf8())
                return process;
        }
        return 0;
    }

    QString mirroredFolder(const QString &host)
    {
        QString folder;
        (void)await([&](auto done) {
            m_client->mirrorCapture(ConnectionId("c1"), [&, done](const Result<QJsonArray> &all) {
                for (const QJsonValue &each : all.value_or(QJsonArray())) {
                    if (each["host"].toString() == host)
                        folder = each["directory"].toString();
                }
                done({});
            });
        });
        return folder;
    }

    static std::uint64_t packetsIn(const QString &folder)
    {
        const auto ring = capture::RingReader::open(folder.toStdString());
        std::uint64_t packets = 0;
        const capture::RingSnapshot snapshot = ring ? (*ring)->snapshot() : capture::RingSnapshot();
        for (const capture::Segment &segment : snapshot.segments)
            packets += segment.packets;
        return packets;
    }

    std::uint64_t mirroredPackets(const QString &host) { return packetsIn(mirroredFolder(host)); }

    bool crosses() const { return m_client->lab().wires.contains(ConnectionId("c1")); }

    void write(const QString &name, const QByteArray &lines) const
    {
        const QString path = m_home->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(name == "ssh" ? "#!/bin/sh\n" + lines : lines);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    /// The calls of ssh for this use so far, one a line.
    static QStringList calls(const QString &log, const QString &use)
    {
        QFile file(log);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split('\n').filter("tomato-engine " + use);
    }

    void writeHosts() const
    {
        const QString folder = m_home->filePath("config/tomato-desktop");
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + "/hosts.conf");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[second]\nlauncher=command\n[datagrams]\nlauncher=command\ntrunk=udp\n");
        for (const auto &[name, lines] :
             {std::pair("noisy", "yes noise | head -c 50000\nexec \"$@\"\n"),
              {"broken", "echo no such machine >&2\nexit 9\n"}}) {
            const QString path = m_home->filePath(name);
            QFile script(path);
            QVERIFY(script.open(QIODevice::WriteOnly));
            script.write(QByteArray("#!/bin/sh\n") + lines);
            QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
            file.write(QByteArray("[") + name + "]\nlauncher=command\ncommand=" + path.toUtf8() +
                       "\n");
        }
    }
};

} // namespace tomato::engine
