// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/hosttrial.h"

#include "plugins/api/enginetexts.h"

#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace tomato::ui {

HostTrial::HostTrial(Chosen host, QWidget *parent)
    : QWidget(parent), m_host(std::move(host)), m_button(new QPushButton(this)),
      m_progress(new QProgressBar(this)), m_result(new QPlainTextEdit(this))
{
    m_button->setObjectName(QStringLiteral("hostTest"));
    m_button->setAutoDefault(false);
    m_progress->setObjectName(QStringLiteral("hostTestProgress"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_result->setObjectName(QStringLiteral("hostTestResult"));
    m_result->setAccessibleName(tr("What the test found"));
    m_result->setReadOnly(true);
    m_result->setPlaceholderText(tr("Test Connection shows whether the host can be reached, and "
                                    "what labs can do there."));
    auto *row = new QHBoxLayout;
    row->addWidget(m_button);
    row->addWidget(m_progress, 1);
    row->addStretch(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_result, 1);
    connect(m_button, &QPushButton::clicked, this, &HostTrial::startOrStop);
    refresh();
}

HostTrial::~HostTrial() = default;

void HostTrial::clear()
{
    m_connection.reset();
    m_result->clear();
    refresh();
}

void HostTrial::refresh()
{
    m_button->setText(isRunning() ? tr("&Give Up") : tr("&Test Connection"));
    m_progress->setVisible(isRunning());
}

void HostTrial::startOrStop()
{
    if (isRunning()) {
        m_connection.reset();
        m_result->setPlainText(tr("The test was given up."));
        refresh();
        return;
    }
    const auto host = m_host();
    if (host)
        start(*host);
    else
        m_result->setPlainText(
            plugins::inUsersLanguage(QString::fromStdString(host.error().text())));
}

void HostTrial::start(const hosts::Host &host)
{
    m_result->clear();
    m_connection = std::make_unique<hosts::HostConnection>(host);
    m_connection->describe([this, name = host.name](const Result<hosts::HostGreeting> &greeting) {
        showResult(name, greeting);
        // It cannot be deleted within its own callback.
        QTimer::singleShot(0, this, [this, done = m_connection.get()] {
            if (m_connection.get() == done)
                m_connection.reset();
            refresh();
        });
    });
    refresh();
}

static QString checkText(const QJsonValue &check)
{
    if (check["works"].toBool())
        return QStringLiteral("✓ %1: %2")
            .arg(check["name"].toString(), check["purpose"].toString());
    return QStringLiteral("✗ %1: %2\n    %3\n    %4")
        .arg(check["name"].toString(), check["purpose"].toString(), check["reason"].toString(),
             check["remedy"].toString());
}

void HostTrial::showResult(const QString &host, const Result<hosts::HostGreeting> &greeting)
{
    if (!greeting) {
        m_result->setPlainText(tr("%1 cannot be used: %2")
                                   .arg(host, plugins::inUsersLanguage(QString::fromStdString(
                                                  greeting.error().message))));
        return;
    }
    const QLocale locale;
    QStringList lines{tr("%1 can be reached: ToMaTo Desktop %2, Linux %3, %n processor(s), "
                         "%4 MB of memory",
                         nullptr, greeting->cores)
                          .arg(host, greeting->version, greeting->kernel,
                               locale.toString(greeting->memoryMegabytes))};
    if (greeting->load)
        lines << tr("Its load is %1").arg(locale.toString(*greeting->load, 'f', 2));
    for (const QJsonValue check : greeting->checks)
        lines << checkText(check);
    m_result->setPlainText(lines.join(u'\n'));
}

} // namespace tomato::ui
