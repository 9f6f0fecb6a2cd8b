// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/progress.h"

#include "app/protocol/fields/fields.h"

namespace tomato::protocol {

QJsonObject Progress::toJson() const
{
    return {{"done", done}, {"total", total}};
}

Result<Progress> Progress::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    const Progress progress{fields.number<int>("done"), fields.number<int>("total")};
    return fields.read(progress);
}

QJsonObject DownloadProgress::toJson() const
{
    return {{"job", job}, {"done", done}, {"total", total}};
}

Result<DownloadProgress> DownloadProgress::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    const DownloadProgress progress{fields.number<int>("job"), fields.number("done"),
                                    fields.number("total")};
    return fields.read(progress);
}

} // namespace tomato::protocol
