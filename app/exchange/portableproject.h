// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/documents/importreport.h"

#include <QByteArray>

namespace tomato::exchange {

class SafeZip;

/// A portable project of GNS3 (.gns3project): a zip archive with `project.gns3` and the files of
/// its nodes.
struct PortableProject
{
    /// The content of `project.gns3`.
    QByteArray project;
    /// The names of the other files.
    ImportReport report;

    /// Unpacks `project.gns3` alone, into memory. An archive without it is none that any of the
    /// readers of archives knows, and the error says so.
    static Result<PortableProject> read(SafeZip &archive);
};

} // namespace tomato::exchange
