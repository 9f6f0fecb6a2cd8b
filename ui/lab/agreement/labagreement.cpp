// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/agreement/labagreement.h"

#include "app/client/labfolder.h"
#include "app/topology/reach/agreements.h"

#include <algorithm>

namespace tomato::ui {

using document::Document;

static std::set<QString> setOfKeys(const std::vector<topology::OutsideReach> &reaches)
{
    const QStringList keys = topology::keysOf(reaches);
    return {keys.begin(), keys.end()};
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
    const auto reaches = topology::outsideReaches(topology);
    const std::set<QString> keys = setOfKeys(reaches);
    if (keys.empty())
        return true;
    const topology::Agreements agreements(client::dataFolder());
    if (std::ranges::includes(m_agreed, keys)) {
        // The user's own commands since then, or a file that has a name now.
        if (!agreements.cover(m_document.filePath(), topology, reaches))
            (void)agreements.add(m_document.filePath(), topology, reaches);
        return true;
    }
    if (!agreements.cover(m_document.filePath(), topology, reaches))
        return false;
    m_agreed = keys;
    return true;
}

void LabAgreement::remember(const std::vector<topology::OutsideReach> &reaches)
{
    m_agreed = setOfKeys(reaches);
    m_refused.clear();
    // When the agreement cannot be stored, the user is asked again at the next start.
    (void)topology::Agreements(client::dataFolder())
        .add(m_document.filePath(), m_document.topology(), reaches);
}

void LabAgreement::ask(bool isStart, const Answer &answer)
{
    const std::set<QString> keys = setOfKeys(topology::outsideReaches(m_document.topology()));
    if (m_isAsking || (!isStart && keys == m_refused))
        return;
    if (!m_question) {
        answer(false);
        return;
    }
    m_isAsking = true;
    m_question(m_document.topology(), isStart, [this, keys, answer](bool isAgreed) {
        m_isAsking = false;
        // The agreement does not cover changes that were made while the question was open.
        const auto reaches = topology::outsideReaches(m_document.topology());
        isAgreed = isAgreed && keys == setOfKeys(reaches);
        if (isAgreed)
            remember(reaches);
        else
            m_refused = keys;
        answer(isAgreed);
    });
}

} // namespace tomato::ui
