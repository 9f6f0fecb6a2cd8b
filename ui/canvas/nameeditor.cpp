// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/nameeditor.h"

#include "plugins/api/enginetexts.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QKeyEvent>
#include <QToolTip>

namespace tomato::ui {

NameEditor::NameEditor(CanvasView &view, TopologyScene &scene, const ElementId &element)
    : QLineEdit(view.viewport()), m_view(view), m_scene(scene), m_element(element)
{
    setObjectName(QStringLiteral("nameEditor"));
    setAccessibleName(tr("New name"));
    setAlignment(Qt::AlignCenter);
    setText(scene.document().topology().element(element)->name());
    selectAll();
    place();
    connect(&view, &CanvasView::viewportMoved, this, &NameEditor::place);
    connect(&scene.document(), &document::Document::elementRemoved, this,
            [this](const ElementId &removed) {
                if (removed == m_element)
                    close();
            });
    connect(&scene.document(), &document::Document::replaced, this, &NameEditor::close);
    show();
    setFocus();
}

void NameEditor::place()
{
    const ElementItem *item = m_scene.elementItem(m_element);
    if (!item)
        return;
    const QPoint centre = m_view.mapFromScene(item->nameRect().center());
    const QSize size(std::max(130, sizeHint().width()), sizeHint().height());
    setGeometry(QRect(centre - QPoint(size.width() / 2, size.height() / 2), size));
}

bool NameEditor::commit()
{
    const topology::Element *element = m_scene.document().topology().element(m_element);
    if (!element || element->name() == text().trimmed())
        return true;
    const auto renamed = m_scene.document().rename(m_element, text().trimmed());
    if (!renamed)
        QToolTip::showText(mapToGlobal(QPoint(0, height())),
                           plugins::inUsersLanguage(QString::fromStdString(renamed.error().text())),
                           this);
    return renamed.has_value();
}

void NameEditor::close()
{
    if (m_closed)
        return;
    m_closed = true;
    hide();
    deleteLater();
    m_view.setFocus();
}

void NameEditor::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (commit())
            close();
        return;
    case Qt::Key_Escape:
        close();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void NameEditor::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    const bool isMenu =
        event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason;
    if (isMenu || m_closed)
        return;
    commit();
    close();
}

} // namespace tomato::ui
