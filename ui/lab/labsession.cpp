// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/labsession.h"

#include "app/client/labfolder.h"
#include "app/topology/attributes/attachment.h"
#include "app/topology/attributes/replayattributes.h"
#include "app/topology/format/tomatoformat.h"
#include "ui/lab/foreigncaptures.h"

namespace tomato::ui {

using client::EngineClient;
using client::LabStatus;
using document::Document;

/// Topics of problems, each of which is resolved in its own way.
static const QString AtStart = QStringLiteral("start");       // by the next start
static const QString OfLab = QStringLiteral("lab");           // by a lab that runs
static const QString OfFindings = QStringLiteral("findings"); // by changes of the lab
static const QString OfLinks = QStringLiteral("links"); // by links that do what they are asked to
static const QString OfFile = QStringLiteral("file");
static const QString OfStop = QStringLiteral("stop");
static const QString OfChanges = QStringLiteral("changes");

static QString topicOf(const ElementId &element)
{
    return QStringLiteral("element/") + QString::fromStdString(element.value);
}

LabSession::LabSession(Document &document, QObject *parent)
    : QObject(parent), m_document(document), m_agreement(document), m_id(client::labForFile({}))
{
    m_applyTimer.setSingleShot(true);
    m_applyTimer.setInterval(150);
    m_documentTimer.setSingleShot(true);
    m_documentTimer.setInterval(0);
    connect(&m_applyTimer, &QTimer::timeout, this, &LabSession::apply);
    connect(&m_documentTimer, &QTimer::timeout, this, &LabSession::followDocument);
    connect(&document, &Document::replaced, this, [this] {
        m_replaced = true;
        m_documentTimer.start();
    });
    connect(&document, &Document::filePathChanged, &m_documentTimer, qOverload<>(&QTimer::start));
    connect(&document, &Document::topologyChanged, this, [this] {
        m_isBehind = true;
        m_applyTimer.start();
    });
    connect(&m_engine, &EngineClient::labChanged, this, &LabSession::labChanged);
    connect(&m_engine, &EngineClient::labProgressed, this, &LabSession::progressed);
    connect(&m_engine, &EngineClient::closed, this, &LabSession::closed);
}

bool LabSession::isUp() const
{
    return m_engine.isOpen() && status().state != LabStatus::State::Stopped;
}

bool LabSession::isRunning() const
{
    return m_engine.isOpen() && status().state == LabStatus::State::Running;
}

bool LabSession::isElementRunning(const ElementId &element) const
{
    const auto found = status().elements.find(element);
    return m_engine.isOpen() && found != status().elements.end() &&
           found->second.state == client::ElementStatus::State::Running;
}

void LabSession::followDocument()
{
    m_documentTimer.stop();
    const QString path = m_document.filePath();
    if (std::exchange(m_replaced, false)) {
        m_path = path;
        m_isBehind = false;
        detach();
        m_id = client::labForFile(path);
        attach();
        emit replaced();
    } else if (m_path != path) { // saved under another name
        m_path = path;
        if (m_engine.isOpen()) {
            m_engine.setFile(path,
                             reporting(tr("The lab could not learn the file's new name"), OfFile));
        } else {
            m_id = client::labForFile(path);
            emit replaced();
        }
    }
    emit changed();
}

void LabSession::leaveRunning(const std::function<void()> &next)
{
    if (m_documentTimer.isActive())
        followDocument();
    apply();
    const auto leave = [this, next] {
        detach();
        next();
    };
    if (!m_engine.isOpen()) {
        leave();
        return;
    }
    // When this is answered, the engine has all that was sent before.
    m_engine.setFile(m_document.filePath(), [this, leave](const Result<> &told) {
        if (!told)
            report(tr("The lab could not learn the file's new name"), told.error(), OfFile);
        QTimer::singleShot(0, this, leave); // the connection to the engine goes with it
    });
}

void LabSession::detach()
{
    m_applyTimer.stop();
    m_engine.close();
    reset();
}

void LabSession::reset()
{
    m_before = {};
    m_starting = false;
    emit progressed(0, 0);
    emit changed();
}

void LabSession::attach()
{
    if (m_path.isEmpty())
        return;
    m_given = m_document.topology();
    // An engine is launched for a stopped lab too when there is something to download.
    const bool isKnown = client::hasRecordings(m_id);
    m_engine.open(m_id, isKnown, [this, isKnown](Result<> opened) {
        emit changed();
        if (!opened && isKnown)
            report(tr("The lab's engine could not be reached"), opened.error(), OfLab);
        if (!opened || !isUp())
            return;
        emit information(tr("This topology's lab runs already; the editor is attached to it"));
        if (differsFromDocument())
            emit problem(tr("The running lab has changes that this file lacks. The next change "
                            "here makes the lab follow this file."),
                         {});
    });
}

static topology::Topology withoutEditorAttributes(topology::Topology topology)
{
    topology.setAttributes({});
    std::vector<std::pair<ElementId, QString>> unwanted;
    for (const auto &[id, element] : topology.elements()) {
        for (const QString &key : element.attributes.keys()) {
            if (key.startsWith(QLatin1Char('_')))
                unwanted.emplace_back(id, key);
        }
    }
    for (const auto &[id, key] : unwanted)
        (void)topology.setAttribute(id, key, QJsonValue(QJsonValue::Undefined));
    return topology;
}

bool LabSession::differsFromDocument() const
{
    const auto running = topology::fromTomato(status().topology);
    const auto own = topology::fromTomato(topology::toTomato(m_document.topology()));
    return running && own &&
           withoutEditorAttributes(*running) !=
               withoutEditorAttributes(withForeignCaptures(*own, *own, *running));
}

void LabSession::ensureOpen(Done done)
{
    if (m_documentTimer.isActive())
        followDocument();
    if (m_engine.isOpen()) {
        done(true);
        return;
    }
    m_engine.open(m_id, true, [this, done](Result<> opened) {
        if (!opened)
            report(tr("The lab's engine could not be started"), opened.error(), OfLab);
        done(opened.has_value());
    });
}

void LabSession::start()
{
    if (isRunning()) { // some of its elements are stopped
        for (const ElementId &id : stoppedElements())
            startElement(id);
        return;
    }
    if (m_starting || isUp())
        return;
    if (!m_agreement.holds()) {
        m_agreement.ask(true, [this](bool isAgreed) {
            if (isAgreed)
                start();
            else
                emit information(tr("The lab was not started: it may not reach outside of itself"));
        });
        return;
    }
    emit resolved(AtStart);
    reportUnattached();
    m_starting = true;
    emit progressed(0, static_cast<int>(m_document.topology().elements().size()));
    emit changed();
    ensureOpen([this](bool opened) {
        if (opened)
            launch();
        else
            reset();
    });
}

std::vector<ElementId> LabSession::stoppedElements() const
{
    std::vector<ElementId> stopped;
    if (!isRunning())
        return stopped;
    for (const auto &[id, element] : m_document.topology().elements()) {
        const auto found = status().elements.find(id);
        const bool isThere = !element.isInterface() && found != status().elements.end();
        if (isThere && (found->second.state == client::ElementStatus::State::Stopped ||
                        found->second.state == client::ElementStatus::State::Failed))
            stopped.push_back(id);
    }
    return stopped;
}

/// An attached element without a target carries no packet, although it looks as if it ran.
void LabSession::reportUnattached()
{
    for (const auto &[id, element] : m_document.topology().elements()) {
        if (element.kind() == topology::ElementKind::Attach && !topology::isReplay(element) &&
            !topology::Attachment::of(element))
            emit problem(tr("%1 stands for nothing yet: its properties say what it is attached to")
                             .arg(element.name()),
                         id, AtStart);
    }
}

void LabSession::launch()
{
    m_isBehind = false;
    m_given = m_document.topology();
    const auto started = [this](Result<> done) {
        m_starting = false;
        emit progressed(0, 0);
        emit changed();
        if (!done)
            report(tr("The lab could not be started"), done.error(), OfLab);
        else if (m_isBehind)
            m_applyTimer.start();
    };
    m_engine.startLab(topology::toTomato(m_document.topology()), m_document.filePath(), started,
                      m_agreement.agreed());
}

void LabSession::stop(Done done)
{
    m_applyTimer.stop();
    if (!m_engine.isOpen()) {
        if (done)
            done(true);
        return;
    }
    m_engine.stopLab([this, done](Result<> stopped) {
        emit progressed(0, 0);
        if (!stopped)
            report(tr("The lab could not be stopped"), stopped.error(), OfStop);
        else
            emit resolved(OfStop);
        if (done)
            done(stopped.has_value());
    });
}

void LabSession::startElement(const ElementId &element)
{
    const QString name = m_document.topology().label(element);
    m_failed.insert(element); // until it runs
    m_engine.startElement(element,
                          reporting(tr("%1 could not be started").arg(name), topicOf(element)));
}

void LabSession::stopElement(const ElementId &element)
{
    const QString name = m_document.topology().label(element);
    m_engine.stopElement(element, reporting(tr("%1 could not be stopped").arg(name), OfStop));
}

void LabSession::apply()
{
    if (!isRunning() || m_starting || m_replaced || !m_isBehind)
        return;
    if (!m_agreement.holds()) {
        m_agreement.ask(false, [this](bool isAgreed) {
            if (isAgreed)
                apply();
            else
                emit problem(tr("The running lab does not follow the drawing while that reaches "
                                "outside of the lab. Undo this, or start the lab anew to be asked "
                                "again."),
                             {});
        });
        return;
    }
    m_isBehind = false;
    const auto running = topology::fromTomato(status().topology);
    const topology::Topology before = std::exchange(m_given, m_document.topology());
    m_engine.applyTopology(
        topology::toTomato(running ? withForeignCaptures(m_given, before, *running) : m_given),
        reporting(tr("The running lab could not follow the change"), OfChanges),
        m_agreement.agreed());
}

EngineClient::Callback<> LabSession::reporting(const QString &doing, const QString &topic)
{
    return [this, doing, topic](Result<> done) {
        emit progressed(0, 0);
        if (done)
            emit resolved(topic);
        else
            report(doing, done.error(), topic);
    };
}

void LabSession::report(const QString &doing, const Error &error, const QString &topic)
{
    emit problem(doing + QStringLiteral(": ") + QString::fromStdString(error.text()),
                 elementNamed(error.place), topic);
}

ElementId LabSession::elementNamed(const std::string &place) const
{
    const QString name = QString::fromStdString(place).section(QLatin1Char(':'), 0, 0);
    for (const auto &[id, element] : m_document.topology().elements()) {
        if (!element.isInterface() && (element.name() == name || id.value == place))
            return id;
    }
    return {};
}

void LabSession::labChanged(const LabStatus &lab)
{
    reportFailures(lab);
    resolveProblems(lab);
    m_before = lab;
    emit changed();
}

void LabSession::resolveProblems(const LabStatus &lab)
{
    if (lab.state == LabStatus::State::Running && m_before.state != lab.state)
        emit resolved(OfLab);
    if (lab.linkProblems.empty() && !m_before.linkProblems.empty())
        emit resolved(OfLinks);
    std::erase_if(m_failed, [this, &lab](const ElementId &id) {
        const auto found = lab.elements.find(id);
        const bool isOver = found == lab.elements.end() ||
                            found->second.state == client::ElementStatus::State::Running;
        if (isOver)
            emit resolved(topicOf(id));
        return isOver;
    });
}

void LabSession::reportFailures(const LabStatus &lab)
{
    for (const auto &[id, element] : lab.elements) {
        const auto before = m_before.elements.find(id);
        const bool isNew =
            before == m_before.elements.end() || before->second.state != element.state;
        // A more precise message was shown when the lab was started.
        const topology::Element *own = m_document.topology().element(id);
        const bool isUnattached = own != nullptr && own->kind() == topology::ElementKind::Attach &&
                                  !topology::isReplay(*own) && !topology::Attachment::of(*own);
        if (isNew && !isUnattached && element.state == client::ElementStatus::State::Failed) {
            m_failed.insert(id);
            emit problem(tr("%1 failed: %2").arg(element.name, element.reason), id, topicOf(id));
        }
    }
    reportLinkProblems(lab);
    reportFindings(lab);
    const bool stopped = lab.state == LabStatus::State::Stopped && m_before.state != lab.state;
    if (stopped && !lab.reason.isEmpty() && !m_starting)
        emit problem(tr("The lab stopped: %1").arg(lab.reason), {}, OfLab);
    const bool interrupted = lab.state == LabStatus::State::Running && !lab.reason.isEmpty() &&
                             lab.reason != m_before.reason;
    if (interrupted)
        emit problem(tr("The lab was interrupted: %1").arg(lab.reason), {});
}

/// Findings that the lab has no more go, and those that stay are shown again with new ones.
void LabSession::reportFindings(const LabStatus &lab)
{
    if (lab.findings == m_before.findings)
        return;
    emit resolved(OfFindings);
    for (const client::LabFinding &finding : lab.findings)
        emit problem(finding.message, finding.about, OfFindings);
}

/// In a large topology many connections have the same problem, which is shown in one message.
void LabSession::reportLinkProblems(const LabStatus &lab)
{
    std::map<QString, std::vector<ConnectionId>> added;
    for (const auto &[id, reason] : lab.linkProblems) {
        const auto before = m_before.linkProblems.find(id);
        if (before == m_before.linkProblems.end() || before->second != reason)
            added[reason].push_back(id);
    }
    const topology::Topology &topology = m_document.topology();
    for (const auto &[reason, connections] : added) {
        const topology::Connection *first = topology.connection(connections.front());
        const topology::Element *device =
            first == nullptr ? nullptr : topology.deviceOf(first->ends[0]);
        const QString name = topology.label(connections.front());
        const int others = static_cast<int>(connections.size()) - 1;
        emit problem(others == 0
                         ? tr("The link emulation of %1 is incomplete: %2").arg(name, reason)
                         : tr("The link emulation of %1 and %n other connection(s) is incomplete: "
                              "%2",
                              nullptr, others)
                               .arg(name, reason),
                     device == nullptr ? ElementId() : device->id, OfLinks);
    }
}

void LabSession::closed(const QString &reason)
{
    const bool wasUp = m_starting || m_before.state != LabStatus::State::Stopped;
    reset();
    if (!reason.isEmpty())
        emit problem(tr("The editor has left the lab, which may still run: %1").arg(reason), {});
    else if (wasUp)
        emit problem(tr("The lab's engine ended unexpectedly, and the lab with it. What was "
                        "captured can still be downloaded."),
                     {});
}

} // namespace tomato::ui
