// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/topology/reach/outsidereach.h"

#include <QObject>

#include <functional>
#include <set>

namespace tomato::ui {

/// Whether the user agreed to what the open topology's lab does outside of itself. It is asked
/// once; the answer is kept with the user, and in memory for what has no file yet.
class LabAgreement final : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(bool)>;
    /// Shows the question and calls back once.
    using Question =
        std::function<void(const topology::Topology &topology, bool isStart, const Answer &answer)>;

    /// Borrows the document. Without a question nothing is agreed to but what was before.
    explicit LabAgreement(document::Document &document, QObject *parent = nullptr);

    void setQuestion(Question question) { m_question = std::move(question); }
    /// Whether nothing needs to be asked.
    bool holds();
    /// What holds: for the engine.
    QStringList agreed() const { return {m_agreed.begin(), m_agreed.end()}; }
    /// Asks, unless the question is open already, or was just refused and is not for a start.
    void ask(bool isStart, const Answer &answer);
    /// The document got something that is not its user's own: what was agreed to for this file
    /// counts only as far as it is the same.
    void forget();

private:
    /// What is agreed to now also counts for what the user changes until the document is closed.
    void remember(const std::vector<topology::OutsideReach> &reaches);

    document::Document &m_document;
    Question m_question;
    std::set<QString> m_agreed;
    std::set<QString> m_refused;
    bool m_isAsking = false;
};

} // namespace tomato::ui
