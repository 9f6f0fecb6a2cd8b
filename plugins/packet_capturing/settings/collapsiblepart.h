// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace tomato::plugins {

/// A part of a form that most people never need: a line that opens and closes it.
class CollapsiblePart final : public QWidget
{
    Q_OBJECT

public:
    CollapsiblePart(const QString &title, const QString &name, QWidget *content,
                    QWidget *parent = nullptr);

    void setOpen(bool open);
    bool isOpen() const;

private:
    QToolButton *m_head;
    QWidget *m_content;
};

} // namespace tomato::plugins
