// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/zygote/imageroot.h"

#include "app/lab/zygote/elementmounts.h"
#include "app/lab/zygote/elementview.h"
#include "app/lab/zygote/mountplace.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>

namespace tomato::lab {

namespace {

/// An open folder or file; closing it keeps errno.
class Opened final
{
public:
    explicit Opened(int file) : m_file(file) {}
    explicit Opened(const char *path) : m_file(open(path, O_PATH | O_NOFOLLOW | O_CLOEXEC)) {}
    ~Opened() { closeKeepingError(m_file); }
    Opened(const Opened &) = delete;
    Opened &operator=(const Opened &) = delete;
    int get() const { return m_file; }
    bool isThere() const { return m_file >= 0; }

private:
    int m_file;
};

bool restrict(int mounts, unsigned long long with)
{
    mount_attr attributes{};
    attributes.attr_set = with;
    return mount_setattr(mounts, "", AT_EMPTY_PATH, &attributes, sizeof attributes) == 0;
}

/// A second mount of what is at the path of ours, at this place of the image.
bool show(int root, const char *from, const char *place, Links links)
{
    const Opened source(from);
    const Opened copy(source.isThere() ? copyMounts(source.get()) : -1);
    const Opened target(copy.isThere() ? openPlace(root, place, links) : -1);
    return target.isThere() && moveMounts(copy.get(), target.get());
}

/// Moves a mount of ours itself.
bool move(int root, const char *from, const char *place)
{
    const Opened mounted(from);
    const Opened target(mounted.isThere() ? openPlace(root, place, Links::Refused) : -1);
    return target.isThere() && moveMounts(mounted.get(), target.get());
}

bool attach(int mounts, const char *place)
{
    const Opened target(place);
    return target.isThere() && moveMounts(mounts, target.get());
}

bool mountRoot(ImageKind kind, const ImageFiles &files)
{
    if (kind == ImageKind::Whole)
        return attach(files.image, ImageRoot);
    char options[256];
    std::snprintf(options, sizeof options,
                  "lowerdir=%s/image,upperdir=%s/layer/upper,workdir=%s/layer/work,userxattr",
                  Machine, Machine, Machine);
    char image[32];
    char layer[32];
    std::snprintf(image, sizeof image, "%s/image", Machine);
    std::snprintf(layer, sizeof layer, "%s/layer", Machine);
    return attach(files.image, image) && attach(files.layer, layer) &&
           mount("overlay", ImageRoot, "overlay", MS_NOSUID | MS_NODEV, options) == 0;
}

/// A file of the image at which another one can be mounted. What is there and is no file, such as a
/// link, is taken away: where a link leads is the image's affair alone.
int openFile(int folder, const char *name)
{
    open_how how{};
    how.flags = O_PATH | O_NOFOLLOW | O_CLOEXEC;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
    struct stat what
    {
    };
    if (fstatat(folder, name, &what, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(what.st_mode) &&
        unlinkat(folder, name, 0) != 0)
        return -1;
    // If it cannot be made, the error of opening it says why.
    close(openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
    return static_cast<int>(syscall(SYS_openat2, folder, name, &how, sizeof how));
}

bool showOwnFiles(int root, const char *home)
{
    const Opened etc(openPlace(root, "etc", Links::Followed));
    for (const char *name : OwnFiles) {
        char from[NAME_MAX + 48];
        std::snprintf(from, sizeof from, "%s/settings/%s/%s", Machine, home, name);
        const Opened source(from);
        const Opened copy(source.isThere() ? copyMounts(source.get()) : -1);
        const Opened target(copy.isThere() ? openFile(etc.get(), name) : -1);
        if (!target.isThere() || !moveMounts(copy.get(), target.get()))
            return false;
    }
    return true;
}

bool showDeviceFolder(int root)
{
    char devices[32];
    std::snprintf(devices, sizeof devices, "%s/dev", Machine);
    if (!show(root, devices, "dev", Links::Refused) || !move(root, "/dev/pts", "dev/pts") ||
        !show(root, "/var/shm", "dev/shm", Links::Refused))
        return false;
    // The folder is shared by all elements of the lab; what is mounted in it is not made so.
    const Opened folder(openPlace(root, "dev", Links::Refused));
    return folder.isThere() &&restrict(folder.get(), MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID);
}

} // namespace

const char *furnishImage(const InitOrder &order, const SeenFolders &seen, const ImageFiles &files)
{
    if (const char *failed = furnishCommonly(order.ids); failed != nullptr)
        return failed;
    if (!mountRoot(order.image, files))
        return order.image == ImageKind::Whole ? "mount its image" : "lay a layer over its image";
    const Opened root(ImageRoot);
    if (!root.isThere() || !restrict(root.get(), MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV))
        return "restrict its image";
    if (!showDeviceFolder(root.get()))
        return "mount /dev";
    if (!show(root.get(), "/var/tmp", "tmp", Links::Followed) ||
        !show(root.get(), "/var/run", "run", Links::Followed))
        return "mount /tmp and /run";
    if (seen.lines[0] == '\0')
        return nullptr;
    char home[NAME_MAX + 32];
    std::snprintf(home, sizeof home, "%s/elements/%s", Machine, order.home);
    if (order.home[0] != '\0' && !show(root.get(), home, "root", Links::Followed))
        return "mount the working folder";
    if (order.home[0] != '\0' && !showOwnFiles(root.get(), order.home))
        return "mount /etc/hosts";
    return showShared(root.get(), seen) ? nullptr : "mount a shared folder";
}

const char *becomeImage(bool hasProc, bool hasSys)
{
    const Opened root(ImageRoot);
    char covered[32];
    std::snprintf(covered, sizeof covered, "dev/%s", CoveredForImages);
    if (!root.isThere() || (hasProc && !move(root.get(), "/proc", "proc")) ||
        (hasSys && !move(root.get(), "/sys", "sys")))
        return "mount /proc and /sys";
    if (!move(root.get(), Covered, covered) || !show(root.get(), Empty, covered, Links::Refused))
        return "cover /proc and /sys";
    if (fchdir(root.get()) == 0 || chdir(ImageRoot) == 0) {
        if (syscall(SYS_pivot_root, ".", ".") == 0 && umount2(".", MNT_DETACH) == 0 &&
            chdir("/") == 0)
            return nullptr;
    }
    return "change the root to its image";
}

} // namespace tomato::lab
