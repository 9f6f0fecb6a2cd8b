// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/recoverybar.h"

#include "plugins/api/languagechange.h"
#include "ui/widgets/icons.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

namespace tomato::ui {

RecoveryBar::RecoveryBar(const QString &directory, QWidget *parent)
    : QFrame(parent), m_directory(directory), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("recoveryBar"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_text->setObjectName(QStringLiteral("recoveryText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *picture = new QLabel(this);
    picture->setPixmap(actionIcon(QStringLiteral("history"), palette()).pixmap(QSize(20, 20)));
    auto *recover = new QPushButton(tr("&Recover"), this);
    recover->setObjectName(QStringLiteral("recover"));
    recover->setToolTip(tr("Open the topology with these changes; nothing is saved yet"));
    auto *discard = new QPushButton(tr("Delete the &Changes"), this);
    discard->setObjectName(QStringLiteral("discardRecovery"));
    discard->setToolTip(tr("The file itself stays as it was saved last"));
    auto *later = new QPushButton(tr("&Later"), this);
    later->setObjectName(QStringLiteral("recoverLater"));
    later->setToolTip(tr("Ask again at the next start"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->addWidget(picture);
    layout->addWidget(m_text, 1);
    for (QPushButton *button : {recover, discard, later})
        layout->addWidget(button);
    connect(recover, &QPushButton::clicked, this, [this] {
        if (!m_found.empty())
            emit recoverRequested(m_found.front());
    });
    connect(discard, &QPushButton::clicked, this, [this] {
        if (!m_found.empty())
            remove(QString(m_found.front().path));
    });
    connect(later, &QPushButton::clicked, this, &QWidget::hide);
    plugins::whenLanguageChanges(this, &RecoveryBar::describeFirst);
    hide();
}

void RecoveryBar::look()
{
    m_found = document::findRecoveries(m_directory);
    showFirst();
}

void RecoveryBar::remove(const QString &path)
{
    QFile::remove(path);
    QFile::remove(document::recoveryLock(path));
    std::erase_if(m_found, [&path](const auto &each) { return each.path == path; });
    showFirst();
}

void RecoveryBar::showFirst()
{
    setVisible(!m_found.empty());
    describeFirst();
}

void RecoveryBar::describeFirst()
{
    if (m_found.empty())
        return;
    const document::Recovery &first = m_found.front();
    QString name = first.topology.name();
    if (name.isEmpty())
        name = first.file.isEmpty() ? tr("a topology that was never saved")
                                    : QFileInfo(first.file).fileName();
    m_text->setText(
        tr("The editor ended before it saved: there are changes to %1, of %2.")
            .arg(name, QLocale().toString(first.time.toLocalTime(), QLocale::ShortFormat)));
    m_text->setToolTip(first.file);
}

} // namespace tomato::ui
