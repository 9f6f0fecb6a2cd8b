// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/printfindings.h"

#include "app/cli/output.h"
#include "app/topology/findings.h"

namespace tomato::cli {

void printFindings(const topology::Topology &topology)
{
    for (const topology::Finding &finding : topology::findings(topology))
        note(QStringLiteral("note: ") + QString::fromStdString(finding.message));
}

void printFindings(const client::LabStatus &lab)
{
    for (const client::LabFinding &finding : lab.findings)
        note(QStringLiteral("note: ") + finding.message);
}

} // namespace tomato::cli
