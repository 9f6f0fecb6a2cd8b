// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/unpackdialog.h"

#include "app/topology/attributes/storedname.h"
#include "app/topology/printable.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/languagechange.h"

#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace tomato::ui {

UnpackDialog::UnpackDialog(const QString &source, QWidget *parent)
    : QDialog(parent), m_name(topology::printable(QFileInfo(source).fileName())),
      m_intake(source, topology::imageStore(), {}), m_text(new QLabel(this)),
      m_bar(new QProgressBar(this)), m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("unpackDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setObjectName(QStringLiteral("unpackText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_button->setObjectName(QStringLiteral("unpackCancel"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_button, 0, Qt::AlignRight);
    constexpr int Width = 420;
    setMinimumWidth(Width);
    connect(m_button, &QPushButton::clicked, this, &UnpackDialog::reject);
    connect(&m_intake, &images::ImageIntake::progressed, this,
            [this](const QString &step, qint64 bytes) {
                m_step = step;
                m_bytes = bytes;
                refresh();
            });
    connect(&m_intake, &images::ImageIntake::failed, this, &UnpackDialog::showFailure);
    connect(&m_intake, &images::ImageIntake::taken, this, &UnpackDialog::taken);
    connect(&m_intake, &images::ImageIntake::finished, this, [this] {
        m_isOver = true;
        // A failure stays to be read.
        if (m_bar->isVisibleTo(this))
            close();
    });
    plugins::whenLanguageChanges(this, &UnpackDialog::refresh);
    refresh();
    m_intake.start();
}

void UnpackDialog::reject()
{
    if (m_isOver) {
        QDialog::reject();
        return;
    }
    if (!m_button->isEnabled())
        return;
    // It closes when nothing is left.
    m_button->setEnabled(false);
    m_intake.cancel();
    refresh();
}

void UnpackDialog::refresh()
{
    setWindowTitle(tr("Unpack an Image"));
    m_button->setText(m_problem.isEmpty() ? tr("Cancel") : tr("Close"));
    const QString amount = QLocale().formattedDataSize(m_bytes, 1, QLocale::DataSizeSIFormat);
    if (!m_problem.isEmpty())
        m_text->setText(tr("%1 cannot be used as an image: %2")
                            .arg(m_name, plugins::inUsersLanguage(m_problem)));
    else if (!m_button->isEnabled())
        m_text->setText(tr("What was unpacked is removed…"));
    else if (m_step == QLatin1String("unpacking"))
        m_text->setText(tr("%1 is unpacked: %2 so far").arg(m_name, amount));
    else
        m_text->setText(tr("%1 is read: %2 so far").arg(m_name, amount));
}

void UnpackDialog::showFailure(const Error &error)
{
    m_problem = QString::fromStdString(error.message);
    m_bar->hide();
    refresh();
}

} // namespace tomato::ui
