// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulk/previewdialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

namespace tomato::ui {

void PreviewDialog::layOut(const QString &name, QFormLayout *fields, const QString &help,
                           const QString &action)
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(520, 460);
    m_rows = new QListWidget(this);
    m_rows->setObjectName(name + QLatin1String("Preview"));
    m_rows->setAccessibleName(tr("Preview"));
    m_rows->setSelectionMode(QAbstractItemView::NoSelection);
    m_summary = new QLabel(this);
    m_summary->setObjectName(name + QLatin1String("Summary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_action = new QPushButton(action, this);
    m_action->setDefault(true);
    auto *explanation = new QLabel(help, this);
    explanation->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_action, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreviewDialog::tryAccept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(fields);
    layout->addWidget(explanation);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_summary);
    layout->addWidget(buttons);
}

void PreviewDialog::setPreview(const QStringList &rows, int count, const QString &summary)
{
    m_rows->clear();
    m_rows->addItems(rows);
    if (count > rows.size())
        m_rows->addItem(tr("… and %n more", nullptr, count - static_cast<int>(rows.size())));
    m_summary->setText(summary);
    m_action->setEnabled(count > 0);
}

bool PreviewDialog::canBeDone() const
{
    return m_action->isEnabled();
}

} // namespace tomato::ui
