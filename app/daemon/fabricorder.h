// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "capture/service/captureorder.h"

#include <QString>

#include <set>
#include <vector>

namespace tomato::engine {

/// The engine's request to its worker: the parameters of fabric.apply.
struct FabricOrder
{
    /// A ToMaTo 4 document.
    QJsonObject topology;
    /// The folder of the lab's files.
    QString folder;
    /// The elements that are to run.
    std::set<ElementId> running;
    /// The elements that run on other hosts.
    std::set<ElementId> far;
    std::vector<service::CaptureOrder> captures;
    /// Keys of what the user agreed to that the topology does outside of the lab.
    std::set<QString> agreed;
    /// The folder with files of elements, as in lab.start; empty for none.
    QString files;
    /// The number of the eventfd that recorders write; the worker inherits it.
    int commitEvent = -1;

    QJsonObject toJson() const;
    static Result<FabricOrder> fromJson(const QJsonObject &json);
};

} // namespace tomato::engine
