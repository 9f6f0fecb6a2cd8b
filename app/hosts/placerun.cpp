// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/placerun.h"

#include "app/base/helperprogram.h"

#include <QEventLoop>

#include <utility>

namespace tomato::hosts {

PlaceRun::PlaceRun(QObject *parent) : QObject(parent)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_process.kill();
        finish(failure("Scotch took longer than five seconds"));
    });
    connect(&m_process, &QProcess::finished, this, &PlaceRun::end);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(failure("tomato-place cannot be started (" +
                           m_process.errorString().toStdString() +
                           "): it is there where the program was built with libscotch-dev"));
    });
}

PlaceRun::~PlaceRun()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished();
}

void PlaceRun::start(PlacementGraph graph, Done done, std::chrono::milliseconds patience)
{
    m_graph = std::move(graph);
    m_done = std::move(done);
    if (m_graph.shares.size() < 2 || m_graph.nodes.empty()) { // nothing to choose
        QTimer::singleShot(0, this, [this] { finish(m_graph.inOrder()); });
        return;
    }
    const std::string name = "tomato-place";
    const std::string found = findHelperProgram(name);
    m_process.setProcessEnvironment(QProcessEnvironment()); // it needs none
    m_patience.start(patience);
    m_process.start(QString::fromStdString(found.empty() ? name : found), QStringList());
    m_process.write(m_graph.text());
    m_process.closeWriteChannel();
}

PlaceRun::Outcome PlaceRun::wait(PlacementGraph graph)
{
    Outcome outcome;
    QEventLoop loop;
    PlaceRun run;
    run.start(std::move(graph), [&](const Outcome &placed) {
        outcome = placed;
        loop.quit();
    });
    loop.exec();
    return outcome;
}

void PlaceRun::end()
{
    if (m_process.exitStatus() == QProcess::CrashExit)
        finish(failure("Scotch crashed"));
    else if (m_process.exitCode() != 0)
        finish(failure(m_process.readAllStandardError().left(500).trimmed().toStdString()));
    else
        finish(read());
}

Result<Placement> PlaceRun::read()
{
    std::vector<std::size_t> numbers;
    for (const QByteArray &line : m_process.readAllStandardOutput().trimmed().split('\n')) {
        bool isNumber = false;
        numbers.push_back(line.toULongLong(&isNumber));
        if (!isNumber)
            return failure("tomato-place gave no number");
    }
    return m_graph.placed(numbers);
}

void PlaceRun::finish(const Result<Placement> &placed)
{
    m_patience.stop();
    const Done done = std::exchange(m_done, {});
    if (!done)
        return;
    if (placed)
        done({*placed, {}});
    else
        done({m_graph.inOrder(), QStringLiteral("elements are placed in their order, since ") +
                                     QString::fromStdString(placed.error().text())});
}

} // namespace tomato::hosts
