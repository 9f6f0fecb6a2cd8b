// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/windows/mactablewindow.h"

#include "plugins/api/enginetexts.h"
#include "plugins/api/numbertexts.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>

namespace tomato::ui {

using client::LearntAddress;
using namespace std::chrono_literals;

static constexpr auto IntervalHere = 1s;
static constexpr auto IntervalElsewhere = 10s;

MacTableWindow::MacTableWindow(const QString &element, Place place, Enter enter,
                               std::function<QString(const QString &)> farEnd, QWidget *parent)
    : QDialog(parent), m_enter(std::move(enter)), m_farEnd(std::move(farEnd)),
      m_table(new QTreeWidget(this)), m_hint(new QLabel(this)), m_clock(new QTimer(this))
{
    setObjectName(QStringLiteral("macTableWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("MAC addresses that %1 has learnt").arg(element));
    resize(560, 360);
    m_table->setObjectName(QStringLiteral("macTable"));
    m_table->setAccessibleName(tr("MAC addresses"));
    m_table->setRootIsDecorated(false);
    m_table->setSortingEnabled(true);
    m_table->setHeaderLabels({tr("MAC address"), tr("Port"), tr("VLAN"), tr("Leads to")});
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_hint->setObjectName(QStringLiteral("macTableHint"));
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    if (place == Place::Elsewhere) {
        QPushButton *refresh = buttons->addButton(tr("&Refresh"), QDialogButtonBox::ActionRole);
        refresh->setObjectName(QStringLiteral("macTableRefresh"));
        connect(refresh, &QPushButton::clicked, this, &MacTableWindow::ask);
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_hint);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        if (status == QProcess::NormalExit && code == 0)
            list(LearntAddress::read(m_process.readAllStandardOutput()));
        else
            fail(QString::fromUtf8(m_process.readAllStandardError()).trimmed());
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this] { fail(m_process.errorString()); });
    m_clock->setObjectName(QStringLiteral("macTableClock"));
    m_clock->setInterval(place == Place::Here ? IntervalHere : IntervalElsewhere);
    connect(m_clock, &QTimer::timeout, this, &MacTableWindow::ask);
    m_table->header()->resizeSection(0, std::max(160, m_table->header()->sectionSizeHint(0)));
    list({});
}

MacTableWindow::~MacTableWindow()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished();
}

void MacTableWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    askWhileSeen();
}

void MacTableWindow::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    m_clock->stop();
}

void MacTableWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        askWhileSeen();
}

void MacTableWindow::askWhileSeen()
{
    if (!isVisible() || isMinimized()) {
        m_clock->stop();
        return;
    }
    m_clock->start();
    ask();
}

void MacTableWindow::ask()
{
    if (m_process.state() != QProcess::NotRunning)
        return;
    const auto words = m_enter(LearntAddress::command());
    if (words)
        m_process.start(words->front(), words->mid(1));
    else
        fail(plugins::inUsersLanguage(QString::fromStdString(words.error().text())));
}

void MacTableWindow::fail(const QString &reason)
{
    m_table->clear();
    m_hint->setText(reason);
}

void MacTableWindow::list(const std::vector<LearntAddress> &learnt)
{
    m_hint->setText(learnt.empty()
                        ? tr("It has learnt nothing yet: nobody has sent anything in "
                             "the last minutes.")
                        : tr("%n address(es)", nullptr, static_cast<int>(learnt.size())));
    const auto keyOf = [](const QTreeWidgetItem *item) {
        return item->text(0) + u' ' + item->text(1) + u' ' + item->text(2);
    };
    // Remaining rows keep their place, and the selection.
    std::map<QString, QTreeWidgetItem *> before;
    for (int row = 0; row < m_table->topLevelItemCount(); ++row)
        before.emplace(keyOf(m_table->topLevelItem(row)), m_table->topLevelItem(row));
    for (const LearntAddress &each : learnt) {
        const QString vlan = each.vlan == 0 ? QString() : plugins::plainNumber(each.vlan);
        auto item = std::make_unique<QTreeWidgetItem>(
            QStringList{each.mac, each.port, vlan, m_farEnd(each.port)});
        const auto known = before.find(keyOf(item.get()));
        if (known == before.end()) {
            m_table->addTopLevelItem(item.release());
            continue;
        }
        known->second->setText(3, item->text(3)); // a cable was moved, or its end renamed
        before.erase(known);
    }
    for (const auto &[key, item] : before)
        delete item;
}

} // namespace tomato::ui
