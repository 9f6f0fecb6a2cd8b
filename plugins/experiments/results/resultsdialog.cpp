// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/results/resultsdialog.h"

#include "app/base/helperprogram.h"
#include "plugins/api/enginetexts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tomato::plugins {

/// Room for a plot beside its axes.
static constexpr QSize FirstSize(700, 480);

ResultsDialog::ResultsDialog(const QString &folder, QWidget *parent)
    : QDialog(parent), m_folder(folder)
{
    setObjectName(QStringLiteral("experimentResults"));
    setWindowTitle(tr("Results of the Experiment"));
    setAttribute(Qt::WA_DeleteOnClose);
    createParts();
    resize(FirstSize);
    connect(&m_process, &QProcess::finished, this, &ResultsDialog::readTable);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            showProblem(m_process.errorString());
    });
    m_process.setStandardInputFile(QProcess::nullDevice());
    const std::string program = findShellProgram();
    m_process.start(
        program.empty() ? QStringLiteral("tomato") : QString::fromStdString(program),
        {QStringLiteral("experiment"), QStringLiteral("table"), folder, QStringLiteral("--json")});
}

void ResultsDialog::createParts()
{
    m_statement = new QComboBox(this);
    m_statement->setObjectName(QStringLiteral("resultsStatement"));
    m_statement->setToolTip(tr("What was measured"));
    m_variable = new QComboBox(this);
    m_variable->setObjectName(QStringLiteral("resultsVariable"));
    m_variable->setToolTip(tr("What the horizontal axis shows; there is a curve for each "
                              "combination of what else is varied"));
    auto *of = new QLabel(tr("&Show"), this);
    of->setBuddy(m_statement);
    auto *over = new QLabel(tr("&over"), this);
    over->setBuddy(m_variable);
    auto *choice = new QHBoxLayout;
    choice->addWidget(of);
    choice->addWidget(m_statement, 2);
    choice->addWidget(over);
    choice->addWidget(m_variable, 1);
    m_message = new QLabel(tr("The runs are being read…"), this);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_plot = new SweepPlot(this);
    m_plot->setToolTip(tr("Means over the runs that were alike; the bars are their 95 % intervals. "
                          "Drag and turn the wheel to move and zoom."));
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_message);
    m_pages->addWidget(m_plot);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_save = buttons->addButton(tr("Save &Picture…"), QDialogButtonBox::ActionRole);
    m_save->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(choice);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ResultsDialog::askForFile);
    connect(m_statement, &QComboBox::currentIndexChanged, this, &ResultsDialog::draw);
    connect(m_variable, &QComboBox::currentIndexChanged, this, &ResultsDialog::draw);
}

void ResultsDialog::showProblem(const QString &problem)
{
    m_message->setText(problem);
    m_pages->setCurrentWidget(m_message);
}

void ResultsDialog::readTable(int exitCode)
{
    const QJsonDocument table = QJsonDocument::fromJson(m_process.readAllStandardOutput());
    if (exitCode != 0 || !table.isArray()) {
        showProblem(inUsersLanguage(QString::fromUtf8(m_process.readAllStandardError()).trimmed()));
        return;
    }
    m_plot->setRows(table.array());
    if (m_plot->statements().isEmpty()) {
        showProblem(tr("No statement measured something. A condition such as \"any\" only "
                       "measures."));
        return;
    }
    {
        const QSignalBlocker quiet(m_statement);
        m_statement->addItems(m_plot->statements());
        const QSignalBlocker still(m_variable);
        m_variable->addItems(m_plot->variables());
    }
    m_variable->setEnabled(m_variable->count() > 1);
    m_save->setEnabled(true);
    m_pages->setCurrentWidget(m_plot);
    draw();
}

void ResultsDialog::draw()
{
    m_plot->draw(m_statement->currentText(), m_variable->currentText());
}

void ResultsDialog::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Save Picture"), QDir(m_folder).filePath("results.svg"),
                                   tr("Pictures (*.svg *.pdf *.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("svg"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (const auto saved = m_plot->save(path); !saved) {
            auto *box =
                new QMessageBox(QMessageBox::Warning, windowTitle(),
                                inUsersLanguage(QString::fromStdString(saved.error().text())),
                                QMessageBox::Ok, this);
            box->setTextFormat(Qt::PlainText);
            box->setAttribute(Qt::WA_DeleteOnClose);
            box->open();
        }
    });
    dialog->open();
}

} // namespace tomato::plugins
