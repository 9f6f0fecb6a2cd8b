// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QFileSystemModel>
#include <QGraphicsItem>
#include <QGraphicsView>
#include <QHeaderView>
#include <QMetaProperty>
#include <QRegularExpression>
#include <QTabBar>
#include <QUndoView>
#include <QWidget>

namespace tomato::test {

/// All that a window and what belongs to it says: on itself, in tips, to a screen reader, in
/// tables, in menus; each with the place where it stands.
class ShownTexts final
{
public:
    static QStringList of(const QWidget &window)
    {
        ShownTexts texts;
        texts.collect(window, window.objectName());
        texts.m_found.sort();
        return texts.m_found;
    }

private:
    void add(const QString &place, const QString &what, const QString &text)
    {
        static const QRegularExpression timeOfDay(QStringLiteral("\\d\\d:\\d\\d:\\d\\d"));
        // The free room on the disk changes by itself, too.
        static const QRegularExpression number(QStringLiteral("\\d+"));
        QString same = QString(text).remove(QLatin1Char('&')).replace(timeOfDay, "now");
        if (place.contains(QLatin1String("preferenceCaptureFolderStatus")))
            same.replace(number, "0");
        if (!text.trimmed().isEmpty())
            m_found << place + QLatin1Char('.') + what + QStringLiteral(": ") + same;
    }

    void collect(const QObject &object, const QString &place)
    {
        properties(object, place);
        if (const auto *tabs = qobject_cast<const QTabBar *>(&object)) {
            for (int i = 0; i < tabs->count(); ++i) {
                add(place, "tab", tabs->tabText(i));
                add(place, "tabTip", tabs->tabToolTip(i));
            }
        }
        if (const auto *view = qobject_cast<const QAbstractItemView *>(&object);
            view && view->model() && !qobject_cast<const QHeaderView *>(view) &&
            !qobject_cast<const QFileSystemModel *>(view->model()))
            model(*view->model(), {}, place);
        if (const auto *box = qobject_cast<const QComboBox *>(&object))
            model(*box->model(), {}, place);
        if (const auto *view = qobject_cast<const QGraphicsView *>(&object)) {
            for (const QGraphicsItem *item : view->items())
                add(place, "item", item->toolTip());
        }
        for (const QObject *child : object.children()) {
            const QString name = child->objectName().isEmpty()
                                     ? QLatin1String(child->metaObject()->className())
                                     : child->objectName();
            collect(*child, place + QLatin1Char('/') + name);
        }
    }

    void properties(const QObject &object, const QString &place)
    {
        static const QSet<QLatin1String> unseen{
            QLatin1String("objectName"),   QLatin1String("styleSheet"),
            QLatin1String("html"),         QLatin1String("markdown"),
            QLatin1String("selectedText"), QLatin1String("windowFilePath")};
        const QMetaObject &meta = *object.metaObject();
        for (int i = 0; i < meta.propertyCount(); ++i) {
            const QMetaProperty property = meta.property(i);
            if (property.typeId() == QMetaType::QString &&
                !unseen.contains(QLatin1String(property.name())))
                add(place, QLatin1String(property.name()), property.read(&object).toString());
        }
    }

    void model(const QAbstractItemModel &model, const QModelIndex &parent, const QString &place)
    {
        static constexpr int MaxRows = 100;
        for (int column = 0; column < model.columnCount(parent); ++column) {
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole})
                add(place, "header", model.headerData(column, Qt::Horizontal, role).toString());
        }
        for (int row = 0; row < std::min(MaxRows, model.rowCount(parent)); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                for (const int role :
                     {Qt::DisplayRole, Qt::ToolTipRole, Qt::StatusTipRole, Qt::AccessibleTextRole})
                    add(place, "cell", index.data(role).toString());
                if (column == 0)
                    this->model(model, index, place);
            }
        }
    }

    QStringList m_found;
};

} // namespace tomato::test
