// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace tomato::ui {

class CanvasView;

/// Explains below the canvas what its colours stand for: a title and entries of a sample and a
/// text, in as many rows as the width needs. While it is shown, space is reserved for it, so that
/// it covers nothing.
class CanvasLegend : public QWidget
{
    Q_OBJECT

public:
    CanvasLegend(CanvasView &view, const QString &name, int sampleWidth);

protected:
    virtual QString title() const = 0;
    /// The texts of the entries, in their order.
    virtual QStringList texts() const = 0;
    /// Paints the sample of an entry, which is as wide as it was said and as high as a row.
    virtual void paintSample(QPainter &painter, const QRect &place, std::size_t entry) const = 0;
    /// Reads title and texts anew, which has to be done once they are there.
    void refresh();
    const CanvasView &view() const { return m_view; }

    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void place();

    CanvasView &m_view;
    const int m_sampleWidth;
    QString m_title;
    QStringList m_texts;
    std::vector<QRect> m_entries;
};

} // namespace tomato::ui
