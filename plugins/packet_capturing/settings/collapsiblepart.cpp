// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/settings/collapsiblepart.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace tomato::plugins {

CollapsiblePart::CollapsiblePart(const QString &title, const QString &name, QWidget *content,
                                 QWidget *parent)
    : QWidget(parent), m_head(new QToolButton(this)), m_content(content)
{
    m_head->setObjectName(name);
    m_head->setText(title);
    m_head->setAutoRaise(true);
    m_head->setFocusPolicy(Qt::TabFocus);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_content->setParent(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_head, 0, Qt::AlignLeft);
    layout->addWidget(m_content);
    connect(m_head, &QToolButton::clicked, this, [this] { setOpen(!isOpen()); });
    setOpen(false);
}

void CollapsiblePart::setOpen(bool open)
{
    m_head->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_content->setVisible(open);
}

bool CollapsiblePart::isOpen() const
{
    return m_head->arrowType() == Qt::DownArrow;
}

} // namespace tomato::plugins
