// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/texts/errortexts.h"

#include <QCoreApplication>

namespace tomato::rpc {

static constexpr ErrorText CaptureTexts[] = {
    {"nothing-was-captured-on-this",
     QT_TRANSLATE_NOOP("EngineText", "nothing was captured on this connection")},
    {"is-captured-for-live-viewing",
     QT_TRANSLATE_NOOP("EngineText", "is captured for live viewing only, not for download")},
    {"the-download-was-cancelled", QT_TRANSLATE_NOOP("EngineText", "the download was cancelled")},
    {"cannot-listen-for-viewers", QT_TRANSLATE_NOOP("EngineText", "cannot listen for viewers: %1")},
    {"the-address-is-not-available",
     QT_TRANSLATE_NOOP("EngineText", "The address is not available")},
    {"cannot-listen", QT_TRANSLATE_NOOP("EngineText", "cannot listen: %1")},
    {"syntax-error-in-filter-expression",
     QT_TRANSLATE_NOOP("EngineText", "syntax error in filter expression: %1")},
    {"can't-parse-filter-expression",
     QT_TRANSLATE_NOOP("EngineText", "can't parse filter expression: %1")},
    {"syntax-error", QT_TRANSLATE_NOOP("EngineText", "syntax error")},
    {"unknown-host", QT_TRANSLATE_NOOP("EngineText", "unknown host '%1'")},
    {"unknown-network", QT_TRANSLATE_NOOP("EngineText", "unknown network '%1'")},
    {"unknown-port", QT_TRANSLATE_NOOP("EngineText", "unknown port '%1'")},
    {"unknown-ether-host", QT_TRANSLATE_NOOP("EngineText", "unknown ether host '%1'")},
    {"packets-were-recorded", QT_TRANSLATE_NOOP("EngineText", "%1 packets were recorded")},
    {"packets-were-recorded-since-the",
     QT_TRANSLATE_NOOP("EngineText", "%1 packets were recorded since the trigger")},
    {"bytes-were-recorded-and-no",
     QT_TRANSLATE_NOOP("EngineText", "%1 bytes were recorded, and no more than %2 were asked for")},
    {"bytes-were-recorded-since-the",
     QT_TRANSLATE_NOOP(
         "EngineText",
         "%1 bytes were recorded since the trigger, and no more than %2 were asked for")},
    {"seconds-have-passed", QT_TRANSLATE_NOOP("EngineText", "%1 seconds have passed")},
    {"seconds-have-passed-since-the",
     QT_TRANSLATE_NOOP("EngineText", "%1 seconds have passed since the trigger")},
    {"too-complex-libpcap-takes-more",
     QT_TRANSLATE_NOOP("EngineText", "too complex: libpcap takes more than 250 ms to compile it")},
    {"is-recognised-by-what-is",
     QT_TRANSLATE_NOOP("EngineText", "is recognised by what is in a packet, which a capture filter "
                                     "does not know: '%1' is what is usual")},
    {"comes-from-the-packets-before",
     QT_TRANSLATE_NOOP(
         "EngineText",
         "comes from the packets before it, and a capture filter sees one at a time")},
    {"is-not-in-the-packet",
     QT_TRANSLATE_NOOP("EngineText", "is not in the packet: Wireshark makes it up")},
    {"has-no-counterpart-in-capture",
     QT_TRANSLATE_NOOP("EngineText", "has no counterpart in capture filters")},
    {"has-no-counterpart", QT_TRANSLATE_NOOP("EngineText", "'%1' has no counterpart")},
    {"cancelled", QT_TRANSLATE_NOOP("EngineText", "cancelled")},
    {"no-host-that-can-be",
     QT_TRANSLATE_NOOP("EngineText", "no host that can be reached has recorded any of it")},
    {"cannot-listen-this-path-is",
     QT_TRANSLATE_NOOP("EngineText", "cannot listen: this path is longer than 107 bytes")},
    {"the-path-of-a-download",
     QT_TRANSLATE_NOOP("EngineText", "the path of a download must be absolute")},
    {"several-captures-go-into-a",
     QT_TRANSLATE_NOOP(
         "EngineText",
         "several captures go into a file that ends in .pcapng, .tar.gz, .tgz or .zip")},
    {"the-download-job-is-under",
     QT_TRANSLATE_NOOP("EngineText", "the download job %1 is under way already")},
    {"no-download-has-the-number",
     QT_TRANSLATE_NOOP("EngineText", "no download has the number %1")},
    {"is-no-ip-address-to",
     QT_TRANSLATE_NOOP("EngineText", "is no IP address to serve live viewers at")},
    {"cannot-be-an-address-to",
     QT_TRANSLATE_NOOP("EngineText", "cannot be an address to serve live viewers at")},
    {"is-no-address-and-no",
     QT_TRANSLATE_NOOP("EngineText",
                       "is no address and no network (192.0.2.0/24) of live viewers")},
    {"others-can-reach-this-address",
     QT_TRANSLATE_NOOP("EngineText",
                       "others can reach this address: name those who may watch, as addresses or "
                       "networks (192.0.2.0/24; 0.0.0.0/0 for everybody)")},
    {"is-served-without-encryption-and",
     QT_TRANSLATE_NOOP("EngineText",
                       "is served without encryption, and who is on the way can read it: agree to "
                       "that (--live-plain, capture_live_plain), or name no address and watch "
                       "through ssh, as tomato capture info says")},
    {"is-no-folder", QT_TRANSLATE_NOOP("EngineText", "is no folder")},
    {"belongs-to-another-user",
     QT_TRANSLATE_NOOP("EngineText", "belongs to another user: recordings are not kept there")},
    {"can-be-changed-by-other",
     QT_TRANSLATE_NOOP("EngineText",
                       "can be changed by other users: recordings are not kept there")},
    {"cannot-make-the-folder-of",
     QT_TRANSLATE_NOOP("EngineText", "cannot make the folder of the run")},
    {"cannot-make-the-link-to", QT_TRANSLATE_NOOP("EngineText", "cannot make the link to %1")},
    {"is-not-expected-here", QT_TRANSLATE_NOOP("EngineText", "is not expected here")},
    {"cannot-stand-beside-or",
     QT_TRANSLATE_NOOP(
         "EngineText",
         "cannot stand beside 'or': behind it a capture filter reads at other places")},
    {"is-nested-too-deeply", QT_TRANSLATE_NOOP("EngineText", "is nested too deeply")},
    {"cannot-stand-behind-not",
     QT_TRANSLATE_NOOP(
         "EngineText",
         "cannot stand behind 'not': behind it a capture filter reads at other places")},
    {"lacks-a", QT_TRANSLATE_NOOP("EngineText", "lacks a ')'")},
    {"ends-too-early", QT_TRANSLATE_NOOP("EngineText", "ends too early")},
    {"lacks-a-value", QT_TRANSLATE_NOOP("EngineText", "lacks a value")},
    {"lacks-a-2", QT_TRANSLATE_NOOP("EngineText", "lacks a '{'")},
    {"lacks-a-3", QT_TRANSLATE_NOOP("EngineText", "lacks a '}'")},
    {"is-longer-than-characters", QT_TRANSLATE_NOOP("EngineText", "is longer than %1 characters")},
};

std::span<const ErrorText> captureTexts()
{
    return CaptureTexts;
}

} // namespace tomato::rpc
