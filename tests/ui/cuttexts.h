// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QPointer>
#include <QScreen>
#include <QStackedWidget>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QWidget>

namespace tomato::test {

/// Finds texts that are seen in part only, and windows and menus that the screen is too small for.
class CutTexts final
{
public:
    /// Looks at all pages of the window, too, one after the other.
    static QStringList inAllPages(QWidget &window)
    {
        QStringList faults;
        lookThroughPages(window, window, faults);
        faults.removeDuplicates();
        return faults;
    }

    /// Returns a line for each one in the window, whose own windows are not looked at.
    static QStringList in(const QWidget &window)
    {
        CutTexts cut;
        const QSize room = window.screen()->availableSize();
        if (window.width() > room.width() || window.height() > room.height())
            cut.fault(window, "window", window.size(), room);
        cut.m_faults += inPart(window);
        QList<QPointer<QMenu>> menus;
        for (QMenu *menu : window.findChildren<QMenu *>())
            menus << menu;
        for (const QPointer<QMenu> &menu : menus) {
            if (!menu)
                continue; // another one was filled anew
            emit menu->aboutToShow();
            if (menu->sizeHint().width() > room.width() ||
                menu->sizeHint().height() > room.height())
                cut.fault(*menu, menu->title(), menu->sizeHint(), room);
            emit menu->aboutToHide();
        }
        return cut.m_faults;
    }

    /// Returns a line for each one in a part of a window.
    static QStringList inPart(const QWidget &part)
    {
        CutTexts cut;
        for (const QWidget *each : part.findChildren<QWidget *>()) {
            if (each->isVisible() && each->window() == part.window())
                cut.look(*each);
        }
        return cut.m_faults;
    }

private:
    static void lookThroughPages(QWidget &window, const QWidget &part, QStringList &faults)
    {
        for (int times = 0; times < 3; ++times)
            QCoreApplication::processEvents(); // texts that wrap get their height late
        faults += in(window);
        for (QStackedWidget *pages : part.findChildren<QStackedWidget *>()) {
            if (!pages->isVisible() || pages->window() != &window)
                continue;
            auto *tabs = qobject_cast<QTabWidget *>(pages->parentWidget());
            const int first = pages->currentIndex();
            const auto turn = [&](int page) {
                tabs ? tabs->setCurrentIndex(page) : pages->setCurrentIndex(page);
            };
            for (int page = 0; page < pages->count(); ++page) {
                if (page == first || (tabs && !tabs->isTabEnabled(page)))
                    continue;
                turn(page);
                lookThroughPages(window, *pages->currentWidget(), faults);
            }
            turn(first);
        }
    }

    void fault(const QWidget &widget, const QString &text, QSize needed, QSize given)
    {
        QString place = widget.objectName();
        for (const QWidget *each = widget.parentWidget(); each; each = each->parentWidget()) {
            if (!each->objectName().isEmpty() && !each->objectName().startsWith("qt_"))
                place.prepend(each->objectName() + '/');
        }
        m_faults << QStringLiteral("%1 “%2” needs %3 x %4 of %5 x %6")
                        .arg(place, text.left(60))
                        .arg(needed.width())
                        .arg(needed.height())
                        .arg(given.width())
                        .arg(given.height());
    }

    /// Whatever is shortened on purpose says the whole in its tip.
    static bool saysItInTheTip(const QString &text, const QString &tip)
    {
        return !tip.isEmpty() && (text.contains(QChar(0x2026)) || tip.contains(text));
    }

    void look(const QWidget &widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            lookAtLabel(*label);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            lookAtButton(*button);
        else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
            lookAtTabs(*tabs);
        else if (const auto *box = qobject_cast<const QComboBox *>(&widget))
            lookAtBox(*box);
        else if (const auto *headings = qobject_cast<const QHeaderView *>(&widget))
            lookAtHeadings(*headings);
    }

    /// Each of its texts may be the one that is chosen.
    void lookAtBox(const QComboBox &box)
    {
        if (box.isEditable())
            return; // its text moves below the cursor
        QStyleOptionComboBox option;
        option.initFrom(&box);
        option.frame = box.hasFrame();
        const QSize room =
            box.style()
                ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box)
                .size();
        for (int item = 0; item < box.count(); ++item) {
            const int needed = box.fontMetrics().horizontalAdvance(box.itemText(item));
            if (room.width() < needed && !saysItInTheTip(box.itemText(item), box.toolTip()))
                fault(box, box.itemText(item), QSize(needed, 0), room);
        }
    }

    void lookAtHeadings(const QHeaderView &headings)
    {
        if (headings.orientation() != Qt::Horizontal || headings.model() == nullptr)
            return;
        const QAbstractItemModel &model = *headings.model();
        const int margin = headings.style()->pixelMetric(QStyle::PM_HeaderMargin, {}, &headings);
        for (int section = 0; section < headings.count(); ++section) {
            const QString text = model.headerData(section, Qt::Horizontal).toString();
            const QString tip =
                model.headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString();
            const int needed = headings.fontMetrics().size(0, text).width() + 2 * margin;
            if (!headings.isSectionHidden(section) && headings.sectionSize(section) < needed &&
                !saysItInTheTip(text, tip))
                fault(headings, text, QSize(needed, 0),
                      QSize(headings.sectionSize(section), headings.height()));
        }
    }

    void lookAtLabel(const QLabel &label)
    {
        if (label.text().isEmpty() || saysItInTheTip(label.text(), label.toolTip()))
            return;
        QSize needed = label.sizeHint();
        if (label.wordWrap()) {
            needed.setWidth(label.minimumSizeHint().width());
            needed.setHeight(label.heightForWidth(label.width()));
        }
        if (label.width() < needed.width() || label.height() < needed.height())
            fault(label, label.text(), needed, label.size());
    }

    void lookAtButton(const QAbstractButton &button)
    {
        const auto *tool = qobject_cast<const QToolButton *>(&button);
        if (button.text().isEmpty() || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly))
            return;
        if (saysItInTheTip(button.text(), button.toolTip()))
            return;
        const QSize needed = button.sizeHint();
        if (button.width() < needed.width() || button.height() < needed.height())
            fault(button, button.text(), needed, button.size());
    }

    void lookAtTabs(const QTabBar &tabs)
    {
        for (int tab = 0; tab < tabs.count(); ++tab) {
            const int needed =
                tabs.fontMetrics().size(Qt::TextShowMnemonic, tabs.tabText(tab)).width();
            if (tabs.tabRect(tab).width() < needed &&
                !saysItInTheTip(tabs.tabText(tab), tabs.tabToolTip(tab)))
                fault(tabs, tabs.tabText(tab), QSize(needed, 0), tabs.tabRect(tab).size());
        }
    }

    QStringList m_faults;
};

} // namespace tomato::test
