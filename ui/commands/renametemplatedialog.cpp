// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/renametemplatedialog.h"

#include "app/parts/templatefolders.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/languagechange.h"
#include "ui/widgets/wrappedlabel.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace tomato::ui {

RenameTemplateDialog::RenameTemplateDialog(QString path, QWidget *parent)
    : QDialog(parent), m_path(std::move(path)),
      m_name(new QLineEdit(parts::templateName(m_path), this)), m_problem(new WrappedLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("renameTemplateDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Rename a template"));
    constexpr int Width = 380;
    setMinimumWidth(Width);
    m_name->setObjectName(QStringLiteral("newTemplateName"));
    m_name->selectAll();
    m_problem->setObjectName(QStringLiteral("newTemplateNameProblem"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &RenameTemplateDialog::tryAccept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &RenameTemplateDialog::refresh);
    auto *layout = new QFormLayout(this);
    layout->addRow(tr("New name:"), m_name);
    layout->addRow(m_problem);
    layout->addRow(m_buttons);
    refresh();
    plugins::whenLanguageChanges(this, &RenameTemplateDialog::refresh);
}

void RenameTemplateDialog::refresh()
{
    const QString name = m_name->text().trimmed();
    const auto checked = parts::checkTemplateName(name);
    m_problem->show(checked || name.isEmpty()
                        ? QString()
                        : plugins::inUsersLanguage(QString::fromStdString(checked.error().text())));
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(checked.has_value());
}

void RenameTemplateDialog::tryAccept()
{
    if (const auto renamed = parts::renameTemplate(m_path, m_name->text().trimmed()); renamed)
        accept();
    else
        m_problem->show(plugins::inUsersLanguage(QString::fromStdString(renamed.error().text())));
}

} // namespace tomato::ui
