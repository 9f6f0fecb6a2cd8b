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
    /// The content of `project.gns3`.
    QByteArray project;
    /// The names of the other files.
    ImportReport report;

    /// Whether a file begins as a zip archive does.
    static bool isZip(const QByteArray &begin);
    /// Unpacks `project.gns3` alone, into memory. An archive is refused, with the member's name,
    /// when a member would leave its folder, is a link, is encrypted, or is far larger than it
    /// seems.
    static Result<PortableProject> read(QIODevice &archive);
};

} // namespace tomato::exchange
