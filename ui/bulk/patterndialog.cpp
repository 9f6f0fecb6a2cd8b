// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulk/patterndialog.h"

#include "plugins/api/languagechange.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace tomato::ui {

PatternDialog::PatternDialog(const Texts &texts, Look look, QWidget *parent)
    : QDialog(parent), m_look(std::move(look)),
      m_first(addField("firstPattern", texts.firstExample)),
      m_second(addField("secondPattern", texts.secondExample)), m_rows(new QListWidget(this)),
      m_summary(new QLabel(this)), m_action(new QPushButton(texts.action, this))
{
    setObjectName(texts.objectName);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(texts.title);
    resize(520, 460);
    m_rows->setObjectName(QStringLiteral("patternPreview"));
    m_rows->setAccessibleName(tr("Preview"));
    m_rows->setSelectionMode(QAbstractItemView::NoSelection);
    m_summary->setObjectName(QStringLiteral("patternSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_action->setDefault(true);
    auto *help = new QLabel(texts.help, this);
    help->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_action, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &PatternDialog::tryAccept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *fields = new QFormLayout;
    fields->addRow(texts.first, m_first);
    fields->addRow(texts.second, m_second);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(fields);
    layout->addWidget(help);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_summary);
    layout->addWidget(buttons);
    // A large topology is looked through when the hand rests.
    m_typing.setSingleShot(true);
    m_typing.setInterval(150);
    connect(&m_typing, &QTimer::timeout, this, &PatternDialog::refresh);
    for (const QLineEdit *field : {m_first, m_second}) {
        connect(field, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
        // The button may still be grey from what stood here before.
        connect(field, &QLineEdit::returnPressed, this, &PatternDialog::tryAccept);
    }
    refresh();
    plugins::whenLanguageChanges(this, &PatternDialog::refresh);
}

QLineEdit *PatternDialog::addField(const char *name, const QString &example)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(QLatin1String(name));
    field->setPlaceholderText(example);
    field->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return field;
}

QString PatternDialog::first() const
{
    return m_first->text();
}

QString PatternDialog::second() const
{
    return m_second->text();
}

void PatternDialog::refresh()
{
    m_typing.stop();
    m_rows->clear();
    Preview preview;
    if (first().isEmpty() || second().isEmpty())
        preview.summary = tr("Fill in both fields to see what would be done.");
    else
        preview = m_look(first(), second());
    m_rows->addItems(preview.rows);
    if (preview.count > preview.rows.size())
        m_rows->addItem(
            tr("… and %n more", nullptr, preview.count - static_cast<int>(preview.rows.size())));
    m_summary->setText(preview.problem.isEmpty() ? preview.summary : preview.problem);
    m_action->setEnabled(preview.problem.isEmpty() && preview.count > 0);
}

/// Enter may come before the preview does, and presses the button, too.
void PatternDialog::tryAccept()
{
    if (result() == QDialog::Accepted)
        return;
    if (m_typing.isActive())
        refresh();
    if (m_action->isEnabled())
        accept();
}

} // namespace tomato::ui
