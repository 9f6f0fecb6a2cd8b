// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/configwindow.h"

#include "plugins/api/connectiontab.h"
#include "plugins/api/pluginhost.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QTabWidget>
#include <QVBoxLayout>

namespace tomato::ui {

ConfigWindow::ConfigWindow(plugins::PluginHost &host,
                           const std::vector<plugins::ConnectionTabProvider *> &providers,
                           const ConnectionId &connection, QWidget *parent)
    : QDialog(parent), m_host(host), m_connection(connection), m_pages(new QTabWidget(this)),
      m_problemIcon(new QLabel(this)), m_problem(new QLabel(this)), m_save(nullptr)
{
    setObjectName(QStringLiteral("configWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_pages->setObjectName(QStringLiteral("configTabs"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_pages, 1);
    layout->addWidget(createProblemRow());
    layout->addWidget(createButtons());
    addTabs(providers);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this,
            &ConfigWindow::save);
    connect(&host, &plugins::PluginHost::topologyChanged, this, &ConfigWindow::followTopology);
    followTopology();
    followTabs();
}

void ConfigWindow::addTabs(const std::vector<plugins::ConnectionTabProvider *> &providers)
{
    const topology::Connection *connection = m_host.topology().connection(m_connection);
    if (!connection)
        return;
    for (plugins::ConnectionTabProvider *provider : providers) {
        plugins::ConnectionTab *tab = provider->createConnectionTab().release();
        m_pages->addTab(tab, tab->title());
        m_tabs.push_back(tab);
        tab->load(*connection);
        connect(tab, &plugins::ConnectionTab::changed, this, &ConfigWindow::followTabs);
    }
    if (m_tabs.empty())
        m_pages->addTab(
            new QLabel(tr("No plugin is loaded that has settings for connections."), this),
            tr("Settings"));
}

QWidget *ConfigWindow::createProblemRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_problem->setObjectName(QStringLiteral("configProblem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setMinimumHeight(m_problem->fontMetrics().height());
    layout->addWidget(m_problemIcon);
    layout->addWidget(m_problem, 1);
    return row;
}

QWidget *ConfigWindow::createButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_save->setObjectName(QStringLiteral("configSave"));
    m_save->setDefault(true);
    m_save->setToolTip(
        tr("Saves all tabs as one undo step; a running lab follows at once (Ctrl+S)"));
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("configCancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &ConfigWindow::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void ConfigWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!event->spontaneous() && !m_tabs.empty())
        m_pages->currentWidget()->setFocus();
}

void ConfigWindow::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_save->isDefault() && !m_save->isEnabled())
        save(); // a disabled button would swallow it, and with it what waits for a check
    else
        QDialog::keyPressEvent(event);
}

void ConfigWindow::followTopology()
{
    if (m_host.topology().connection(m_connection))
        setWindowTitle(tr("Configure %1").arg(m_host.topology().label(m_connection)));
    else
        close();
}

void ConfigWindow::followTabs()
{
    QString problem;
    bool isChecking = true;
    for (plugins::ConnectionTab *tab : m_tabs) {
        const QString own = tab->problem();
        const bool isBad = !own.isEmpty() && !tab->isChecking();
        m_pages->setTabIcon(m_pages->indexOf(tab),
                            isBad ? style()->standardIcon(QStyle::SP_MessageBoxWarning) : QIcon());
        if (!own.isEmpty() && (problem.isEmpty() || (isBad && isChecking))) {
            problem = own;
            isChecking = !isBad;
        }
    }
    m_save->setEnabled(problem.isEmpty());
    showProblem(problem, isChecking);
    if (problem.isEmpty() && m_saveWhenChecked)
        save();
    else if (!isChecking)
        m_saveWhenChecked = false;
}

void ConfigWindow::showProblem(const QString &problem, bool isChecking)
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    const bool withIcon = !problem.isEmpty() && !isChecking;
    m_problemIcon->setVisible(withIcon);
    if (withIcon)
        m_problemIcon->setPixmap(
            style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(QSize(size, size)));
    m_problem->setText(problem);
}

void ConfigWindow::save()
{
    QJsonObject changes;
    for (const plugins::ConnectionTab *tab : m_tabs) {
        if (!tab->problem().isEmpty()) {
            m_saveWhenChecked = tab->isChecking();
            return;
        }
        const QJsonObject own = tab->changes();
        for (auto each = own.begin(); each != own.end(); ++each)
            changes.insert(each.key(), each.value());
    }
    m_saveWhenChecked = false;
    if (!changes.isEmpty()) {
        const QString text = tr("Configure %1").arg(m_host.topology().label(m_connection));
        if (const auto saved = m_host.changeConnection(m_connection, changes, text); !saved) {
            showProblem(QString::fromStdString(saved.error().text()), false);
            return;
        }
    }
    accept();
}

} // namespace tomato::ui
