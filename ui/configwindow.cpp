// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/configwindow.h"

#include "app/document/changeattributes.h"
#include "plugins/api/connectiontab.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/pluginhost.h"
#include "ui/widgets/fittingscrollarea.h"
#include "ui/widgets/screenroom.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::ui {

ConfigWindow::ConfigWindow(plugins::PluginHost &host,
                           const std::vector<plugins::ConnectionTabProvider *> &providers,
                           const std::vector<ConnectionId> &connections, QWidget *parent)
    : QDialog(parent), m_host(host), m_connections(connections), m_pages(new QTabWidget(this)),
      m_problemIcon(new QLabel(this)), m_problem(new QLabel(this)), m_save(nullptr)
{
    setObjectName(QStringLiteral("configWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_pages->setObjectName(QStringLiteral("configTabs"));
    auto *layout = new QVBoxLayout(this);
    addNote(*layout);
    layout->addWidget(m_pages, 1);
    layout->addWidget(createProblemRow());
    layout->addWidget(createButtons());
    addTabs(providers);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this,
            &ConfigWindow::save);
    connect(&host, &plugins::PluginHost::topologyChanged, this, &ConfigWindow::followTopology);
    connect(&host, &plugins::PluginHost::documentReplaced, this, [this] { done(Rejected); });
    followTopology();
    followTabs();
}

QString ConfigWindow::labelOf(const std::vector<ConnectionId> &connections) const
{
    return connections.size() == 1
               ? m_host.topology().label(connections.front())
               : tr("%n connection(s)", nullptr, static_cast<int>(connections.size()));
}

void ConfigWindow::addNote(QLayout &layout)
{
    if (m_connections.size() < 2)
        return;
    auto *note = new QLabel(
        tr("%n connection(s) are configured together. Only what you change here is given to all of "
           "them; what you leave, “different values” too, stays as each connection has it.",
           nullptr, static_cast<int>(m_connections.size())),
        this);
    note->setObjectName(QStringLiteral("configNote"));
    note->setWordWrap(true);
    layout.addWidget(note);
}

void ConfigWindow::addTabs(const std::vector<plugins::ConnectionTabProvider *> &providers)
{
    const topology::Connection *connection = m_host.topology().connection(m_connections.front());
    if (!connection)
        return;
    std::vector<topology::Connection> others;
    for (const ConnectionId &id : m_connections) {
        const topology::Connection *other = m_host.topology().connection(id);
        if (other && id != m_connections.front())
            others.push_back(*other);
    }
    for (plugins::ConnectionTabProvider *provider : providers) {
        plugins::ConnectionTab *tab = provider->createConnectionTab().release();
        auto *room = new FittingScrollArea(tab, m_pages);
        m_pages->addTab(room, tab->title());
        m_tabs.push_back(tab);
        tab->load(*connection);
        if (!others.empty())
            tab->loadOthers(others);
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
    // Cancel discards without a question; Escape and the window's close button may be pressed by
    // mistake, so they ask.
    connect(buttons, &QDialogButtonBox::rejected, this, [this] { done(Rejected); });
    return buttons;
}

bool ConfigWindow::isEdited() const
{
    return std::ranges::any_of(m_tabs, [this](const auto *tab) {
        return std::ranges::any_of(m_connections, [this, tab](const ConnectionId &id) {
            return !changes(*tab, id).isEmpty();
        });
    });
}

QJsonObject ConfigWindow::changes(const plugins::ConnectionTab &tab,
                                  const ConnectionId &connection) const
{
    const topology::Connection *found = m_host.topology().connection(connection);
    if (!found)
        return {};
    return connection == m_connections.front() ? tab.changes() : tab.changesFor(*found);
}

void ConfigWindow::reject()
{
    if (!isEdited()) {
        QDialog::reject();
        return;
    }
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Unsaved settings"),
                        tr("Save the settings of %1?").arg(subject()),
                        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("configQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("They are lost if you do not save them."));
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QDialog::finished, this, [this](int button) {
        if (button == QMessageBox::Discard)
            done(Rejected);
        else if (button == QMessageBox::Save)
            save();
    });
    box->open();
}

void ConfigWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (event->spontaneous() || m_tabs.empty())
        return;
    m_tabs[static_cast<std::size_t>(m_pages->currentIndex())]->setFocus(Qt::ShortcutFocusReason);
    setAttribute(Qt::WA_KeyboardFocusChange); // where the keys go is seen at once
}

/// When a tab expands, the window grows as far as the screen allows.
bool ConfigWindow::event(QEvent *event)
{
    const bool isDone = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        growWithin(*this, sizeHint());
    return isDone;
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
    const bool areThere =
        std::all_of(m_connections.begin(), m_connections.end(), [this](const ConnectionId &id) {
            return m_host.topology().connection(id) != nullptr;
        });
    if (areThere)
        setWindowTitle(tr("Configure %1").arg(subject()));
    else
        done(Rejected); // there is nothing left that could be saved
}

void ConfigWindow::followTabs()
{
    QString problem;
    bool isChecking = true;
    for (plugins::ConnectionTab *tab : m_tabs) {
        const QString own = tab->problem();
        const bool isBad = !own.isEmpty() && !tab->isChecking();
        m_pages->setTabIcon(static_cast<int>(std::ranges::find(m_tabs, tab) - m_tabs.begin()),
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
    plugins::PluginHost::ConnectionChanges changes;
    for (const plugins::ConnectionTab *tab : m_tabs) {
        if (!tab->problem().isEmpty()) {
            m_saveWhenChecked = tab->isChecking();
            return;
        }
        for (const ConnectionId &id : m_connections) {
            const QJsonObject own = this->changes(*tab, id);
            for (auto each = own.begin(); each != own.end(); ++each)
                changes[id].insert(each.key(), each.value());
        }
    }
    m_saveWhenChecked = false;
    std::vector<ConnectionId> changed;
    for (const auto &[id, attributes] : changes) {
        const topology::Connection *connection = m_host.topology().connection(id);
        if (connection && document::wouldChange(connection->attributes, attributes))
            changed.push_back(id);
    }
    if (!changed.empty()) {
        const QString text = tr("Configure %1").arg(labelOf(changed));
        if (const auto saved = m_host.changeConnections(changes, text); !saved) {
            showProblem(plugins::inUsersLanguage(QString::fromStdString(saved.error().text())),
                        false);
            return;
        }
    }
    accept();
}

} // namespace tomato::ui
