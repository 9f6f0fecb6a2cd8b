// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/savetemplatedialog.h"

#include "app/parts/templatefolders.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/languagechange.h"
#include "ui/widgets/wrappedlabel.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

namespace tomato::ui {

SaveTemplateDialog::SaveTemplateDialog(const QString &name, QWidget *parent)
    : QDialog(parent), m_name(new QLineEdit(name, this)), m_place(new WrappedLabel(this)),
      m_addresses(new QCheckBox(tr("Keep &addresses, gateways and routes"), this))
{
    setObjectName(QStringLiteral("saveTemplateDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Save as Template"));
    setMinimumWidth(460);
    m_name->setObjectName(QStringLiteral("templateName"));
    m_name->selectAll();
    m_place->setObjectName(QStringLiteral("templatePlace"));
    m_addresses->setObjectName(QStringLiteral("templateAddresses"));
    m_addresses->setToolTip(
        tr("Without them the template fits everywhere; MAC addresses are never kept"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &SaveTemplateDialog::tryAccept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &SaveTemplateDialog::refresh);
    auto *layout = new QFormLayout(this);
    layout->addRow(tr("&Name:"), m_name);
    layout->addRow(m_place);
    layout->addRow(m_addresses);
    layout->addRow(buttons);
    refresh();
    plugins::whenLanguageChanges(this, &SaveTemplateDialog::refresh);
}

QString SaveTemplateDialog::name() const
{
    return m_name->text().trimmed();
}

bool SaveTemplateDialog::keepsAddresses() const
{
    return m_addresses->isChecked();
}

/// Says where the file will be, or why the name is none; nobody is wrong who has typed nothing yet.
void SaveTemplateDialog::refresh()
{
    const auto checked = parts::checkTemplateName(name());
    const QString place =
        name().isEmpty() ? parts::userTemplateFolder() : parts::ownTemplatePath(name());
    m_place->show(checked || name().isEmpty()
                      ? tr("It is written to %1").arg(QDir::toNativeSeparators(place))
                      : plugins::inUsersLanguage(QString::fromStdString(checked.error().text())));
    findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->setEnabled(bool(checked));
}

void SaveTemplateDialog::tryAccept()
{
    const QString path = parts::ownTemplatePath(name());
    if (QFileInfo::exists(path))
        askToReplace(path);
    else
        accept();
}

void SaveTemplateDialog::askToReplace(const QString &path)
{
    auto *box =
        new QMessageBox(QMessageBox::Warning, tr("Replace a template"),
                        tr("There is a template “%1” already. Shall it be replaced?").arg(name()),
                        QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("replaceTemplate"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(QDir::toNativeSeparators(path));
    auto *replace = box->addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    connect(replace, &QPushButton::clicked, this, &QDialog::accept);
    box->setDefaultButton(QMessageBox::Cancel);
    box->open();
}

} // namespace tomato::ui
