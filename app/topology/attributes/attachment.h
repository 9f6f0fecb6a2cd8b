// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/element.h"

#include <QStringList>

namespace tomato::topology {

/// Something outside of the lab that runs already, for which an element of the kind Attach stands.
/// It is described by the attributes `attach` and `attach_name`.
struct Attachment
{
    enum class Kind
    {
        /// A network namespace in /run/netns, as `ip netns` makes them.
        Namespace,
        /// An interface of this machine.
        Interface,
        /// A running container of Docker or Podman.
        Container,
        /// The network namespace of a process, given by its process id.
        Process
    };

    Kind kind = Kind::Namespace;
    QString name;

    /// The error's place says which attribute is missing or wrong.
    static Result<Attachment> of(const Element &element);
    /// Parses the two attributes' values, for callers whose `kind` comes from attachmentKinds().
    static Result<Attachment> parse(const QString &kind, const QString &name);

    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// The possible values of the attribute `attach`.
const QStringList &attachmentKinds();

} // namespace tomato::topology
