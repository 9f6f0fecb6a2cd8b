// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/texts/errortexts.h"

#include <QCoreApplication>

namespace tomato::rpc {

static constexpr ErrorText ImageTexts[] = {
    {"image-has-a-colon",
     QT_TRANSLATE_NOOP("EngineText", "has a colon in its path, and so cannot be an image")},
    {"image-without-oci-layout", QT_TRANSLATE_NOOP("EngineText", "is a folder without oci-layout")},
    {"image-is-no-file", QT_TRANSLATE_NOOP("EngineText", "is no file")},
    {"image-is-compressed",
     QT_TRANSLATE_NOOP("EngineText", "is compressed, which skopeo does not read: gunzip it first")},
    {"is-no-archive-of-an-image", QT_TRANSLATE_NOOP("EngineText", "is no archive of an image")},
    {"image-without-a-digest", QT_TRANSLATE_NOOP("EngineText", "is an image without a digest")},
    {"is-no-name-of-an-image", QT_TRANSLATE_NOOP("EngineText", "is no name of an image")},
    {"is-not-in-the-store", QT_TRANSLATE_NOOP("EngineText", "is not in the store of images")},
    {"is-the-beginning-of-several",
     QT_TRANSLATE_NOOP("EngineText", "is the beginning of several digests")},
    {"cannot-be-given-this-name", QT_TRANSLATE_NOOP("EngineText", "cannot be given this name: %1")},
    {"image-is-used-by",
     QT_TRANSLATE_NOOP("EngineText",
                       "is used by the lab %1: delete that first (tomato lab delete)")},
    {"image-cannot-be-removed", QT_TRANSLATE_NOOP("EngineText", "cannot be removed: %1")},
    {"image-program-ended",
     QT_TRANSLATE_NOOP("EngineText", "its image's program ended with code %1 at %T2 (its last "
                                     "lines: Commands and Services, or tomato lab log)")},
    {"image-program-was-ended",
     QT_TRANSLATE_NOOP("EngineText",
                       "its image's program was ended by signal %1 at %T2 (its last lines: "
                       "Commands and Services, or tomato lab log)")},
    {"image-program-is-missing",
     QT_TRANSLATE_NOOP("EngineText", "%1 is not installed: apt install %2")},
    {"is-there-already", QT_TRANSLATE_NOOP("EngineText", "is there already")},
    {"image-cannot-be-unpacked",
     QT_TRANSLATE_NOOP("EngineText", "the image cannot be unpacked: %1")},
    {"too-little-would-be-left",
     QT_TRANSLATE_NOOP("EngineText", "less than %L1 MB would be left on the disk")},
    {"image-is-larger-than", QT_TRANSLATE_NOOP("EngineText", "is larger than %L1 MB")},
    {"image-is-not-in-the-store",
     QT_TRANSLATE_NOOP("EngineText",
                       "'%1' is not in the store of images: tomato image list shows what is")},
    {"image-is-another-one",
     QT_TRANSLATE_NOOP(
         "EngineText",
         "'%1' is %2, and the drawing was made for %3: choose its image anew (tomato image use)")},
    {"image-nobody-agreed-to",
     QT_TRANSLATE_NOOP("EngineText", "'%1' is '%2' now, which nobody agreed to")},
    {"image-file-cannot-be-given",
     QT_TRANSLATE_NOOP("EngineText", "cannot be given to a user of the element: %1")},
};

std::span<const ErrorText> imageTexts()
{
    return ImageTexts;
}

} // namespace tomato::rpc
