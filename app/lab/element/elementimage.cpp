// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/elementimage.h"

#include "app/base/systemwords.h"
#include "app/lab/element/elementlayer.h"
#include "app/lab/element/imageconfig.h"
#include "app/lab/element/nevershared.h"
#include "app/lab/element/openedfolder.h"
#include "app/lab/zygote/elementids.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/reach/outsidereach.h"

#include <fcntl.h>
#include <sys/mount.h>

#include <cerrno>

namespace tomato::lab {

namespace {

constexpr const char *Unpack = "unpack it by tomato image unpack, and name the new folder";

tl::unexpected<Error> refused(const ImagePlan &plan, const std::string &why)
{
    return failure("'" + plan.name + "' " + why, topology::ImageAttribute.data());
}

/// Opens what was agreed to, and nothing that took its name afterwards.
Result<FileDescriptor> openFolder(const ImagePlan &plan, const std::set<QString> &agreed)
{
    const topology::ImageName name(QString::fromStdString(plan.name));
    topology::OutsideReach reach{topology::OutsideReach::Kind::Image, name.text(), {}, {}};
    if (name.kind() == topology::ImageName::Kind::Storage)
        return refused(plan, std::string("is in Podman's store: ") + Unpack);
    if (const QString why = whyNeverSharedAt(name.text()); !why.isEmpty())
        return refused(plan, "is never shown to elements: " + why.toStdString());
    FileDescriptor file = openOutside(name.text(), O_DIRECTORY);
    if (!file && errno == ENOTDIR)
        return refused(plan, std::string("is no folder: ") + Unpack);
    if (!file)
        return refused(plan, "is no folder that can be an image: " + systemWords(errno));
    const QString path = pathOfOpen(file.get());
    if (path.isEmpty())
        return refused(plan, "is no folder that can be an image");
    if (const QString why = whyNeverShared(file.get(), path); !why.isEmpty())
        return refused(plan, "is never shown to elements: " + why.toStdString());
    reach.detail = path == name.text() ? QString() : path;
    if (!agreed.contains(reach.key()))
        return refused(plan, "is '" + path.toStdString() + "' now, which nobody agreed to");
    return file;
}

/// The root in the folder: in one that umoci made, a folder of it.
Result<FileDescriptor> openRoot(const ImagePlan &plan, const std::set<QString> &agreed)
{
    auto folder = openFolder(plan, agreed);
    if (!folder || !ImageConfig::read(folder->get()))
        return folder;
    FileDescriptor root(
        ::openat(folder->get(), "rootfs", O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!root)
        return refused(plan, "has no rootfs that can be an image: " + systemWords(errno));
    return root;
}

/// A copy of the mount itself. The kernel refuses where mounts that it hides lie below.
FileDescriptor mountOf(int folder)
{
    return FileDescriptor(open_tree(
        folder, "", AT_EMPTY_PATH | OPEN_TREE_CLONE | static_cast<unsigned>(OPEN_TREE_CLOEXEC)));
}

} // namespace

Result<ElementImage> ElementImage::open(const ImagePlan &plan, const std::set<QString> &agreed,
                                        const std::string &layer)
{
    const auto folder = openRoot(plan, agreed);
    if (!folder)
        return passOn(folder);
    const unsigned owner = elementIds().first;
    ElementImage image;
    image.m_kind = owner == 0 ? ImageKind::Layered : ImageKind::Whole;
    const auto made = owner == 0 ? makeLayer(layer, plan.keeps)
                                 : makeCopy(folder->get(), owner, layer, plan.keeps);
    if (!made)
        return passOn(made);
    const FileDescriptor own(openOutside(QString::fromStdString(*made), O_DIRECTORY));
    (image.m_kind == ImageKind::Layered ? image.m_layer : image.m_image) = mountOf(own.get());
    if (image.m_kind == ImageKind::Layered) {
        image.m_image = mountOf(folder->get());
        if (!image.m_image)
            return refused(plan, errno == EINVAL ? "has mounts in it, and such a folder cannot be "
                                                   "an image"
                                                 : "cannot be mounted: " + systemWords(errno));
    }
    if (!image.m_image || (image.m_kind == ImageKind::Layered && !image.m_layer))
        return failure("the layer above the image cannot be mounted: " + systemWords(errno), layer);
    return image;
}

std::vector<int> ElementImage::files() const
{
    std::vector<int> files;
    for (const FileDescriptor *each : {&m_image, &m_layer}) {
        if (*each)
            files.push_back(each->get());
    }
    return files;
}

Result<> checkImage(const ImagePlan &plan, const std::set<QString> &agreed)
{
    if (plan.name.empty())
        return {};
    const auto folder = openRoot(plan, agreed);
    return folder ? Result<>() : passOn(folder);
}

void completeByImage(DevicePlan &plan, const topology::Element &element,
                     const std::set<QString> &agreed)
{
    if (plan.image.name.empty())
        return;
    const auto folder = openFolder(plan.image, agreed);
    const auto config = folder ? ImageConfig::read(folder->get()) : std::nullopt;
    if (config)
        config->complete(plan, element);
    else if (!plan.image.digest.empty())
        plan.problem += std::string(plan.problem.empty() ? "" : "; ") +
                        "its image is one without a digest, and the drawing was made for " +
                        plan.image.digest;
}

} // namespace tomato::lab
