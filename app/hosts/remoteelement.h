// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/client/protocoltypes.h"
#include "app/hosts/launchline.h"

#include <QUrl>

namespace tomato::hosts {

/// Returns the command line that runs a command in an element of another host, through the tomato
/// there; the command ends when the line's program is ended. Fails when the host is in no list, or
/// has no such way.
Result<QStringList> commandInside(const client::ElementStatus &element, const ElementId &id,
                                  const QStringList &command, Asking asking);

/// Returns the command line that runs `tomato WORDS... LAB ELEMENT MORE...` on the element's host,
/// with the names that the lab and the element have there. Fails likewise.
Result<QStringList> tomatoThere(const client::ElementStatus &element, const ElementId &id,
                                const QStringList &words, const QStringList &more, Asking asking);

/// Returns a command that starts whichever shell there is.
QStringList anyShell();

/// Returns where a program of the desktop finds the element's folder: the folder itself for a part
/// of this machine, otherwise an sftp URL. Fails when neither leads there.
Result<QUrl> folderUrl(const client::ElementStatus &element);

} // namespace tomato::hosts
