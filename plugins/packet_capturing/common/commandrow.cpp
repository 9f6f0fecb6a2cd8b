// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/commandrow.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <chrono>

namespace tomato::plugins {

/// How long the button shows that the command was copied.
static constexpr std::chrono::milliseconds Thanks{1500};

/// The number of characters that fit.
static constexpr int MaxCommand = 46;

CommandRow::CommandRow(const QString &name, const QString &explanation, QWidget *parent)
    : QWidget(parent), m_command(new QLineEdit(this)), m_copy(new QPushButton(tr("Copy"), this))
{
    auto *label = new QLabel(explanation, this);
    label->setBuddy(m_command);
    m_command->setObjectName(name + QStringLiteral("Command"));
    m_command->setAccessibleName(explanation);
    m_command->setReadOnly(true);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setMinimumWidth(m_command->fontMetrics().averageCharWidth() * MaxCommand);
    m_copy->setObjectName(name + QStringLiteral("Copy"));
    m_copy->setAutoDefault(false);
    m_copy->setToolTip(tr("Copies the command to the clipboard"));
    m_copy->setAccessibleName(tr("Copy the command: %1").arg(explanation));

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(2);
    layout->addWidget(label, 0, 0, 1, 2);
    layout->addWidget(m_command, 1, 0);
    layout->addWidget(m_copy, 1, 1);

    m_thanks.setSingleShot(true);
    m_thanks.setInterval(Thanks);
    connect(m_copy, &QPushButton::clicked, this, &CommandRow::copy);
    connect(&m_thanks, &QTimer::timeout, this, [this] { m_copy->setText(tr("Copy")); });
}

void CommandRow::setCommand(const QString &command)
{
    if (m_command->text() == command)
        return; // keeps the selection
    m_command->setText(command);
    m_command->setCursorPosition(0);
}

void CommandRow::setTabPlace(QWidget *before)
{
    setTabOrder(before, m_command);
    setTabOrder(m_command, m_copy);
}

QWidget *CommandRow::lastField() const
{
    return m_copy;
}

void CommandRow::copy()
{
    QGuiApplication::clipboard()->setText(m_command->text());
    m_copy->setText(tr("Copied"));
    m_thanks.start();
}

} // namespace tomato::plugins
