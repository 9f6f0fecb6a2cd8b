// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::capture {

/// Has the calling thread run soon after it is woken, however busy the machine is: it asks for
/// short slices of time, which Linux 6.12 and later grant to everybody. While the thread waits for
/// a processor, a buffer fills.
void preferThisThread();
/// Does the opposite: the calling thread gets less processor time than those that record. It cannot
/// be undone.
void deferThisThread();

} // namespace tomato::capture
