// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layout/layoutrun.h"

#include "app/base/helperprogram.h"

#include <algorithm>
#include <cmath>

namespace tomato::layout {

static QString findProgram()
{
    const std::string name = "tomato-layout";
    const std::string found = findHelperProgram(name);
    return QString::fromStdString(found.empty() ? name : found);
}

/// Returns the length in pixels at which a connection has space for two pictures and for the names
/// of its interfaces between them, as the canvas draws them.
static double lengthFor(const topology::Topology &topology, const topology::Connection &connection)
{
    constexpr double Pictures = 90;
    constexpr double Letter = 6.5;
    constexpr double MaxNameWidth = 84;
    double length = Pictures;
    for (const ElementId &end : connection.ends) {
        const auto letters = static_cast<double>(topology.element(end)->name().size());
        length += std::min(letters * Letter + 12, MaxNameWidth);
    }
    return length;
}

/// The graph for tomato-layout: the number of nodes, then two numbers and a length for each edge.
static QByteArray graph(const topology::Topology &topology, const std::vector<ElementId> &devices)
{
    std::map<ElementId, std::size_t> numbers;
    for (const ElementId &id : devices)
        numbers.emplace(id, numbers.size());
    QByteArray text = QByteArray::number(static_cast<qsizetype>(devices.size())) + '\n';
    for (const auto &[id, connection] : topology.connections()) {
        const auto from = numbers.find(topology.deviceOf(connection.ends[0])->id);
        const auto to = numbers.find(topology.deviceOf(connection.ends[1])->id);
        if (from != numbers.end() && to != numbers.end())
            text += QByteArray::number(static_cast<qsizetype>(from->second)) + ' ' +
                    QByteArray::number(static_cast<qsizetype>(to->second)) + ' ' +
                    QByteArray::number(lengthFor(topology, connection)) + '\n';
    }
    return text;
}

LayoutRun::LayoutRun(QObject *parent) : QObject(parent)
{
    connect(&m_process, &QProcess::finished, this, &LayoutRun::end);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            m_done(failure("tomato-layout cannot be started: " +
                           m_process.errorString().toStdString()));
    });
}

LayoutRun::~LayoutRun()
{
    cancel();
}

void LayoutRun::start(const topology::Topology &topology, const std::vector<ElementId> &devices,
                      LayoutEngine engine, Done done)
{
    cancel();
    m_devices = devices;
    m_done = std::move(done);
    m_process.setProcessEnvironment(QProcessEnvironment()); // it needs none
    m_process.start(findProgram(), {engineName(engine)});
    if (!isRunning())
        return; // it could not be started, and that was told
    m_process.write(graph(topology, devices));
    m_process.closeWriteChannel();
}

void LayoutRun::cancel()
{
    if (!isRunning())
        return;
    const QSignalBlocker quiet(m_process);
    m_process.kill();
    m_process.waitForFinished();
}

void LayoutRun::end(int exitCode, QProcess::ExitStatus status)
{
    if (status == QProcess::CrashExit)
        m_done(failure("Graphviz crashed: choose another engine"));
    else if (exitCode != 0)
        m_done(failure(m_process.readAllStandardError().left(500).trimmed().toStdString()));
    else
        m_done(read(m_process.readAllStandardOutput()));
}

Result<LayoutRun::Positions> LayoutRun::read(const QByteArray &output) const
{
    const QList<QByteArray> lines = output.split('\n');
    Positions positions;
    QPointF sum;
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        const auto line = static_cast<qsizetype>(i);
        const QList<QByteArray> words =
            line < lines.size() ? lines[line].split(' ') : QList<QByteArray>();
        const double x = words.value(0).toDouble();
        const double y = words.value(1).toDouble();
        if (words.size() != 2 || !std::isfinite(x) || !std::isfinite(y))
            return failure("Graphviz gave no place to some element");
        positions[m_devices[i]] = {std::round(x), std::round(y)};
        sum += QPointF(x, y);
    }
    const QPointF middle = m_devices.empty() ? sum : sum / static_cast<double>(m_devices.size());
    for (auto &[id, position] : positions)
        position -= middle.toPoint();
    return positions;
}

} // namespace tomato::layout
