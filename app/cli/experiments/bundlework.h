// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bundle/runcomparison.h"
#include "app/cli/experiments/performexperiment.h"
#include "app/exchange/documents/bag.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace tomato::cli {

/// A bundle that is open.
class OpenBundle final
{
public:
    /// The error's place begins with the path.
    static Result<OpenBundle> open(const QString &path);

    exchange::Bag &bag() { return *m_bag; }
    const QString &path() const { return m_path; }
    /// Compares every file with its digest, with progress; says what is wrong on standard error.
    bool isWhole();
    /// Into a folder that is empty or not there, with progress.
    Result<> unpack(const QString &folder);
    /// How what it holds is performed; `folder` is where it was unpacked to.
    ExperimentWork work(const QString &folder, const QString &out) const;

private:
    QString m_path;
    std::unique_ptr<QFile> m_file;
    std::unique_ptr<exchange::Bag> m_bag;
};

/// Whether there is a bundle at this path.
bool isBundle(const QString &path);

/// Returns the folder with the files of elements: `path` itself, unless it is a bundle, which is
/// compared with its digests and unpacked into `room`; nothing when that has none.
Result<std::optional<QString>> elementFilesOf(const QString &path, const QTemporaryDir &room);

/// Fails where no temporary folder can be made, so that nothing is unpacked elsewhere.
Result<> checkRoom(const QTemporaryDir &room);

/// One run that a user names: its folder, the folder of an experiment with one run, or
/// "FILE.zip" and "FILE.zip:2". What is in a bundle is unpacked into `room`.
Result<bundle::RunFiles> runNamed(const QString &text, const QTemporaryDir &room);

} // namespace tomato::cli
