// SPDX-License-Identifier: GPL-3.0-or-later
// What LabRunner does with changes, which are taken back where they cannot be made.
#include "app/daemon/server/labrunner.h"

#include <utility>

namespace tomato::engine {

void LabRunner::adoptAndReconcile(Result<LabTopology> wanted, const Agreements &agreed,
                                  const Done &done)
{
    const WantedLab before = m_wanted;
    checkAndAdopt(std::move(wanted), agreed, m_worker.isThere(), done, [this, before, done] {
        if (!m_worker.isThere()) {
            done({});
            return;
        }
        askHosts([this, before, done](const Result<> &followed) {
            if (!followed) {
                goBack(before, followed, done);
                return;
            }
            reconcileHere([this, before, done](const Result<> &result) {
                if (result)
                    awaitHosts(done);
                else
                    takeBack(before, result, done);
            });
        });
    });
}

/// Restores what the lab had before other hosts did not follow: nothing has changed here yet, and
/// the hosts that did follow get their former order.
void LabRunner::goBack(const WantedLab &before, const Result<> &reason, const Done &done)
{
    if (!m_worker.isThere()) {
        done(reason);
        return;
    }
    if (const auto restored = m_wanted.restore(before); !restored) {
        done(restored);
        return;
    }
    updateWantedCaptures();
    askHosts([this, reason, done](const Result<> &) {
        emit changed();
        done(reason);
    });
}

/// Restores what the lab had before a change that could not be made here.
void LabRunner::takeBack(const WantedLab &before, const Result<> &reason, const Done &done)
{
    if (m_stopsWaiting > 0) { // the lab ends with what it was told last
        done(reason);
        return;
    }
    if (const auto restored = m_wanted.restore(before); !restored) {
        done(restored);
        return;
    }
    updateWantedCaptures();
    // A worker that ended meanwhile is followed by one that gets this.
    reconcileIfRunning([this, reason, done](const Result<> &) {
        emit changed();
        done(reason);
    });
}

void LabRunner::setConnection(const ConnectionId &connection, const QJsonObject &attributes,
                              Done done)
{
    m_operations.run(done, [this, connection, attributes](const Done &finish) {
        auto wanted = m_wanted.labTopology().with(connection, attributes);
        const Agreements agreed =
            wanted ? TopologyIntake::agreedWith(m_wanted.agreed(), wanted->topology(), attributes)
                   : m_wanted.agreed();
        std::set<ElementId> ran;
        for (const ElementId &id : m_share.ownDevices(m_wanted.running().ids())) {
            if (m_states.isRunning(id))
                ran.insert(id);
        }
        // A change of one connection ends no element.
        adoptAndReconcile(std::move(wanted), agreed,
                          [this, before = m_wanted, ran, finish](const Result<> &result) {
                              const auto run =
                                  result ? m_states.firstFailure(ran, topology()) : result;
                              if (result && !run)
                                  takeBack(before, run, finish);
                              else
                                  finish(run);
                          });
    });
}

} // namespace tomato::engine
