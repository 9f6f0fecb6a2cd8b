// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/element.h"

#include <QStringList>

namespace tomato::topology {

/// What an element of the kind Attach stands for: something that runs already, outside of the lab.
/// Its attributes `attach` and `attach_name`.
struct Attachment
{
    enum class Kind
    {
        /// A network namespace in /run/netns, as `ip netns` makes them.
        Namespace,
        /// An interface of this machine.
        Interface,
        /// Of Docker or Podman, running.
        Container,
        /// The network of a process, by its number.
        Process
    };

    Kind kind = Kind::Namespace;
    QString name;

    /// Says which attribute is missing or wrong in the error's place.
    static Result<Attachment> of(const Element &element);
    /// The two words of the attributes, for whom the first one comes from attachmentKinds().
    static Result<Attachment> parse(const QString &kind, const QString &name);

    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// The values of the attribute `attach`.
const QStringList &attachmentKinds();

} // namespace tomato::topology
