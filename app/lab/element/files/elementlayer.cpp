// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/files/elementlayer.h"

#include "app/base/files/privatefolder.h"
#include "app/base/files/treeremoval.h"
#include "app/base/systemwords.h"
#include "app/lab/element/files/givenfolder.h"

#include <QCryptographicHash>

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <filesystem>
#include <system_error>
#include <utility>

namespace tomato::lab {

namespace fs = std::filesystem;

namespace {

Result<> makeEmpty(const fs::path &layer, bool keeps)
{
    std::error_code problem;
    if (!keeps && fs::exists(layer, problem)) {
        if (const auto removed = removeTree(layer); !removed)
            return failure("what an element left cannot be removed: " + removed.error().text(),
                           layer.string());
    }
    if (!makePrivateFolder(layer))
        return failure("this folder cannot be made: " + systemWords(errno), layer.string());
    return {};
}

/// The folder is to be copied while nobody follows a link in it.
Result<> copyTree(const fs::path &from, const fs::path &to)
{
    std::error_code problem;
    for (auto each = fs::recursive_directory_iterator(from, problem);
         !problem && each != fs::recursive_directory_iterator(); each.increment(problem)) {
        const fs::path target = to / each->path().lexically_relative(from);
        const fs::file_status status = each->symlink_status(problem);
        if (problem)
            break;
        constexpr auto Plain = fs::perms(0777);
        if (fs::is_directory(status)) {
            fs::create_directory(target, problem);
            if (!problem)
                fs::permissions(target, (status.permissions() & fs::perms(01777)) | fs::perms(0700),
                                problem);
        } else if (fs::is_symlink(status)) {
            fs::copy_symlink(each->path(), target, problem);
        } else if (fs::is_regular_file(status)) {
            fs::copy_file(each->path(), target, problem);
            if (!problem)
                fs::permissions(target, status.permissions() & Plain, problem);
        }
        if (problem)
            return failure("cannot be copied: " + problem.message(), each->path().string());
    }
    return problem ? failure("cannot be copied: " + problem.message(), from.string()) : Result<>();
}

/// The owner and group that umoci noted of a file that it could not give to them, else root: a
/// message of rootlesscontainers' with two numbers (protobuf.dev, base 128 varints).
std::pair<unsigned, unsigned> notedOwner(const fs::path &file)
{
    std::array<unsigned char, 32> note{};
    const ssize_t length =
        lgetxattr(file.c_str(), "user.rootlesscontainers", note.data(), note.size());
    std::array<unsigned, 2> ids{};
    for (ssize_t at = 0; at + 1 < length;) {
        const unsigned field = note[static_cast<std::size_t>(at++)];
        std::uint64_t number = 0;
        bool goesOn = true;
        for (unsigned shift = 0; goesOn && at < length && shift < 35; shift += 7) {
            const unsigned char next = note[static_cast<std::size_t>(at++)];
            number |= static_cast<std::uint64_t>(next & 0x7fU) << shift;
            goesOn = (next & 0x80U) != 0;
        }
        if ((field != 0x08 && field != 0x10) || number > UINT_MAX)
            return {};
        ids[field == 0x08 ? 0 : 1] = static_cast<unsigned>(number);
    }
    return {ids[0], ids[1]};
}

/// All of it is the element's root's until then, and nobody else sees it.
Result<> giveToNoted(const fs::path &image, const fs::path &copy, ElementIds ids)
{
    std::error_code problem;
    for (auto each = fs::recursive_directory_iterator(image, problem);
         !problem && each != fs::recursive_directory_iterator(); each.increment(problem)) {
        const auto [user, group] = notedOwner(each->path());
        if ((user == 0 && group == 0) || user >= ids.count || group >= ids.count)
            continue;
        const fs::path target = copy / each->path().lexically_relative(image);
        if (::lchown(target.c_str(), ids.first + user, ids.first + group) != 0 && errno != ENOENT)
            return failure("cannot be given to a user of the element: " + systemWords(errno),
                           target.string());
    }
    return {};
}

/// Digests and paths become words that a folder can have as its name.
std::string copyName(const std::string &image)
{
    return "root-" +
           QCryptographicHash::hash(image, QCryptographicHash::Sha256).toHex().toStdString();
}

} // namespace

Result<std::string> makeLayer(const std::string &layer, bool keeps)
{
    if (const auto made = makeEmpty(layer, keeps); !made)
        return passOn(made);
    for (const char *name : {"/upper", "/work"}) {
        const std::string folder = layer + name;
        if (mkdir(folder.c_str(), 0755) != 0 && errno != EEXIST)
            return failure("this folder cannot be made: " + systemWords(errno), folder);
    }
    // It becomes the mode of the element's root, which all its users pass.
    if (chmod((layer + "/upper").c_str(), 0755) != 0)
        return failure("this folder cannot be opened to others: " + systemWords(errno), layer);
    return layer;
}

Result<std::string> makeCopy(int image, const std::string &name, ElementIds owners,
                             const std::string &layer, bool keeps)
{
    if (const auto made = makeEmpty(layer, keeps); !made)
        return passOn(made);
    const fs::path root = fs::path(layer) / copyName(name);
    const fs::path coming = fs::path(layer) / "coming";
    std::error_code problem;
    if (fs::exists(root, problem))
        return root.string();
    fs::remove_all(coming, problem);
    if (mkdir(coming.c_str(), 0755) != 0 || chmod(coming.c_str(), 0755) != 0)
        return failure("this folder cannot be made: " + systemWords(errno), coming.string());
    // Through the open folder: what is found there now by its name may be another one.
    const fs::path open = fs::path("/proc/self/fd") / std::to_string(image) / ".";
    if (const auto copied = copyTree(open, coming); !copied)
        return passOn(copied);
    if (const auto given = giveTo(owners.first, coming.string()); !given)
        return passOn(given);
    if (const auto given = giveToNoted(open, coming, owners); !given)
        return passOn(given);
    // A copy that ended halfway is not taken for one.
    if (::rename(coming.c_str(), root.c_str()) != 0)
        return failure("this folder cannot be made: " + systemWords(errno), root.string());
    return root.string();
}

} // namespace tomato::lab
