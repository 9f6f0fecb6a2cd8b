// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/manualbook.h"

#include <QDialog>

#include <memory>
#include <optional>

class QAction;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace tomato::ui {

class ManualView;

/// The manual: its contents as a tree, the search results, and the page.
class ManualWindow final : public QDialog
{
    Q_OBJECT

public:
    explicit ManualWindow(QWidget *parent);
    ~ManualWindow() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *createBar();
    QWidget *createSide();
    QTreeWidget *createTree(const QString &name);
    void refreshIcons();
    /// Reads the pages in the current language, and shows the same place in them.
    void openBook();
    void fillContents();
    void search(const QString &words);
    void showHits(const std::vector<ManualHit> &hits);
    void openSection(const QTreeWidgetItem *item);
    /// Goes to the next hit in the list, or to the first.
    void openNextHit();
    /// Selects in the contents the section that the page shows.
    void updateContents();

    std::unique_ptr<ManualBook> m_book;
    ManualView *m_view;
    QAction *m_back;
    QAction *m_forward;
    QLineEdit *m_words;
    QLabel *m_count;
    QStackedWidget *m_side;
    QTreeWidget *m_contents;
    QTreeWidget *m_hits;
    /// The section that was opened: the last ones of a page cannot be scrolled to the top.
    std::optional<int> m_opening;
};

} // namespace tomato::ui
