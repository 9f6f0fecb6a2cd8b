// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/topologyintake.h"

#include "app/daemon/server/captureorders.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/hostvalues.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/attributes/linkemulation.h"
#include "app/topology/reach/outsidereach.h"
#include "capture/service/liveaccess.h"

namespace tomato::engine {

/// Limits the filters of all captures of a topology together, as each has to be compiled; nobody
/// types more.
static constexpr std::size_t MaxFilterBytes = 4 << 20;

/// The filters of captures, of losses and of emulation. Fails where the captures of the topology
/// cannot be, whatever their filters are.
static Result<std::deque<FilterJudge::Filter>> filtersOf(const topology::Topology &topology)
{
    const auto orders = captureOrders(topology, false);
    if (!orders)
        return passOn(orders);
    std::deque<FilterJudge::Filter> filters;
    std::size_t bytes = 0;
    for (const service::CaptureOrder &order : *orders) {
        const QString name = topology.label(order.connection);
        const auto access =
            service::LiveAccess::parse(QString::fromStdString(order.liveAddress),
                                       QString::fromStdString(order.liveAllow), order.livePlain);
        if (!access)
            return failure(access.error().text(), name.toStdString());
        filters.push_back({name, QStringLiteral("the capture filter"),
                           QString::fromStdString(order.options.filter)});
        filters.push_back({name, QStringLiteral("the capture trigger"),
                           QString::fromStdString(order.options.trigger)});
        bytes += order.options.filter.size() + order.options.trigger.size();
    }
    for (const auto &[id, connection] : topology.connections()) {
        for (const topology::LinkDirection &direction :
             topology::linkEmulation(connection).sentBy) {
            const QString name = topology.label(id);
            filters.push_back({name, QStringLiteral("the loss filter"), direction.lossFilter});
            filters.push_back(
                {name, QStringLiteral("the emulation filter"), direction.emulationFilter});
            bytes += static_cast<std::size_t>(direction.lossFilter.size() +
                                              direction.emulationFilter.size());
        }
    }
    if (bytes > MaxFilterBytes)
        return failure("the filters of all captures together have " + std::to_string(bytes) +
                       " bytes; " + std::to_string(MaxFilterBytes) + " are the most");
    return filters;
}

Result<> TopologyIntake::checkAgreed(const topology::Topology &wanted, const Agreements &agreed)
{
    for (const topology::OutsideReach &reach : topology::outsideReaches(wanted)) {
        if (!agreed.contains(reach.key()))
            return failure("nobody agreed that this lab " + reach.text().toStdString());
    }
    return {};
}

Agreements TopologyIntake::agreedWith(Agreements agreed, const topology::Topology &wanted,
                                      const QJsonObject &attributes)
{
    const QString address = attributes.value(topology::CaptureLiveAddressAttribute).toString();
    for (const topology::OutsideReach &reach : topology::outsideReaches(wanted)) {
        if (reach.kind == topology::OutsideReach::Kind::LiveViewers &&
            (attributes.contains(topology::CaptureLiveAllowAttribute) ||
             reach.what == address.trimmed()))
            agreed.insert(reach.key());
    }
    return agreed;
}

void TopologyIntake::judge(Result<LabTopology> wanted, const std::optional<Agreements> &agreed,
                           Then then)
{
    auto mayRun = wanted ? Result<>() : passOn(wanted);
    // Frames that cross from host to host have to be those that a wire would carry.
    if (mayRun && topology::usesHosts(wanted->topology()) &&
        topology::keepsOffloads(wanted->topology()))
        mayRun = failure("cannot be had by a lab over several hosts",
                         topology::LabOffloadsAttribute.data());
    if (mayRun && agreed)
        mayRun = checkAgreed(wanted->topology(), *agreed);
    auto filters = mayRun ? filtersOf(wanted->topology()) : passOn(mayRun);
    if (!filters) {
        then(passOn(filters));
        return;
    }
    m_filters.judge(std::move(*filters), [wanted = std::move(wanted),
                                          then = std::move(then)](const Result<> &good) mutable {
        then(good ? std::move(wanted) : passOn(good));
    });
}

} // namespace tomato::engine
