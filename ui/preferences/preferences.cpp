// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/preferences.h"

#include "plugins/api/enginetexts.h"
#include "ui/preferences/generalpreferences.h"
#include "ui/preferences/hostpage.h"
#include "ui/widgets/fittingscrollarea.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::ui {

Preferences::Preferences(const std::vector<plugins::PreferencesPageProvider *> &providers,
                         QWidget *parent)
    : QDialog(parent), m_tabs(new QTabWidget(this)), m_problemIcon(new QLabel(this)),
      m_problem(new QLabel(this)), m_ok(nullptr)
{
    setObjectName(QStringLiteral("preferences"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Preferences"));
    m_tabs->setObjectName(QStringLiteral("preferencePages"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setObjectName(QStringLiteral("preferencesOk"));
    connect(buttons, &QDialogButtonBox::accepted, this, &Preferences::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(createProblemRow());
    layout->addWidget(buttons);
    add(new GeneralPreferences(this));
    add(new HostPage(this));
    for (plugins::PreferencesPageProvider *provider : providers)
        add(provider->createPreferencesPage().release());
    updateContents();
}

void Preferences::add(plugins::PreferencesPage *page)
{
    m_pages.push_back(page);
    m_tabs->addTab(new FittingScrollArea(page, m_tabs), page->title());
    connect(page, &plugins::PreferencesPage::changed, this, &Preferences::updateContents);
}

QWidget *Preferences::createProblemRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_problemIcon->setPixmap(
        style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(QSize(size, size)));
    m_problem->setObjectName(QStringLiteral("preferencesProblem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setMinimumHeight(std::max(m_problem->fontMetrics().height(), size));
    layout->addWidget(m_problemIcon);
    layout->addWidget(m_problem, 1);
    return row;
}

void Preferences::showProblem(const QString &problem)
{
    m_problemIcon->setVisible(!problem.isEmpty());
    m_problem->setText(problem);
}

void Preferences::updateContents()
{
    QString first;
    for (const plugins::PreferencesPage *page : m_pages) {
        const QString own = page->problem();
        m_tabs->setTabIcon(static_cast<int>(std::ranges::find(m_pages, page) - m_pages.begin()),
                           own.isEmpty() ? QIcon()
                                         : style()->standardIcon(QStyle::SP_MessageBoxWarning));
        if (first.isEmpty())
            first = own;
    }
    m_ok->setEnabled(first.isEmpty());
    showProblem(first);
}

void Preferences::accept()
{
    for (plugins::PreferencesPage *page : m_pages) {
        if (const auto saved = page->save(); !saved) {
            showProblem(plugins::inUsersLanguage(QString::fromStdString(saved.error().text())));
            return;
        }
    }
    QDialog::accept();
}

} // namespace tomato::ui
