// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::topology {

/// The store of unpacked images of this user: a folder for each, called by its digest
/// ("sha256-0123…"), and in "names" a link to it for each of its names.

/// Returns `$XDG_DATA_HOME/tomato-desktop/images`, else under `~/.local/share`.
QString imageStore();
/// Returns the one form that names of the same image have: without Docker's own registry, and with
/// a tag: "docker.io/library/frr" and "frr" are "frr:latest".
QString storedName(const QString &name);
/// Returns where the link of this name is, in the folder of the store.
QString storedLink(const QString &store, const QString &name);
/// Returns the digest ("sha256:0123…") of the image with this name, which may be the digest itself;
/// empty when there is none.
QString storedDigest(const QString &store, const QString &name);
/// Returns the folder of the image with this digest, which need not be there.
QString storedFolder(const QString &store, const QString &digest);

} // namespace tomato::topology
