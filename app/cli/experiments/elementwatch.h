// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"
#include "app/experiment/steps/timelinerun.h"

#include <QStringList>

#include <map>
#include <optional>

namespace tomato::cli {

/// Notes which elements of a lab end while the steps of a run are performed, though no step stops
/// them, and which run out of their memory.
class ElementWatch final : public QObject
{
public:
    /// All of them are borrowed. To be made when the lab is up.
    ElementWatch(Session &session, const experiment::Experiment &experiment,
                 const experiment::TimelineRun &run);

    /// To be called when the steps are over: waits for what the engine has yet to tell.
    void finish();
    /// Returns a text for each element: "h1 ended at 1.7 s: its first process was killed by signal
    /// 9".
    QStringList problems() const;

private:
    void look();
    void note(const ElementId &id, const QString &words, const QString &reason);
    bool isStoppedByStep(const QString &name) const;
    /// Whether a process was killed so late that the engine may not have told of it.
    bool wasKilledLate() const;

    Session &m_session;
    const experiment::Experiment &m_experiment;
    const experiment::TimelineRun &m_run;
    /// When the steps were over, in seconds of the run; what is told later was before that.
    std::optional<double> m_end;
    std::map<ElementId, client::ElementStatus> m_known;
    std::map<ElementId, QString> m_problems;
};

} // namespace tomato::cli
