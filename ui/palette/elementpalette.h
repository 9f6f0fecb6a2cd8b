// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parts/elementtemplate.h"
#include "ui/widgets/elementsort.h"

#include <QIcon>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace tomato::ui {

/// Returns the picture of a template: that of its element, or of two of its elements.
QIcon templateIcon(const parts::ElementTemplate &made);
/// Returns what a template holds, for a tool tip.
QString templatePurpose(const parts::ElementTemplate &made);

/// The sorts of elements, and below them the templates, which can be clicked or dragged onto the
/// canvas.
class ElementPalette final : public QWidget
{
    Q_OBJECT

public:
    explicit ElementPalette(QWidget *parent = nullptr);

    /// The sorts are in the order in which they are offered, here and in menus.
    static const std::vector<ElementSort> &sorts();

    void setTemplates(std::vector<parts::ElementTemplate> templates);

signals:
    void chosen(const tomato::ui::ElementSort &sort);
    void templateChosen(const QString &path);
    void templateMenuRequested(const QString &path, const QPoint &globalPosition);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTemplates();
    void addTitle(const QString &text, const char *name);
    void addTemplate(const parts::ElementTemplate &made);

    std::vector<parts::ElementTemplate> m_templates;
    QVBoxLayout *m_below;
};

} // namespace tomato::ui
