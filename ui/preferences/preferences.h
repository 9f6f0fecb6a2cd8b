// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QTabWidget;

namespace tomato::plugins {
class PreferencesPage;
class PreferencesPageProvider;
} // namespace tomato::plugins

namespace tomato::ui {

/// The user's preferences: the editor's own page, and those of plugins. They take effect with OK.
class Preferences final : public QDialog
{
    Q_OBJECT

public:
    explicit Preferences(const std::vector<plugins::PreferencesPageProvider *> &providers = {},
                         QWidget *parent = nullptr);

    void accept() override;

private:
    void add(plugins::PreferencesPage *page);
    QWidget *createProblemRow();
    void showProblem(const QString &problem);
    void updateContents();

    QTabWidget *m_tabs;
    std::vector<plugins::PreferencesPage *> m_pages;
    QLabel *m_problemIcon;
    QLabel *m_problem;
    QPushButton *m_ok;
};

} // namespace tomato::ui
