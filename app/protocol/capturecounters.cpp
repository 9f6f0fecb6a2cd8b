// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/capturecounters.h"

#include "app/protocol/fields/fields.h"

namespace tomato::protocol {

QJsonObject CaptureCounters::toJson() const
{
    return {{"seen", bothOf(seen)},
            {"matched", bothOf(matched)},
            {"written", bothOf(written)},
            {"writtenBytes", bothOf(writtenBytes)},
            {"droppedByKernel", bothOf(droppedByKernel)},
            {"droppedByInterface", bothOf(droppedByInterface)},
            {"evicted", bothOf(evicted)}};
}

Result<CaptureCounters> CaptureCounters::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    CaptureCounters counters;
    counters.seen = fields.twoNumbers("seen");
    counters.matched = fields.twoNumbers("matched");
    counters.written = fields.twoNumbers("written");
    counters.writtenBytes = fields.twoNumbers("writtenBytes");
    counters.droppedByKernel = fields.twoNumbers("droppedByKernel");
    counters.droppedByInterface = fields.twoNumbers("droppedByInterface");
    counters.evicted = fields.twoNumbers("evicted");
    return fields.read(counters);
}

} // namespace tomato::protocol
