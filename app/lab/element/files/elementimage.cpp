// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/files/elementimage.h"

#include "app/base/systemwords.h"
#include "app/images/imageconfig.h"
#include "app/images/imagenote.h"
#include "app/lab/element/files/elementlayer.h"
#include "app/lab/element/files/nevershared.h"
#include "app/lab/element/files/openedfolder.h"
#include "app/lab/plan/program.h"
#include "app/lab/zygote/elementids.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/storedname.h"
#include "app/topology/reach/outsidereach.h"

#include <QFile>
#include <QRegularExpression>

#include <fcntl.h>
#include <sys/mount.h>

#include <algorithm>
#include <cerrno>

namespace tomato::lab {

namespace {

using images::ImageConfig;

constexpr const char *Unpack = "unpack it by tomato image unpack, and name the new folder";

tl::unexpected<Error> refused(const ImagePlan &plan, const std::string &why)
{
    return failure("'" + plan.name + "' " + why, topology::ImageAttribute.data());
}

/// The store is this program's own, of which elements see nothing else.
Result<FileDescriptor> openStored(const ImagePlan &plan, const topology::ImageName &name,
                                  const std::set<QString> &agreed)
{
    const QString store = topology::imageStore();
    const QString digest = topology::storedDigest(store, name.name());
    if (digest.isEmpty())
        return refused(plan, "is not in the store of images: tomato image list shows what is");
    if (!agreed.contains(
            topology::OutsideReach{topology::OutsideReach::Kind::Image, name.text(), digest, {}}
                .key()))
        return refused(plan, "is '" + digest.toStdString() + "' now, which nobody agreed to");
    FileDescriptor file =
        openOutside(topology::storedFolder(store, digest), O_DIRECTORY | O_NOFOLLOW);
    if (!file)
        return refused(plan, "is no folder that can be an image: " + systemWords(errno));
    return file;
}

/// Opens what was agreed to, and nothing that took its name afterwards.
Result<FileDescriptor> openFolder(const ImagePlan &plan, const std::set<QString> &agreed)
{
    const topology::ImageName name(QString::fromStdString(plan.name));
    topology::OutsideReach reach{topology::OutsideReach::Kind::Image, name.text(), {}, {}};
    if (name.kind() == topology::ImageName::Kind::Stored)
        return openStored(plan, name, agreed);
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

struct OpenedRoot
{
    FileDescriptor folder;
    /// The image's digest; for a folder without one, its path.
    std::string name;
};

/// The root in the folder: in one that umoci made, a folder of it.
Result<OpenedRoot> openRoot(const ImagePlan &plan, const std::set<QString> &agreed)
{
    auto folder = openFolder(plan, agreed);
    if (!folder)
        return passOn(folder);
    const auto config = ImageConfig::read(folder->get());
    const std::string digest = config ? config->digest : std::string();
    if (!plan.digest.empty() && plan.digest != digest)
        return refused(plan, "is " + (digest.empty() ? "one without a digest" : digest) +
                                 ", and the drawing was made for " + plan.digest +
                                 ": choose its image anew (tomato image use)");
    const std::string name = digest.empty() ? pathOfOpen(folder->get()).toStdString() : digest;
    if (!config)
        return OpenedRoot{std::move(*folder), name};
    FileDescriptor root(
        ::openat(folder->get(), "rootfs", O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!root)
        return refused(plan, "has no rootfs that can be an image: " + systemWords(errno));
    return OpenedRoot{std::move(root), name};
}

std::string nameOf(const std::string &variable)
{
    return variable.substr(0, variable.find('='));
}

/// Those that the element itself does not set.
void addVariables(DevicePlan &plan, const ImageConfig &config, const topology::Element &element)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_]*=.*\\z"),
                                         QRegularExpression::DotMatchesEverythingOption);
    const QJsonObject own = element.attributes.value(topology::EnvironmentAttribute).toObject();
    for (const std::string &variable : config.environment) {
        const std::string name = nameOf(variable);
        // Its working folder is where ours is.
        if (!form.match(QString::fromStdString(variable)).hasMatch() || name == "HOME" ||
            own.contains(QString::fromStdString(name)))
            continue;
        std::erase_if(plan.environment,
                      [&](const std::string &each) { return nameOf(each) == name; });
        plan.environment.push_back(variable);
    }
}

/// Returns the user as `tomato-element enter` has it; nothing for one that the element lacks.
std::optional<std::string> userInElement(const images::ImageUser &user, unsigned count)
{
    const auto isThere = [count](unsigned id) { return id < count; };
    if (!isThere(user.user) || !isThere(user.group) || !std::ranges::all_of(user.groups, isThere))
        return std::nullopt;
    std::string text = std::to_string(user.user) + ':' + std::to_string(user.group);
    for (const unsigned group : user.groups)
        text += ':' + std::to_string(group);
    return text;
}

void addEntryPoint(DevicePlan &plan, const ImageConfig &config)
{
    CommandPlan &command = plan.commands.emplace_back();
    command.name = "image";
    command.isOfImage = true;
    command.program = config.arguments;
    if (config.folder.starts_with('/'))
        command.folder = config.folder;
    // Root needs no groups.
    if (config.user.user == 0 && config.user.group == 0)
        return;
    const unsigned count = elementIds().count;
    if (const auto user = userInElement(config.user, count)) {
        command.user = *user;
        return;
    }
    plan.problem += std::string(plan.problem.empty() ? "" : "; ") +
                    "its image's program runs as root: the element has no user " +
                    std::to_string(config.user.user) +
                    (count == 1 ? ", as you have no subordinate ids (/etc/subuid, package uidmap)"
                                : " with its groups");
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
    const auto root = openRoot(plan, agreed);
    if (!root)
        return passOn(root);
    const ElementIds owners = elementIds();
    const unsigned owner = owners.first;
    ElementImage image;
    image.m_kind = owner == 0 ? ImageKind::Layered : ImageKind::Whole;
    const auto made = owner == 0
                          ? makeLayer(layer, plan.keeps)
                          : makeCopy(root->folder.get(), root->name, owners, layer, plan.keeps);
    if (!made)
        return passOn(made);
    if (const auto noted = images::noteImage(layer, root->name); !noted)
        return passOn(noted);
    const FileDescriptor own(openOutside(QString::fromStdString(*made), O_DIRECTORY));
    (image.m_kind == ImageKind::Layered ? image.m_layer : image.m_image) = mountOf(own.get());
    if (image.m_kind == ImageKind::Layered) {
        image.m_image = mountOf(root->folder.get());
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
    const auto root = openRoot(plan, agreed);
    return root ? Result<>() : passOn(root);
}

void completeByImage(DevicePlan &plan, const topology::Element &element,
                     const std::set<QString> &agreed)
{
    if (plan.image.name.empty())
        return;
    const auto folder = openFolder(plan.image, agreed);
    const auto config = folder ? ImageConfig::read(folder->get()) : std::nullopt;
    if (!config)
        return;
    addVariables(plan, *config, element);
    if (plan.commands.empty() && !config->arguments.empty())
        addEntryPoint(plan, *config);
}

} // namespace tomato::lab
