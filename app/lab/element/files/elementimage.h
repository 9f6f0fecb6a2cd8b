// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "app/lab/plan/deviceplan.h"
#include "app/lab/zygote/elementinit.h"

#include <QString>

#include <set>
#include <string>
#include <vector>

namespace tomato::lab {

/// The open folders that an element has as its root: its image, which is not changed, and a layer
/// of its own above, with what it changes. Where the element's users are others than the owner of
/// the image (in a lab of the machine's root) it has a copy of the image instead.
class ElementImage final
{
public:
    /// None.
    ElementImage() = default;
    /// `layer` is the folder for what it changes; it is made, and made anew when that is not kept.
    /// `agreed` are keys of topology::OutsideReach. The error's place is the attribute.
    static Result<ElementImage> open(const ImagePlan &plan, const std::set<QString> &agreed,
                                     const std::string &layer);

    ImageKind kind() const { return m_kind; }
    /// Returns the files for ElementStarter::request(), as long as this object is there.
    std::vector<int> files() const;

private:
    ImageKind m_kind = ImageKind::None;
    FileDescriptor m_image;
    FileDescriptor m_layer;
};

/// Returns why the image of a plan cannot be opened; it is asked before a lab starts.
Result<> checkImage(const ImagePlan &plan, const std::set<QString> &agreed);
/// Completes the plan by what its image says of itself, see images::ImageConfig: variables that the
/// element itself does not set, and the entry point where the element has no commands. A plan
/// without an image, or with one that cannot be opened, stays as it is.
void completeByImage(DevicePlan &plan, const topology::Element &element,
                     const std::set<QString> &agreed);

} // namespace tomato::lab
