// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/storedimage.h"

#include "app/exchange/topologybuilder.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/imagename.h"
#include "app/topology/attributes/storedname.h"

namespace tomato::exchange {

void useStoredImage(TopologyBuilder &builder, const ElementId &device, const QString &image,
                    const std::string &place)
{
    const QString digest = topology::isReference(image)
                               ? topology::storedDigest(topology::imageStore(), image)
                               : QString();
    if (digest.isEmpty()) {
        builder.report().add("the image " + quoted(image) +
                                 " is not in your store: the node runs this machine's programs",
                             place, device);
        return;
    }
    const QString name = topology::storedName(image);
    builder.setAttribute(device, topology::ImageAttribute, QStringLiteral("store:") + name);
    builder.setAttribute(device, topology::ImageDigestAttribute, digest);
    builder.report().add("the image " + quoted(image) +
                             " is in your store of images: the node runs in it",
                         place, device);
}

} // namespace tomato::exchange
