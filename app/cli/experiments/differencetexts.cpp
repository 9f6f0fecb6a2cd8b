// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/differencetexts.h"

#include <QJsonObject>

namespace tomato::cli {

QJsonArray differencesJson(const std::vector<bundle::Difference> &differences)
{
    QJsonArray all;
    for (const bundle::Difference &each : differences)
        all.append(QJsonObject{{"kind", bundle::wordOf(each.kind)},
                               {"is_result", each.isResult()},
                               {"text", each.text}});
    return all;
}

} // namespace tomato::cli
