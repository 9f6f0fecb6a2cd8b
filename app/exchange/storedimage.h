// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>

#include <string>

namespace tomato::exchange {

class TopologyBuilder;

/// Gives a host or router the image that another program's file names, when it is in the user's
/// store of images, with its digest; and reports that it is, or that it is not there.
void useStoredImage(TopologyBuilder &builder, const ElementId &device, const QString &image,
                    const std::string &place);

} // namespace tomato::exchange
