// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/labagreement.h"

#include "app/client/labfolder.h"
#include "app/topology/reach/agreements.h"

#include <algorithm>

namespace tomato::ui {

using document::Document;

static std::set<QString> keysOf(const topology::Topology &topology)
{
    std::set<QString> keys;
    for (const topology::OutsideReach &reach : topology::outsideReaches(topology))
        keys.insert(reach.key());
    return keys;
}

LabAgreement::LabAgreement(Document &document, QObject *parent)
    : QObject(parent), m_document(document)
{
    connect(&document, &Document::replaced, this, &LabAgreement::forget);
}

void LabAgreement::forget()
{
    m_agreed.clear();
    m_refused.clear();
}

bool LabAgreement::holds()
{
    const topology::Topology &topology = m_document.topology();
    const std::set<QString> keys = keysOf(topology);
    if (keys.empty())
        return true;
    const topology::Agreements agreements(client::dataFolder());
    if (std::ranges::includes(m_agreed, keys)) {
        // The user's own commands since then, or a file that has a name now.
        if (!agreements.cover(m_document.filePath(), topology))
            (void)agreements.add(m_document.filePath(), topology);
        return true;
    }
    if (!agreements.cover(m_document.filePath(), topology))
        return false;
    m_agreed = keys;
    return true;
}

void LabAgreement::remember()
{
    m_agreed = keysOf(m_document.topology());
    m_refused.clear();
    // Where it cannot be written it is asked again at the next start.
    (void)topology::Agreements(client::dataFolder())
        .add(m_document.filePath(), m_document.topology());
}

void LabAgreement::ask(bool isStart, const Answer &answer)
{
    const std::set<QString> keys = keysOf(m_document.topology());
    if (m_isAsking || (!isStart && keys == m_refused))
        return;
    if (!m_question) {
        answer(false);
        return;
    }
    m_isAsking = true;
    m_question(m_document.topology(), isStart, [this, keys, answer](bool isAgreed) {
        m_isAsking = false;
        // Nobody agreed to what changed while the question was open.
        isAgreed = isAgreed && keys == keysOf(m_document.topology());
        if (isAgreed)
            remember();
        else
            m_refused = keys;
        answer(isAgreed);
    });
}

} // namespace tomato::ui
