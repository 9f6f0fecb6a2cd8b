// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labsession.h"

#include "app/topology/tomatoformat.h"
#include "capture/client/labfolder.h"

#include <QJsonDocument>

namespace tomato::ui {

using namespace std::chrono_literals;

LabSession::LabSession(document::Document &document, QObject *parent)
    : QObject(parent), m_document(document)
{
    m_followTimer.setSingleShot(true);
    m_followTimer.setInterval(30ms); // several steps of one gesture become one change
    connect(&m_followTimer, &QTimer::timeout, this, &LabSession::follow);
    connect(&m_document, &document::Document::topologyChanged, this, [this] {
        if (isRunning())
            m_followTimer.start();
    });
    connect(&m_document, &document::Document::replaced, this, &LabSession::attach,
            Qt::QueuedConnection);
    connect(&m_document, &document::Document::filePathChanged, this, [this](const QString &path) {
        if (m_engine.isOpen() && isRunning() && !m_unsavedLab.isEmpty() && !path.isEmpty())
            m_engine.setFile(path, report(tr("Telling the lab its new file")));
    });
    connect(&m_engine, &client::EngineClient::labChanged, this, &LabSession::changed);
    connect(&m_engine, &client::EngineClient::labProgressed, this, &LabSession::progressed);
    connect(&m_engine, &client::EngineClient::closed, this, [this] {
        setBusy(false);
        emit failed(tr("The lab's engine ended."));
        emit changed();
    });
}

bool LabSession::isRunning() const
{
    return m_engine.isOpen() && m_engine.lab().state == client::LabStatus::State::Running;
}

LabId LabSession::lab() const
{
    if (m_engine.isOpen())
        return m_engine.lab().lab;
    if (!m_document.filePath().isEmpty())
        return client::labForFile(m_document.filePath());
    if (m_unsavedLab.isEmpty())
        m_unsavedLab = client::labForFile({});
    return m_unsavedLab;
}

void LabSession::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    emit changed();
}

client::EngineClient::Callback<> LabSession::report(const QString &what, std::function<void()> next)
{
    return [this, what, next = std::move(next)](const Result<> &result) {
        setBusy(false);
        if (!result)
            emit failed(tr("%1: %2").arg(what, QString::fromStdString(result.error().text())));
        if (next)
            next();
    };
}

/// Another document is open: its lab may run already, or have recordings from before.
void LabSession::attach()
{
    m_engine.close();
    m_unsavedLab = {};
    emit changed();
    if (m_document.filePath().isEmpty())
        return;
    const LabId lab = client::labForFile(m_document.filePath());
    // An engine is launched for a stopped lab too when there is something to download.
    m_engine.open(lab, client::hasRecordings(lab), [this](const Result<> &opened) {
        if (opened && isRunning())
            emit informed(tr("This lab is running; you are connected to it."));
        emit changed();
    });
}

void LabSession::openThen(bool launch, std::function<void()> next)
{
    if (m_engine.isOpen())
        return next();
    m_engine.open(lab(), launch, [this, next](const Result<> &opened) {
        if (opened)
            return next();
        setBusy(false);
        emit failed(tr("The lab's engine does not answer: %1")
                        .arg(QString::fromStdString(opened.error().text())));
    });
}

static QJsonObject asJson(const topology::Topology &topology)
{
    return QJsonDocument::fromJson(topology::writeTomato(topology)).object();
}

void LabSession::start()
{
    if (m_document.topology().elements().empty())
        return emit failed(tr("There is nothing to start: the topology is empty."));
    setBusy(true);
    openThen(true, [this] {
        m_engine.startLab(asJson(m_document.topology()), m_document.filePath(),
                          report(tr("The lab did not start"), [this] {
                              if (isRunning())
                                  emit informed(tr("The lab is running."));
                          }));
    });
}

void LabSession::stop(std::function<void()> done)
{
    if (!m_engine.isOpen()) {
        if (done)
            done();
        return;
    }
    setBusy(true);
    m_engine.stopLab(report(tr("The lab did not stop"), std::move(done)));
}

void LabSession::startElement(const ElementId &element)
{
    setBusy(true);
    openThen(true, [this, element] {
        const QString what = tr("%1 did not start").arg(m_document.topology().label(element));
        if (isRunning())
            m_engine.startElement(element, report(what));
        else
            setBusy(false);
    });
}

void LabSession::stopElement(const ElementId &element)
{
    if (isRunning())
        m_engine.stopElement(
            element, report(tr("%1 did not stop").arg(m_document.topology().label(element))));
}

void LabSession::follow()
{
    if (isRunning())
        m_engine.applyTopology(asJson(m_document.topology()),
                               report(tr("The running lab could not follow the change")));
}

} // namespace tomato::ui
