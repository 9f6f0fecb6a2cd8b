// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/dissectors.h"

#include <QCoreApplication>

#include <algorithm>

namespace tomato::plugins {

/// The number is limited since each process needs some hundred megabytes.
static constexpr std::size_t MaxProcesses = 4;
/// A file up to here is loaded so quickly that its process may have it loaded again as it grows.
static constexpr qint64 FewPackets = 20'000;
/// A process that loaded this number of packets is ended: sharkd does not release memory.
static constexpr qint64 ManyPackets = 500'000;

Dissectors::Dissectors(QObject *parent) : QObject(parent)
{
    connect(qApp, &QCoreApplication::aboutToQuit, this, [this] { m_folder.remove(); });
}

void Dissectors::ask(const DissectedFile &file, const QString &method, const QJsonObject &params,
                     Sharkd::Reply reply)
{
    Process &process = processFor(file);
    process.lastUsed = ++m_uses;
    process.sharkd->call(method, params,
                         [&process, loaded = process.loaded, deaths = process.deaths,
                          reply = std::move(reply)](const Result<QJsonValue> &result) {
                             // Another process, without the file, may have answered.
                             if (process.deaths != deaths)
                                 reply(failure("ended while it decoded packets", "sharkd"));
                             else
                                 reply(*loaded ? result : *loaded);
                         });
}

void Dissectors::check(const QString &filter, Sharkd::Reply reply)
{
    if (m_processes.empty())
        addProcess();
    // The one that answers first: another one may have a long file to load.
    const auto idle =
        std::min_element(m_processes.begin(), m_processes.end(), [](const auto &a, const auto &b) {
            return a->sharkd->waiting() < b->sharkd->waiting();
        });
    (*idle)->sharkd->call(QStringLiteral("check"), {{"filter", filter}}, std::move(reply));
}

void Dissectors::forget(const DissectedFile &file)
{
    for (const auto &each : m_processes) {
        if (each->file != file)
            continue;
        each->file = {};
        if (file.packets > FewPackets) {
            each->packets = 0;
            each->sharkd->renew();
        }
    }
}

Dissectors::Process &Dissectors::processFor(const DissectedFile &file)
{
    const auto find = [this](const auto &suits) {
        const auto found = std::find_if(m_processes.begin(), m_processes.end(),
                                        [&suits](const auto &each) { return suits(each->file); });
        return found == m_processes.end() ? nullptr : found->get();
    };
    if (Process *has = find([&](const DissectedFile &each) { return each == file; }))
        return *has;
    Process *process = find([&](const DissectedFile &each) {
        return each.path == file.path && file.packets <= FewPackets;
    });
    if (!process)
        process = find([](const DissectedFile &each) { return each.path.isEmpty(); });
    if (!process && m_processes.size() < MaxProcesses)
        process = &addProcess();
    if (!process)
        process =
            std::min_element(m_processes.begin(), m_processes.end(),
                             [](const auto &a, const auto &b) { return a->lastUsed < b->lastUsed; })
                ->get();
    load(*process, file);
    return *process;
}

Dissectors::Process &Dissectors::addProcess()
{
    m_processes.push_back(std::make_unique<Process>());
    Process *process = m_processes.back().get();
    process->sharkd = std::make_unique<Sharkd>(folder());
    connect(process->sharkd.get(), &Sharkd::ended, this, [process] {
        ++process->deaths;
        process->packets = 0;
        process->file = {};
    });
    return *process;
}

void Dissectors::load(Process &process, const DissectedFile &file)
{
    process.packets += file.packets;
    if (process.packets > ManyPackets && process.packets > file.packets) {
        process.sharkd->renew();
        process.packets = file.packets;
    }
    process.file = file;
    process.loaded = std::make_shared<Result<QJsonValue>>();
    process.sharkd->call(
        QStringLiteral("load"), {{"file", file.path}},
        [loaded = process.loaded](const Result<QJsonValue> &result) { *loaded = result; });
}

} // namespace tomato::plugins
