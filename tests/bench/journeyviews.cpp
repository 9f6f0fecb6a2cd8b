// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/journeyviews.h"

#include "plugins/packet_capturing/journeys/diagram/spacetimeview.h"
#include "plugins/packet_capturing/journeys/plots/tcpplots.h"
#include "tests/capture/tracing/linkrings.h"

#include <QCoreApplication>
#include <QImage>
#include <QKeyEvent>

#include <algorithm>
#include <array>
#include <ctime>
#include <stdexcept>

namespace tomato::bench {

namespace {

using namespace std::chrono_literals;
using journeys::testing::Frame;
using journeys::testing::FrameShape;
using journeys::testing::LinkRings;
using plugins::MeasurePlot;
using plugins::SpaceTimeDiagram;
using plugins::SpaceTimeView;
using plugins::TcpPlots;

constexpr int Frames = 60;
/// Each is closer by so many steps that a sixth of the packets is left.
constexpr std::array Closer = {", closer", ", still closer"};

/// The processor time of this program since it was made: other programs do not count.
class Spent
{
public:
    double milliseconds() const { return now() - m_start; }

private:
    static double now()
    {
        timespec time{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    double m_start = now();
};

std::shared_ptr<const journeys::TracedJourneys> readPackets(const std::filesystem::path &folder,
                                                            int packets)
{
    constexpr int Links = 6;
    LinkRings rings(folder);
    for (int link = 0; link < Links; ++link)
        rings.addLink("c" + std::to_string(link), "r" + std::to_string(link) + ":eth1",
                      "r" + std::to_string(link + 1) + ":eth0");
    for (int packet = 0; packet < packets; ++packet) {
        FrameShape shape;
        shape.identification = static_cast<std::uint16_t>(packet);
        Frame frame = journeys::testing::udp4(static_cast<std::uint64_t>(packet), shape);
        for (int link = 0; link < Links; ++link, frame = journeys::testing::routed(frame))
            rings.add("c" + std::to_string(link), 10s + packet * 1ms + link * 5ms, frame);
    }
    rings.finish();
    auto found = journeys::TracedJourneys::read(rings.order());
    if (!found)
        throw std::runtime_error(found.error().text());
    return *found;
}

void press(QWidget &widget, int key)
{
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

/// Shows the same as a whole, then moves to and fro, a frame a time.
template <class Render>
void addFrames(Report &report, const std::string &theCase, QWidget &keys, const Render &render)
{
    double most = 0;
    const Spent all;
    for (int frame = 0; frame < Frames; ++frame) {
        const Spent one;
        press(keys, frame < Frames / 2 ? Qt::Key_Down : Qt::Key_Up);
        render();
        most = std::max(most, one.milliseconds());
    }
    report.add(theCase, "Journeys", "a frame", "ms", all.milliseconds() / Frames);
    report.add(theCase, "Journeys", "longest frame", "ms", most);
}

void measureDiagram(Report &report, const std::string &theCase,
                    const journeys::TracedJourneys &found)
{
    SpaceTimeView view;
    view.resize(1200, 800);
    QImage image(view.size(), QImage::Format_ARGB32_Premultiplied);
    const auto render = [&] { view.render(&image); };
    const Spent first;
    view.setDiagram(SpaceTimeDiagram(found, found.flowRows().front().flow));
    render();
    report.add(theCase, "Journeys", "shown first", "ms", first.milliseconds());
    addFrames(report, theCase, view, render);
    // Closer, as somebody looks at single packets.
    for (const char *more : Closer) {
        for (int step = 0; step < 8; ++step)
            press(view, Qt::Key_Plus);
        addFrames(report, theCase + more, view, render);
    }
}

/// A thousand bytes each ten milliseconds, of which every tenth segment is sent again.
capture::TcpFlow transfer(std::size_t segments)
{
    capture::TcpFlow flow;
    flow.first = 1000s;
    flow.last = 1000s + segments * 10ms;
    capture::TcpDirection &sent = flow.sentBy[0];
    for (std::size_t at = 0; at < segments; ++at) {
        const Timestamp time = 1000s + at * 10ms;
        const bool isAgain = at % 10 == 9;
        const std::uint64_t begin = 1000 * (isAgain ? at - 1 : at);
        sent.segments.push_back({time, begin, begin + 1000, isAgain});
        sent.acknowledgements.push_back({time + 5ms, begin + 1000, 64'000});
    }
    return flow;
}

void measureTcp(Report &report, const std::string &theCase, const capture::TcpFlow &flow)
{
    MeasurePlot plot;
    plot.resize(1200, 700);
    QImage image(plot.size(), QImage::Format_ARGB32_Premultiplied);
    const auto render = [&] { plot.render(&image); };
    const Spent first;
    plot.show("s", "bytes", TcpPlots(flow, 0).series(TcpPlots::Kind::TimeSequence, {}));
    render();
    report.add(theCase, "Journeys", "shown first", "ms", first.milliseconds());
    QWidget &keys = *plot.focusProxy();
    addFrames(report, theCase, keys, [&] {
        QCoreApplication::processEvents();
        render();
    });
}

} // namespace

void measureJourneyViews(Report &report, const std::filesystem::path &folder, int rounds,
                         bool isQuick)
{
    const int packets = isQuick ? 1'000 : 10'000;
    const std::size_t segments = isQuick ? 100'000 : 1'000'000;
    const auto found = readPackets(folder / "views", packets);
    const std::string diagram =
        "space-time diagram of " + std::to_string(packets) + " packets over six links";
    const std::string plot = "plot of " + std::to_string(segments) + " TCP segments";
    const capture::TcpFlow flow = transfer(segments);
    for (int round = 0; round < rounds; ++round) {
        measureDiagram(report, diagram, *found);
        measureTcp(report, plot, flow);
    }
    report.print(diagram, "");
    for (const char *more : Closer)
        report.print(diagram + more, "");
    report.print(plot, "");
}

} // namespace tomato::bench
