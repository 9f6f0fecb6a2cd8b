// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parts/elementtemplate.h"

#include <QStringList>

#include <vector>

namespace tomato::parts {

/// The most templates that are read.
constexpr std::size_t MaxTemplates = 200;

/// Returns the folder of the user's own templates, which need not be there:
/// `$XDG_DATA_HOME/tomato-desktop/templates`, else under `~/.local/share`.
QString userTemplateFolder();
/// Returns the folder of the templates that come with the program: beside the installed program,
/// else in the source tree that it was built from.
QString shippedTemplateFolder();
/// Returns where templates are looked for: the user's folder, those in the folders of
/// XDG_DATA_DIRS, and that of the program.
QStringList templateFolders();

/// What is in folders.
struct FoundTemplates
{
    /// Sorted by name, those that come with the program behind the others. One hides those with its
    /// name in later folders.
    std::vector<ElementTemplate> good;
    /// Says why files were left out; the places begin with their paths.
    std::vector<Error> damaged;
};

FoundTemplates findTemplates(const QStringList &folders = templateFolders());
/// Reads the template with this name, or that of a file where the text has a slash.
Result<ElementTemplate> findTemplate(const QString &text,
                                     const QStringList &folders = templateFolders());

/// Returns whether the user's own folder holds this file.
bool isOwnTemplate(const QString &path);
/// Returns whether this file comes with the program.
bool isShippedTemplate(const QString &path);
/// Returns where the user's template of this name is, or would be.
QString ownTemplatePath(const QString &name);
/// Writes a part that templatePart() returned as the user's own template; returns its path. Fails
/// when there is one of this name, unless it is to be replaced.
Result<QString> saveTemplate(const topology::Topology &part, const QString &name, bool replaces);
/// Gives one of the user's own templates another name. Fails when there is one of that name.
Result<> renameTemplate(const QString &path, const QString &name);
/// Removes one of the user's own templates.
Result<> removeTemplate(const QString &path);
/// Returns the path of the user's own template with this name, be it damaged. The error of one that
/// is another's has a place; that of one that is nowhere has none.
Result<QString> findOwnTemplate(const QString &name,
                                const QStringList &folders = templateFolders());

} // namespace tomato::parts
