// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/enginetexts.h"

#include "plugins/api/texts/windowtexts.h"

namespace tomato::plugins {

std::vector<rpc::ErrorText> windowTexts()
{
    std::vector<rpc::ErrorText> all = rpc::allErrorTexts();
    for (const auto &some :
         {importTexts(), remarkTexts(), experimentTexts(), bulkTexts(), documentTexts()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

QString inUsersLanguage(const QString &text)
{
    static const rpc::ErrorTexts known(windowTexts());
    return known.translated(text);
}

} // namespace tomato::plugins
