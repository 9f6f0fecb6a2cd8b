// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/portableproject.h"

#include "app/exchange/documents/safezip.h"
#include "app/exchange/importfile.h"

namespace tomato::exchange {

constexpr QLatin1String ProjectFile("project.gns3");

Result<PortableProject> PortableProject::read(SafeZip &archive)
{
    PortableProject found;
    const SafeZip::Member *project = archive.find(ProjectFile);
    if (project == nullptr)
        return failure("there is neither a project of GNS3 ('project.gns3') nor a lab of EVE-NG "
                       "(.unl) nor a bundle in the archive");
    if (const auto known = SafeZip::checkMethod(*project); !known)
        return failure(known.error().message +
                       ": export the project with the compression zip or none");
    auto text = archive.read(*project, MaxImportBytes);
    if (!text)
        return passOn(text);
    found.project = *std::move(text);
    for (const SafeZip::Member &member : archive.members()) {
        if (member.name != ProjectFile && !member.isFolder())
            found.report.add("files of the project's nodes stay in the archive",
                             quoted(member.name));
    }
    return found;
}

} // namespace tomato::exchange
