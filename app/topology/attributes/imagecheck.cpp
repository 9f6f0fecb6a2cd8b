// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/imagecheck.h"

#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/imagename.h"
#include "app/topology/printable.h"

namespace tomato::topology {

namespace {

Result<> isOpenOr(bool (*isGood)(const QString &), const char *what, const QJsonValue &value,
                  const std::string &place)
{
    if (!value.isString())
        return wrongKind(place, "a text", value);
    const QString text = value.toString().trimmed();
    if (text.isEmpty() || (isGood(text) && !hasSteering(text)))
        return {};
    return failure("'" + printable(text.left(60)).toStdString() + "' " + what, place);
}

} // namespace

Result<> isImage(const QJsonValue &value, const std::string &place)
{
    return isOpenOr(
        [](const QString &text) { return ImageName(text).kind() != ImageName::Kind::Unknown; },
        "is no absolute path, no store:NAME and no containers-storage:NAME", value, place);
}

Result<> isImageDigest(const QJsonValue &value, const std::string &place)
{
    return isOpenOr(isDigest, "is no digest: sha256: and 64 hexadecimal digits", value, place);
}

} // namespace tomato::topology
