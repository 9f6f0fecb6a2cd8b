// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/texts/errortexts.h"

#include <QCoreApplication>

namespace tomato::rpc {

static constexpr ErrorText TopologyTexts[] = {
    {"is-out-of-range", QT_TRANSLATE_NOOP("EngineText", "is out of range")},
    {"is-no-kind-that-can", QT_TRANSLATE_NOOP("EngineText", "\"%1\" is no kind that can be drawn")},
    {"is-not-in-base64", QT_TRANSLATE_NOOP("EngineText", "is not in base64")},
    {"is-neither-a-png-nor", QT_TRANSLATE_NOOP("EngineText", "is neither a PNG nor a JPEG")},
    {"is-a-half-of-a",
     QT_TRANSLATE_NOOP("EngineText", "'%1' is a half of a character without the other half")},
    {"more-than-objects-and-arrays",
     QT_TRANSLATE_NOOP("EngineText", "more than %1 objects and arrays lie in each other")},
    {"the-key-stands-here-twice",
     QT_TRANSLATE_NOOP("EngineText", "the key '%1' stands here twice")},
    {"version-cannot-be-read",
     QT_TRANSLATE_NOOP("EngineText", "version %1 cannot be read, only 3 and 4 can")},
    {"an-id-is-a-whole", QT_TRANSLATE_NOOP("EngineText", "an id is a whole number")},
    {"an-id-must-not-be", QT_TRANSLATE_NOOP("EngineText", "an id must not be empty")},
    {"an-id-has-no-control", QT_TRANSLATE_NOOP("EngineText", "an id has no control characters")},
    {"a-connection-has-2-ends",
     QT_TRANSLATE_NOOP("EngineText", "a connection has 2 ends, found %1")},
    {"is-its-own-parent", QT_TRANSLATE_NOOP("EngineText", "%1 is its own parent")},
    {"the-parents-form-a-cycle",
     QT_TRANSLATE_NOOP("EngineText", "the parents form a cycle, from %1 to itself")},
    {"the-parent-is-an-interface",
     QT_TRANSLATE_NOOP("EngineText", "the parent %1 is an interface itself")},
    {"has-the-id-already", QT_TRANSLATE_NOOP("EngineText", "%1 has the id %2 already")},
    {"has-bytes-are-the-most",
     QT_TRANSLATE_NOOP("EngineText", "has %L1 bytes; %L2 are the most that is read")},
    {"is-a-directory-2", QT_TRANSLATE_NOOP("EngineText", "is a directory")},
    {"no-such-connection",
     QT_TRANSLATE_NOOP("EngineText",
                       "no such connection; name it by an id, one end (h1:eth0) or both (h1--h2)")},
    {"several-connections-are-meant",
     QT_TRANSLATE_NOOP("EngineText", "several connections are meant: %1")},
    {"several-elements-have-this-name",
     QT_TRANSLATE_NOOP("EngineText", "several elements have this name: %1")},
    {"no-attribute-can-have-the",
     QT_TRANSLATE_NOOP("EngineText", "no attribute can have the name %1")},
    {"an-element-needs-an-id", QT_TRANSLATE_NOOP("EngineText", "an element needs an id")},
    {"another-element-has-the-id",
     QT_TRANSLATE_NOOP("EngineText", "another element has the id %1")},
    {"a-connection-needs-an-id", QT_TRANSLATE_NOOP("EngineText", "a connection needs an id")},
    {"another-connection-has-the-id",
     QT_TRANSLATE_NOOP("EngineText", "another connection has the id %1")},
    {"both-ends-are-the-interface",
     QT_TRANSLATE_NOOP("EngineText", "both ends are the interface %1")},
    {"the-end-is-a-device",
     QT_TRANSLATE_NOOP("EngineText", "the end %1 is a device, not an interface")},
    {"the-interface-has-the-connection",
     QT_TRANSLATE_NOOP("EngineText", "the interface %1 has the connection %2 already")},
    {"an-object", QT_TRANSLATE_NOOP("EngineText", "an object")},
    {"an-array", QT_TRANSLATE_NOOP("EngineText", "an array")},
    {"an-array-of-two-ids", QT_TRANSLATE_NOOP("EngineText", "an array of two ids")},
    {"a-number-or-a-text", QT_TRANSLATE_NOOP("EngineText", "a number or a text")},
    {"a-whole-number", QT_TRANSLATE_NOOP("EngineText", "a whole number")},
    {"a-whole-number-from-to", QT_TRANSLATE_NOOP("EngineText", "a whole number from %1 to %2")},
    {"a-filter-expression", QT_TRANSLATE_NOOP("EngineText", "a filter expression")},
    {"an-object-with-x-and", QT_TRANSLATE_NOOP("EngineText", "an object with x and y")},
    {"an-object-with-run", QT_TRANSLATE_NOOP("EngineText", "an object with run")},
    {"an-object-with-to-and", QT_TRANSLATE_NOOP("EngineText", "an object with to and via")},
    // These are about files and folders of any kind.
    {"cannot-be-opened", QT_TRANSLATE_NOOP("EngineText", "cannot be opened: %1")},
    {"cannot-be-cut", QT_TRANSLATE_NOOP("EngineText", "cannot be cut: %1")},
    {"cannot-be-examined", QT_TRANSLATE_NOOP("EngineText", "cannot be examined: %1")},
    {"cannot-be-looked-at", QT_TRANSLATE_NOOP("EngineText", "cannot be looked at: %1")},
    {"cannot-be-renamed", QT_TRANSLATE_NOOP("EngineText", "cannot be renamed: %1")},
    {"its-mode-cannot-be-set", QT_TRANSLATE_NOOP("EngineText", "its mode cannot be set: %1")},
    {"this-folder-cannot-be-removed-2",
     QT_TRANSLATE_NOOP("EngineText", "this folder cannot be removed: %1")},
    {"would-leave-the-folder", QT_TRANSLATE_NOOP("EngineText", "would leave the folder")},
    {"has-a-zero-byte-in", QT_TRANSLATE_NOOP("EngineText", "has a zero byte in its name")},
    {"has-a-backslash-in-its", QT_TRANSLATE_NOOP("EngineText", "has a backslash in its name")},
    {"has-an-empty-or-a",
     QT_TRANSLATE_NOOP("EngineText", "has an empty or a '.' part in its name")},
    {"is-no-ordinary-file", QT_TRANSLATE_NOOP("EngineText", "is no ordinary file")},
    {"belongs-to-another-user-2", QT_TRANSLATE_NOOP("EngineText", "belongs to another user")},
    {"is-a-link-which-another",
     QT_TRANSLATE_NOOP("EngineText", "is a link, which another machine may not have")},
    // These are about frames that are played.
    {"expected-an-address-or-a",
     QT_TRANSLATE_NOOP("EngineText", "expected an address or a network and another one of the same "
                                     "kind, as in \"10.0.0.0/24\": \"10.9.0.0/24\"")},
    {"its-frames-are-of-the",
     QT_TRANSLATE_NOOP(
         "EngineText",
         "its frames are of the link type %1; only those of Ethernet (1) can be played")},
    {"it-does-not-tell-who",
     QT_TRANSLATE_NOOP("EngineText",
                       "it does not tell who sent its frames, as a .pcapng file of ours does")},
    {"interrupted", QT_TRANSLATE_NOOP("EngineText", "interrupted")},
};

std::span<const ErrorText> topologyTexts()
{
    return TopologyTexts;
}

} // namespace tomato::rpc
