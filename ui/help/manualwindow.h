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

/// The manual: its contents as a tree, what was looked for, and the page.
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
    /// Reads the pages in the language that is spoken now, and shows the same place of them.
    void openBook();
    void fillContents();
    void search(const QString &words);
    void showHits(const std::vector<ManualHit> &hits);
    void openSection(const QTreeWidgetItem *item);
    /// To the next hit in the list, or to the first.
    void openNextHit();
    /// The contents show where the page stands.
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
    /// The section that is gone to: the last ones of a page do not get to the top.
    std::optional<int> m_opening;
};

} // namespace tomato::ui
