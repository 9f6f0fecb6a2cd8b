// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/imagename.h"
#include "app/topology/topology.h"

#include <QStringList>

#include <vector>

namespace tomato::topology {

/// One way in which a topology's lab reaches outside of itself: into the user's files, to other
/// machines, or into networks of this one. Nothing of that begins before the user agreed to it.
/// Whatever stays inside the lab is not listed.
struct OutsideReach
{
    enum class Kind
    {
        /// Elements can read and write a folder of the user.
        SharedFolder,
        /// An element has a folder, an archive or an image of the user's as its root.
        Image,
        /// A live capture is served to other machines.
        LiveViewers,
        /// An element stands for an interface, a container, a process or a namespace.
        Attachment,
        /// An external network is connected to this machine's network.
        Nat
    };

    Kind kind = Kind::SharedFolder;
    /// The folder, the image, the address, or the name of what is attached; empty for NAT.
    QString what;
    /// For a folder that is a link: its target. For an image in the store: its digest. For live
    /// viewers: who may connect. For an attachment: the value of `attach`. For NAT: "machine" when
    /// it leads to this machine's own services, too.
    QString detail;
    /// The labels of the elements or connections that ask for it; empty for a folder.
    QStringList askedBy;
    /// For an attachment that is no interface of this machine: the interfaces that the lab has
    /// there, such as "eth0 10.0.0.1/24". It listens to them, or makes them with these addresses.
    QStringList interfaces = {};

    /// Returns the key under which an agreement is stored: it is the same for the same reach,
    /// whichever element asks for it.
    QString key() const;
    /// Returns a text such as "gives elements the folder '/home/u/data' to read and write", which
    /// is safe to be shown anywhere.
    QString text() const;

    friend bool operator==(const OutsideReach &, const OutsideReach &) = default;
};

/// Returns the reach of a shared folder; the target of a link is part of it.
OutsideReach sharedFolder(const QString &path);
/// Returns the reach of an element's image, which is a good one; that of a link is another one, and
/// so is that of a name in the store that is another image's now.
OutsideReach imageReach(const ImageName &image);
/// Returns all reaches, each once, in the order of the kinds.
std::vector<OutsideReach> outsideReaches(const Topology &topology);

/// Returns the keys of these reaches: they are stored when the user agrees to all of them.
QStringList keysOf(const std::vector<OutsideReach> &reaches);

/// Returns a digest of the commands that elements run by themselves, and of the experiment, whose
/// steps run more. It matters with a shared folder, since these commands decide what happens to the
/// folder.
QByteArray commandsDigest(const Topology &topology);

} // namespace tomato::topology
