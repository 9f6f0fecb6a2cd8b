// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <QStringList>

#include <vector>

namespace tomato::topology {

/// One thing by which a topology's lab reaches outside of itself: into the user's files, to other
/// machines, into networks of this one. Nothing of that begins before the user agreed to it; what
/// stays inside the lab is not among it.
struct OutsideReach
{
    enum class Kind
    {
        /// Elements get a folder of the user, to read and to write.
        SharedFolder,
        /// A live capture is served to other machines.
        LiveViewers,
        /// An element stands for an interface, a container, a process or a namespace.
        Attachment,
        /// An external network has this machine's network.
        Nat
    };

    Kind kind = Kind::SharedFolder;
    /// The folder; the address; the name of what is attached to; empty for NAT.
    QString what;
    /// Where a folder leads to when it is a link; who may watch; a value of `attach`; "machine" for
    /// NAT that leads to this machine's own services, too.
    QString detail;
    /// Labels of the elements or connections that ask for it; empty for a folder.
    QStringList askedBy;

    /// What an agreement is remembered by: the same for the same reach, whoever asks for it.
    QString key() const;
    /// "gives elements the folder '/home/u/data' to read and write", safe to be shown anywhere.
    QString text() const;

    friend bool operator==(const OutsideReach &, const OutsideReach &) = default;
};

/// The reach of a folder that is shared: where it leads when it is a link belongs to it.
OutsideReach sharedFolder(const QString &path);
/// All of them, each once, in the order of the kinds.
std::vector<OutsideReach> outsideReaches(const Topology &topology);

/// Their keys: what is agreed to when all of them are.
QStringList keysOf(const std::vector<OutsideReach> &reaches);

/// What elements run by themselves, as a short text that changes when it does: with a shared folder
/// it decides what becomes of that.
QByteArray commandsDigest(const Topology &topology);

} // namespace tomato::topology
