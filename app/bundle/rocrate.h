// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bundle/bagwriter.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace tomato::bundle {

/// A person's words about a bundle. Everything may be empty.
struct Authorship
{
    QString author;
    /// An address, or a name of SPDX such as "CC-BY-4.0".
    QString licence;
    /// The DOI of the publication or of the archive: "10.5281/zenodo.1234".
    QString doi;
};

/// A run, as a crate tells it.
struct RunAction
{
    int number = 1;
    QString label;
    /// As in ISO 8601.
    QString started;
    QString ended;
    bool held = false;
    /// Why it did not come to its end; else empty.
    QString problem;
    /// The programs that ran in it, as its run.json has them.
    QJsonArray programs = {};
};

/// The text of `ro-crate-metadata.json`: an RO-Crate 1.1 with the profile Process Run Crate, in
/// which each run is a CreateAction of this program (https://w3id.org/ro/wfrun/process/0.5). Files
/// below "runs/001/" are what run 1 created; all others are what it used.
QByteArray crateMetadata(const QString &title, const QString &description,
                         const Authorship &authorship, const std::vector<RunAction> &runs,
                         const std::vector<BagWriter::Packed> &files);

/// Where pictures of what was measured are.
constexpr QLatin1String FiguresFolder("figures/");

/// "runs/001/"
QString runFolderName(int number);

} // namespace tomato::bundle
