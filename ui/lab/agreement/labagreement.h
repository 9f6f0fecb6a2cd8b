// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/topology/reach/outsidereach.h"

#include <QObject>

#include <functional>
#include <set>

namespace tomato::ui {

/// Keeps what the user agreed that the open topology's lab may do outside of itself. The user is
/// asked once; the answer is stored with the user's settings, or in memory when the topology has no
/// file yet.
class LabAgreement final : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(bool)>;
    /// Shows the question and calls back once.
    using Question =
        std::function<void(const topology::Topology &topology, bool isStart, const Answer &answer)>;

    /// The document is borrowed. Without a question, only earlier agreements hold.
    explicit LabAgreement(document::Document &document, QObject *parent = nullptr);

    void setQuestion(Question question) { m_question = std::move(question); }
    /// Returns whether no question is needed.
    bool holds();
    /// Returns what the user agreed to, for the engine.
    QStringList agreed() const { return {m_agreed.begin(), m_agreed.end()}; }
    /// Asks, unless the question is open already, or was just refused and is not for a start.
    void ask(bool isStart, const Answer &answer);
    /// Call it when content that is not the user's own came into the document: an earlier agreement
    /// for this file then holds only for the same reaches.
    void forget();

private:
    /// Agreements to these reaches also hold for the user's own changes until the document is
    /// closed.
    void remember(const std::vector<topology::OutsideReach> &reaches);

    document::Document &m_document;
    Question m_question;
    std::set<QString> m_agreed;
    std::set<QString> m_refused;
    bool m_isAsking = false;
};

} // namespace tomato::ui
