// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/steps/replaystep.h"

#include "app/topology/lookup.h"

#include <QFile>
#include <QJsonDocument>

namespace tomato::experiment {

/// The interface of the element on the connection that is named, or on its only one.
static ElementId senderOf(const Step &step, const ElementId &element,
                          const topology::Topology &topology)
{
    for (const auto &[id, connection] : topology.connections()) {
        if (!step.on.isEmpty() && id != *topology::findConnection(topology, step.on))
            continue;
        for (const ElementId &end : connection.ends) {
            if (topology.deviceOf(end)->id == element)
                return end;
        }
    }
    return {};
}

Result<replay::ReplayOrder> replayOrder(const Step &step, const topology::Topology &topology,
                                        const client::LabStatus &lab)
{
    const ElementId element = *topology::findElement(topology, step.element);
    const auto found = lab.elements.find(element);
    if (found == lab.elements.end() || (found->second.process == 0 && found->second.host.isEmpty()))
        return failure("the element does not run");
    const client::ElementStatus &status = found->second;
    if (!status.host.isEmpty())
        return failure("the element runs on " + status.host.toStdString() +
                       "; files are played on this machine only");
    const auto interface = status.interfaces.find(senderOf(step, element, topology));
    if (interface == status.interfaces.end())
        return failure("the element has no such interface");
    replay::ReplayOrder order;
    order.settings = {step.file, step.speed, step.loops, step.direction, step.addresses};
    order.folder = step.file.startsWith(u'/') ? QString() : status.folder;
    order.process = static_cast<pid_t>(status.process);
    order.interface = interface->second;
    return order;
}

static QByteArray lastLineOf(const QString &path)
{
    constexpr qint64 MaxLine = 100'000;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(std::max<qint64>(0, file.size() - MaxLine));
    const QByteArray text = file.readAll().trimmed();
    return text.mid(text.lastIndexOf('\n') + 1);
}

QJsonObject replayFigures(const QString &output)
{
    return QJsonDocument::fromJson(lastLineOf(output)).object();
}

std::string replayProblem(const QString &errors)
{
    const QByteArray line = lastLineOf(errors);
    return line.isEmpty() ? "what was played ended without a word" : line.toStdString();
}

} // namespace tomato::experiment
