// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/elementlayer.h"

#include "app/base/privatefolder.h"
#include "app/base/systemwords.h"
#include "app/base/treeremoval.h"
#include "app/lab/element/givenfolder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

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

Result<std::string> makeCopy(int image, unsigned owner, const std::string &layer, bool keeps)
{
    if (const auto made = makeEmpty(layer, keeps); !made)
        return passOn(made);
    const fs::path root = fs::path(layer) / "root";
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
    if (const auto given = giveTo(owner, coming.string()); !given)
        return passOn(given);
    // A copy that ended halfway is not taken for one.
    if (::rename(coming.c_str(), root.c_str()) != 0)
        return failure("this folder cannot be made: " + systemWords(errno), root.string());
    return root.string();
}

} // namespace tomato::lab
