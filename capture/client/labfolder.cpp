// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/client/labfolder.h"

#include "capture/rpc/labpaths.h"

#include <QDir>

namespace tomato::client {

bool hasRecordings(const LabId &lab)
{
    return rpc::LabPaths::check(lab) && QDir(rpc::LabPaths::data(lab)).exists();
}

Result<> removeRecordings(const LabId &lab)
{
    const QString folder = rpc::LabPaths::data(lab);
    if (hasRecordings(lab) && !QDir(folder).removeRecursively())
        return failure("this folder cannot be removed", folder.toStdString());
    return {};
}

} // namespace tomato::client
