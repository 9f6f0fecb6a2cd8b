// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>

namespace tomato::ui {

/// The part of a drawing that a user wants to see, which outlives other sizes of the view.
class WantedSight final
{
public:
    struct Sight
    {
        double zoom;
        QPointF centre;
    };

    /// Returns a zoom that is neither too small nor too large to be of use.
    static double limited(double zoom);
    /// Returns how a view of this size shows all of `content`, at most at the zoom `largest`.
    static Sight all(const QRectF &content, const QSizeF &view, double largest);
    /// Returns whether a view of this size shows all of `content` so.
    static bool isWhole(const Sight &sight, const QRectF &content, const QSizeF &view);

    /// All of the drawing is wanted.
    void wantAll();
    /// The user chose another part.
    void choose();
    /// Remembers how the drawing was seen as a whole, before the view became too small for that.
    void remember(const Sight &before);
    /// Returns what to show in a view of this size; none when only the user decides.
    std::optional<Sight> in(const QSizeF &view, const QRectF &content);

private:
    bool m_wantsAll = false;
    std::optional<Sight> m_before;
};

} // namespace tomato::ui
