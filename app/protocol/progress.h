// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>

namespace tomato::protocol {

/// The progress of a start or a change of the lab, in elements: lab.progress and fabric.progress.
struct Progress
{
    int done = 0;
    int total = 0;

    QJsonObject toJson() const;
    static Result<Progress> fromJson(const QJsonObject &json);

    friend bool operator==(const Progress &, const Progress &) = default;
};

/// The progress of a download, in bytes: download.progress.
struct DownloadProgress
{
    /// The client's number for the download.
    int job = 0;
    qint64 done = 0;
    qint64 total = 0;

    QJsonObject toJson() const;
    static Result<DownloadProgress> fromJson(const QJsonObject &json);

    friend bool operator==(const DownloadProgress &, const DownloadProgress &) = default;
};

} // namespace tomato::protocol
