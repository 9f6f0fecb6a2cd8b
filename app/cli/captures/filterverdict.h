// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/filter/filtercheck.h"

namespace tomato::cli {

struct FilterVerdict
{
    QString filter;
    /// Why the filter cannot be used; empty when it can.
    QString message;
    /// Says what was meant, if that can be said; it is put behind the message.
    QString advice = {};
    /// Returns the message with the advice.
    QString complaint() const { return message + advice; }
    client::FilterCheck::Place place = {};
};

/// Waits for the program that compiles the filter; that program is ended when it takes too long.
FilterVerdict askWhetherFilterIsGood(const QString &filter);

} // namespace tomato::cli
