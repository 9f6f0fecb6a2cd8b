// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/replays.h"

#include "app/base/files/memberpath.h"
#include "app/base/helperprogram.h"
#include "app/replay/replayorder.h"
#include "app/topology/attributes/replayattributes.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>

#include <chrono>

namespace tomato::engine {

using CommandState = protocol::CommandStatus::State;
using replay::ReplayOrder;
using replay::ReplaySettings;

namespace {

/// It only has a socket to close.
constexpr std::chrono::milliseconds ReplayEndTime{5'000};

/// Returns the file for what the program says, beside the output of other elements' commands: in
/// its working folder, where the element is root, a link would lead elsewhere.
QString outputFile(const QString &workingFolder)
{
    if (workingFolder.isEmpty())
        return QProcess::nullDevice();
    const QFileInfo working(workingFolder);
    const QDir folder(
        working.dir().absoluteFilePath(QStringLiteral("../output/") + working.fileName()));
    folder.mkpath(QStringLiteral("."));
    return QDir::cleanPath(folder.filePath(QStringLiteral("replay.log")));
}

/// Returns a number among the attributes, within bounds.
Result<double> numberOf(const topology::Element &element, QLatin1String key, double least,
                        double most)
{
    const QJsonValue value = element.attributes.value(key);
    if (value.isUndefined() || value.isNull())
        return 1;
    if (!value.isDouble() || value.toDouble() < least || value.toDouble() > most)
        return failure("expected a number from " + QString::number(least).toStdString() + " to " +
                           QString::number(most).toStdString(),
                       key.data());
    return value.toDouble();
}

Result<ReplaySettings> settingsOf(const topology::Element &element)
{
    ReplaySettings settings;
    settings.file = element.attributes.value(topology::ReplayFileAttribute).toString();
    const std::string place = topology::ReplayFileAttribute.data();
    if (settings.file.isEmpty())
        return failure("says not what it plays", place);
    if (const std::string bad = problemOfMemberPath(settings.file.toStdString());
        !settings.file.startsWith(u'/') && !bad.empty())
        return failure("'" + settings.file.toStdString() + "' " + bad, place);
    const auto speed = numberOf(element, topology::ReplaySpeedAttribute, 0.001, 1000);
    if (!speed)
        return passOn(speed);
    const auto loops = numberOf(element, topology::ReplayLoopsAttribute, 0, 1e9);
    if (!loops)
        return passOn(loops);
    settings.speed = *speed;
    settings.loops = static_cast<qint64>(*loops);
    settings.sentBy = element.attributes.value(topology::ReplayDirectionAttribute).toString();
    settings.addresses = element.attributes.value(topology::ReplayAddressesAttribute).toObject();
    if (const auto map = replay::AddressMap::parse(settings.addresses); !map)
        return failure(map.error().message, std::string(topology::ReplayAddressesAttribute.data()) +
                                                "." + map.error().place);
    return settings;
}

} // namespace

/// The process of one element.
class Replays::Playing final
{
public:
    Playing(Replays &replays, const QString &folder, const QByteArray &order)
        : m_order(order), m_output(outputFile(folder))
    {
        QObject::connect(&m_process, &QProcess::finished, &m_process, [this, &replays] {
            m_problem = QString::fromUtf8(m_process.readAllStandardError()).simplified();
            emit replays.changed();
        });
        QObject::connect(&m_process, &QProcess::errorOccurred, &m_process, [this, &replays] {
            m_problem = m_process.errorString();
            emit replays.changed();
        });
        m_process.setStandardOutputFile(m_output);
        m_process.start(QString::fromStdString(findHelperProgram("tomato-replay")),
                        {QString::fromUtf8(order)});
    }
    ~Playing()
    {
        dismiss();
        if (m_process.state() == QProcess::NotRunning ||
            m_process.waitForFinished(static_cast<int>(ReplayEndTime.count())))
            return;
        m_process.kill();
        m_process.waitForFinished();
    }
    Playing(const Playing &) = delete;
    Playing &operator=(const Playing &) = delete;

    /// Asks it to end; several do so side by side.
    void dismiss()
    {
        m_process.disconnect();
        m_process.terminate();
    }

    const QByteArray &order() const { return m_order; }
    const QString &problem() const { return m_problem; }
    protocol::CommandStatus status() const
    {
        protocol::CommandStatus status;
        status.name = topology::ReplayType;
        status.state =
            m_process.state() == QProcess::NotRunning ? CommandState::Ended : CommandState::Running;
        status.code = m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode()
                                                                     : 128 + m_process.exitCode();
        status.starts = 1;
        status.reason = m_problem;
        status.output = m_output;
        return status;
    }

private:
    QByteArray m_order;
    QString m_output;
    QString m_problem;
    QProcess m_process;
};

Replays::Replays() = default;

Replays::~Replays()
{
    for (const auto &[id, each] : m_playing)
        each->dismiss();
}

void Replays::update(const topology::Topology &topology, const DeviceStates &states)
{
    std::map<ElementId, QByteArray> wanted;
    m_problems.clear();
    for (const auto &[id, connection] : topology.connections()) {
        for (const ElementId &end : connection.ends) {
            const topology::Element &element = *topology.deviceOf(end);
            if (!topology::isReplay(element) || wanted.contains(element.id) ||
                !states.wires().contains(id) || !states.isRunning(element.id))
                continue;
            const auto settings = settingsOf(element);
            if (!settings)
                continue;
            ReplayOrder order;
            order.settings = *settings;
            order.folder = settings->file.startsWith(u'/') ? QString() : states.folder(element.id);
            order.process = states.process(element.id);
            order.interface = QString::fromStdString(states.interfaceName(element.id, end));
            wanted.emplace(element.id,
                           QJsonDocument(order.toJson()).toJson(QJsonDocument::Compact));
        }
    }
    for (const auto &[id, element] : topology.elements()) {
        if (!topology::isReplay(element) || !states.isRunning(id))
            continue;
        if (const auto settings = settingsOf(element); !settings)
            m_problems[id] = QString::fromStdString(settings.error().text());
    }
    const auto isOver = [&wanted](const auto &each) {
        const auto found = wanted.find(each.first);
        return found == wanted.end() || found->second != each.second->order();
    };
    for (const auto &each : m_playing) {
        if (isOver(each))
            each.second->dismiss();
    }
    std::erase_if(m_playing, isOver);
    for (const auto &[id, order] : wanted) {
        if (!m_playing.contains(id))
            m_playing.emplace(id, std::make_unique<Playing>(*this, states.folder(id), order));
    }
}

std::optional<protocol::CommandStatus> Replays::status(const ElementId &element) const
{
    const auto found = m_playing.find(element);
    return found == m_playing.end() ? std::nullopt : std::optional(found->second->status());
}

QString Replays::problem(const ElementId &element) const
{
    if (const auto unclear = m_problems.find(element); unclear != m_problems.end())
        return unclear->second;
    const auto found = m_playing.find(element);
    return found == m_playing.end() ? QString() : found->second->problem();
}

} // namespace tomato::engine
