// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/importreport.h"

#include <QByteArray>

class QIODevice;

namespace tomato::exchange {

/// A portable project of GNS3 (.gns3project): a zip archive with `project.gns3` and the files of
/// its nodes.
struct PortableProject
{
    /// What `project.gns3` holds.
    QByteArray project;
    /// What else there is, by name.
    ImportReport report;

    /// Whether a file begins as a zip archive does.
    static bool isZip(const QByteArray &begin);
    /// Unpacks `project.gns3` alone, into memory. An archive with a member that would leave its
    /// folder, is a link or encrypted, or is far larger than it looks, is refused with the member's
    /// name.
    static Result<PortableProject> read(QIODevice &archive);
};

} // namespace tomato::exchange
