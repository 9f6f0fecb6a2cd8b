// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/furtherdocuments.h"

#include <QJsonArray>

namespace tomato::exchange {

void keepFurtherDocuments(const std::vector<YamlTree> &documents, const QString &attribute,
                          Imported &imported)
{
    if (documents.size() < 2)
        return;
    QJsonArray further;
    for (auto each = documents.begin() + 1; each != documents.end(); ++each) {
        imported.report.add("a further document in the file has no effect", each->place());
        further.append(each->toJson());
    }
    (void)imported.topology.setAttribute(attribute, further);
}

} // namespace tomato::exchange
