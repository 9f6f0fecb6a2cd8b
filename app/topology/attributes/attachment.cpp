// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/attachment.h"

#include <climits>

namespace tomato::topology {

const QStringList &attachmentKinds()
{
    // The values are in the order of Attachment::Kind.
    static const QStringList kinds = {QStringLiteral("netns"), QStringLiteral("interface"),
                                      QStringLiteral("container"), QStringLiteral("process")};
    return kinds;
}

Result<Attachment> Attachment::of(const Element &element)
{
    return parse(element.attributes.value(AttachAttribute).toString(QStringLiteral("netns")),
                 element.attributes.value(AttachNameAttribute).toString().trimmed());
}

Result<Attachment> Attachment::parse(const QString &kind, const QString &name)
{
    const auto index = attachmentKinds().indexOf(kind);
    if (index < 0)
        return failure("'" + kind.toStdString() +
                           "' is none of netns, interface, container, "
                           "process",
                       AttachAttribute.data());
    const Attachment attachment{static_cast<Kind>(index), name};
    const std::string place = AttachNameAttribute.data();
    if (name.isEmpty())
        return failure("says not what it stands for", place);
    // A name becomes part of a path, or a word for docker.
    if (name.startsWith(QLatin1Char('-')) || name.startsWith(QLatin1Char('.')) ||
        name.contains(QLatin1Char('/')) || name.contains(QChar(QChar::Null)) ||
        name.size() > NAME_MAX)
        return failure("'" + name.toStdString() + "' cannot be a name", place);
    bool isNumber = false;
    if (attachment.kind == Kind::Process && (name.toInt(&isNumber) <= 0 || !isNumber))
        return failure("'" + name.toStdString() + "' is no number of a process", place);
    return attachment;
}

} // namespace tomato::topology
