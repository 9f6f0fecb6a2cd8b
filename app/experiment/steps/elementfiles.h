// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

#include <QByteArray>
#include <QString>

namespace tomato::experiment {

/// Whether each folder in this one has the name of an element, and nothing else is there but files
/// and folders: links are refused.
Result<> checkElementFiles(const QString &path, const topology::Topology &topology);
/// Returns a digest of names and contents of all files below a folder.
Result<QByteArray> treeDigest(const QString &path);
/// Copies a folder with what is in it; none of its files are there yet.
Result<> copyTree(const QString &from, const QString &to);

} // namespace tomato::experiment
