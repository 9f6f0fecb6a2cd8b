// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/labreading.h"

#include "app/client/engineclient.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/displayfilteradvice.h"

#include <QFile>

namespace tomato::plugins {

LabReading::LabReading(PluginHost &host, QObject *parent) : QObject(parent), m_host(host)
{
    connect(&m_check, &client::FilterCheck::checked, this,
            [this](const QString &filter, const QString &problem) {
                if (!m_isRunning || filter != m_filter)
                    return;
                if (problem.isEmpty()) {
                    if (m_file.isEmpty())
                        flush();
                    else
                        searchFile();
                    return;
                }
                finish();
                const auto advice = DisplayFilterAdvice::of(filter);
                emit filterRefused(
                    advice ? advice->text
                           : tr("The filter is not good: %1").arg(inUsersLanguage(problem)));
            });
    using journeys::JourneySearch;
    connect(&m_search, &JourneySearch::progressed, this, &LabReading::progressed);
    connect(&m_search, &JourneySearch::found, this, [this](const Found &journeys) {
        finish();
        if (!journeys->file().empty())
            m_lab.connections = LabJourneys::connectionsOf(m_host, *journeys);
        emit found(journeys);
    });
    connect(&m_search, &JourneySearch::failed, this, [this](const QString &message) {
        finish();
        emit failed(inUsersLanguage(message));
    });
    connect(&m_search, &JourneySearch::cancelled, this, [this] {
        finish();
        emit cancelled();
    });
}

void LabReading::finish()
{
    ++m_generation;
    m_isRunning = false;
}

void LabReading::cancel()
{
    if (!m_isRunning)
        return;
    if (m_search.isRunning()) {
        m_search.cancel();
        return;
    }
    finish();
    emit cancelled();
}

void LabReading::start(const QString &filter, const QString &file)
{
    finish();
    m_filter = filter;
    m_file = file;
    m_isRunning = true;
    emit began();
    m_check.check(filter);
}

void LabReading::flush()
{
    m_lab = LabJourneys::of(m_host);
    if (m_lab.connections.empty()) {
        finish();
        emit failed(QString());
        return;
    }
    // All packets before this moment are written when all captures have answered.
    m_lab.order.moment = std::chrono::system_clock::now().time_since_epoch();
    m_lab.order.filter = m_filter.toStdString();
    m_flushes = m_lab.recording.size();
    if (m_flushes == 0) {
        search();
        return;
    }
    for (const ConnectionId &id : m_lab.recording) {
        // A recording that ended meanwhile is written all the same.
        m_host.engine().flushCapture(id, [this, generation = m_generation](const Result<> &) {
            if (generation == m_generation && --m_flushes == 0)
                search();
        });
    }
}

void LabReading::searchFile()
{
    m_lab = {};
    m_lab.order.file = QFile::encodeName(m_file).toStdString();
    m_lab.order.filter = m_filter.toStdString();
    search();
}

void LabReading::search()
{
    m_search.start(m_lab.order);
}

} // namespace tomato::plugins
