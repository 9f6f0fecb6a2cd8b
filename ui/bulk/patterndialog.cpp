// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulk/patterndialog.h"

#include "plugins/api/languagechange.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QLineEdit>

namespace tomato::ui {

PatternDialog::PatternDialog(const Texts &texts, Look look, QWidget *parent)
    : PreviewDialog(parent), m_look(std::move(look)),
      m_first(addField("firstPattern", texts.firstExample)),
      m_second(addField("secondPattern", texts.secondExample))
{
    setObjectName(texts.objectName);
    setWindowTitle(texts.title);
    auto *fields = new QFormLayout;
    fields->addRow(texts.first, m_first);
    fields->addRow(texts.second, m_second);
    layOut(QStringLiteral("pattern"), fields, texts.help, texts.action);
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
    Preview preview;
    if (first().isEmpty() || second().isEmpty())
        preview.summary = tr("Fill in both fields to see what would be done.");
    else
        preview = m_look(first(), second());
    if (preview.problem.isEmpty())
        setPreview(preview.rows, preview.count, preview.summary);
    else
        setPreview({}, 0, preview.problem);
}

/// Enter may come before the preview does, and presses the button, too.
void PatternDialog::tryAccept()
{
    if (result() == QDialog::Accepted)
        return;
    if (m_typing.isActive())
        refresh();
    if (canBeDone())
        accept();
}

} // namespace tomato::ui
