// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QLineEdit>

namespace tomato::ui {

class CanvasView;
class TopologyScene;

/// A line for an element's new name, in the name's place on the canvas. Return applies it, Escape
/// keeps the old name; when the document refuses a name, the line stays open with the reason.
class NameEditor final : public QLineEdit
{
    Q_OBJECT

public:
    /// Opens at once, and deletes itself.
    NameEditor(CanvasView &view, TopologyScene &scene, const ElementId &element);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void place();
    /// Returns whether the document accepted the name.
    bool commit();
    void close();

    CanvasView &m_view;
    TopologyScene &m_scene;
    ElementId m_element;
    bool m_closed = false;
};

} // namespace tomato::ui
