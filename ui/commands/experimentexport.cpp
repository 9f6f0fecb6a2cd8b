// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/experimentexport.h"

#include "app/base/helperprogram.h"
#include "app/topology/format/tomatoformat.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/numbertexts.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QToolButton>

namespace tomato::ui {

/// Returns the path of a file that does not exist yet: "loss.tomato.zip",
/// "loss-2.tomato.zip": by this ending a desktop knows what opens it.
static QString freeBundlePath(const QDir &folder, const QString &name)
{
    QString path = folder.filePath(name + QStringLiteral(".tomato.zip"));
    for (int i = 2; QFileInfo::exists(path); ++i)
        path =
            folder.filePath(QStringLiteral("%1-%2.tomato.zip").arg(name, plugins::plainNumber(i)));
    return path;
}

ExperimentExport::ExperimentExport(const document::Document &document, const QString &folder,
                                   QWidget *parent)
    : QDialog(parent), m_document(document)
{
    setObjectName(QStringLiteral("exportExperimentDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export the Experiment"));
    m_form = new QFormLayout(this);
    auto *about = new QLabel(tr("One file with the topology, what happens and what must come out, "
                                "and everything that its runs left. Whoever has it can perform "
                                "the experiment again and compare: tomato bundle verify."),
                             this);
    about->setWordWrap(true);
    m_form->addRow(about);
    const QString name = document.displayName().section(u'.', 0, 0);
    m_file = addPath("bundleFile", tr("&File:"), freeBundlePath(QDir(folder), name), false);
    m_runs = addPath("bundleRuns", tr("&Runs:"), QString(), true);
    m_runs->setPlaceholderText(tr("a folder with runs; empty for the experiment alone"));
    m_author = new QLineEdit(this);
    m_author->setObjectName(QStringLiteral("bundleAuthor"));
    m_form->addRow(tr("&Author:"), m_author);
    m_licence = new QLineEdit(this);
    m_licence->setObjectName(QStringLiteral("bundleLicence"));
    m_licence->setPlaceholderText(QStringLiteral("CC-BY-4.0"));
    m_form->addRow(tr("&Licence:"), m_licence);
    m_secrets = new QCheckBox(tr("With the &secrets of TLS and QUIC"), this);
    m_secrets->setObjectName(QStringLiteral("bundleSecrets"));
    m_form->addRow(QString(), m_secrets);
    m_outside = new QCheckBox(tr("With captures of connections to the &outside"), this);
    m_outside->setObjectName(QStringLiteral("bundleOutside"));
    m_form->addRow(QString(), m_outside);
    m_status = new QLabel(this);
    m_status->setObjectName(QStringLiteral("bundleStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_form->addRow(m_status);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_export = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_export->setObjectName(QStringLiteral("bundleExport"));
    connect(buttons, &QDialogButtonBox::accepted, this, &ExperimentExport::begin);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_file, &QLineEdit::textChanged, this, [this] { setBusy(false); });
    m_form->addRow(buttons);
    setMinimumWidth(520);
    setBusy(false);
}

ExperimentExport::~ExperimentExport()
{
    if (m_process == nullptr)
        return;
    m_process->disconnect(this);
    m_process->terminate();
    m_process->waitForFinished(2000);
}

QLineEdit *ExperimentExport::addPath(const char *name, const QString &label, const QString &path,
                                     bool isFolder)
{
    auto *line = new QLineEdit(path, this);
    line->setObjectName(QLatin1String(name));
    auto *browse = new QToolButton(this);
    browse->setText(QStringLiteral("…"));
    browse->setAccessibleName(tr("Choose"));
    connect(browse, &QToolButton::clicked, this,
            [this, line, isFolder] { choose(line, isFolder); });
    auto *row = new QHBoxLayout;
    row->addWidget(line, 1);
    row->addWidget(browse);
    m_form->addRow(label, row);
    auto *text = qobject_cast<QLabel *>(m_form->labelForField(row));
    if (text != nullptr)
        text->setBuddy(line);
    return line;
}

void ExperimentExport::choose(QLineEdit *line, bool isFolder)
{
    auto *dialog = new QFileDialog(
        this, isFolder ? tr("The folder of the runs") : tr("Export the Experiment"), line->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (isFolder) {
        dialog->setFileMode(QFileDialog::Directory);
    } else {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setNameFilter(tr("Bundles (*.zip)"));
        dialog->setDefaultSuffix(QStringLiteral("zip"));
    }
    connect(dialog, &QFileDialog::fileSelected, this, [this, line](const QString &path) {
        line->setText(path);
        if (line == m_file)
            m_replaced = path; // that dialog asked
    });
    dialog->open();
}

void ExperimentExport::setBusy(bool isBusy)
{
    m_export->setEnabled(!isBusy && m_file->text().endsWith(QLatin1String(".zip")));
    for (QWidget *each :
         QList<QWidget *>{m_file, m_runs, m_author, m_licence, m_secrets, m_outside})
        each->setEnabled(!isBusy);
    if (isBusy)
        m_status->setText(tr("Packing…"));
}

QStringList ExperimentExport::arguments()
{
    QString from = m_runs->text();
    if (from.isEmpty()) {
        from = QString::fromStdString((m_room.path() / "topology.tomato4.json").string());
        if (const auto saved = topology::saveTopology(m_document.topology(), from); !saved) {
            m_status->setText(
                plugins::inUsersLanguage(QString::fromStdString(saved.error().text())));
            return {};
        }
    }
    QStringList arguments = {QStringLiteral("bundle"), QStringLiteral("make"), m_file->text(),
                             QStringLiteral("--from"), from};
    if (m_file->text() == m_replaced)
        arguments << QStringLiteral("--force");
    if (!m_author->text().isEmpty())
        arguments << QStringLiteral("--author") << m_author->text();
    if (!m_licence->text().isEmpty())
        arguments << QStringLiteral("--licence") << m_licence->text();
    if (m_secrets->isChecked())
        arguments << QStringLiteral("--with-secrets");
    if (m_outside->isChecked())
        arguments << QStringLiteral("--with-outside");
    return arguments;
}

void ExperimentExport::begin()
{
    const QString path = m_file->text();
    if (path != m_replaced && QFileInfo::exists(path))
        askToReplace(path);
    else
        start();
}

void ExperimentExport::askToReplace(const QString &path)
{
    auto *box = new QMessageBox(
        QMessageBox::Warning, tr("Replace a file"),
        tr("“%1” exists already. Shall it be replaced?").arg(QDir::toNativeSeparators(path)),
        QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("replaceBundle"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("The runs that are in it are lost, unless Runs names their folder."));
    auto *replace = box->addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    connect(replace, &QPushButton::clicked, this, [this, path] {
        m_replaced = path;
        start();
    });
    box->setDefaultButton(QMessageBox::Cancel);
    box->open();
}

void ExperimentExport::start()
{
    const QStringList words = arguments();
    if (words.isEmpty())
        return;
    setBusy(true);
    m_process = new QProcess(this);
    m_process->setStandardInputFile(QProcess::nullDevice());
    connect(m_process, &QProcess::finished, this, &ExperimentExport::finished);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finished(-1);
    });
    const std::string program = findShellProgram();
    m_process->start(program.empty() ? QStringLiteral("tomato") : QString::fromStdString(program),
                     words);
}

void ExperimentExport::finished(int exitCode)
{
    if (m_process == nullptr)
        return;
    const QString said = QString::fromUtf8(m_process->readAllStandardError()).trimmed();
    const QString problem =
        said.isEmpty() ? m_process->errorString() : plugins::inUsersLanguage(said);
    m_process->deleteLater();
    m_process = nullptr;
    setBusy(false);
    if (exitCode != 0) {
        m_status->setText(problem);
        return;
    }
    emit exported(m_file->text(), said);
    accept();
}

void ExperimentExport::reject()
{
    if (m_process != nullptr) {
        m_process->disconnect(this);
        m_process->terminate(); // nothing half stays
        connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
        m_process->setParent(nullptr);
        m_process = nullptr;
    }
    QDialog::reject();
}

} // namespace tomato::ui
