// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/retranslation.h"

#include "ui/preferences/livetranslator.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QGraphicsItem>
#include <QGraphicsObject>
#include <QGraphicsScene>
#include <QListWidget>
#include <QMetaProperty>
#include <QPointer>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QTabBar>
#include <QTableWidget>
#include <QTextEdit>
#include <QTreeWidget>
#include <QUndoCommand>
#include <QUndoView>

namespace tomato::ui {

namespace {

class Retranslation final
{
public:
    explicit Retranslation(const LiveTranslator &translator) : m_translator(translator) {}

    void changeAll()
    {
        // Changing one object may delete another.
        QList<QPointer<QObject>> all;
        QList<QPointer<QWidget>> windows;
        for (QWidget *window : QApplication::topLevelWidgets()) {
            window->setLocale(QLocale());
            windows << window;
            all << window;
            for (QObject *each : window->findChildren<QObject *>())
                all << each;
        }
        for (const QPointer<QObject> &each : all) {
            if (each)
                change(*each);
        }
        QEvent event(QEvent::LanguageChange);
        for (const QPointer<QWidget> &window : windows) {
            if (window && !window->parentWidget()) // the others hear of it from their parents
                QCoreApplication::sendEvent(window, &event);
        }
    }

private:
    std::optional<QString> anew(const QString &text) const
    {
        if (text.isEmpty())
            return {};
        if (auto said = m_translator.again(text))
            return said;
        for (const char *between : {"\n", "\t"}) {
            if (!text.contains(QLatin1String(between)))
                continue;
            if (auto parts = partsAnew(text, QLatin1String(between)))
                return parts;
        }
        if (auto whole = m_isAllOurs ? partAnew(text) : withArgumentsAnew(text))
            return whole;
        // The text consists of what failed, and why.
        return m_isAllOurs && text.contains(QLatin1String(": "))
                   ? partsAnew(text, QLatin1String(": "))
                   : std::nullopt;
    }

    /// A tip of several lines, or an entry of a menu with something at its right. A part may be
    /// several lines itself.
    std::optional<QString> partsAnew(const QString &text, QLatin1String between) const
    {
        const QStringList lines = text.split(between);
        QStringList said;
        for (qsizetype line = 0; line < lines.size();) {
            qsizetype count = lines.size() - line;
            std::optional<QString> part;
            while (!(part = partAnew(lines.mid(line, count).join(between))) && count > 1)
                --count;
            said << part.value_or(lines[line]);
            line += count;
        }
        const QString joined = said.join(between);
        return joined == text ? std::nullopt : std::optional(joined);
    }

    std::optional<QString> partAnew(const QString &part) const
    {
        if (auto phrase = m_translator.phraseAgain(part))
            return phrase;
        return withArgumentsAnew(part);
    }

    /// The text is ours when it is in a place where all texts are, or when the object belongs to
    /// one of the class whose texts have this template.
    std::optional<QString> withArgumentsAnew(const QString &text) const
    {
        return m_translator.againWithArguments(text, [this](const QByteArray &context) {
            return m_isAllOurs || m_classes.contains(withoutNamespace(context));
        });
    }

    /// Texts of a window may stand in a part of it that names the window's class alone.
    static QByteArray withoutNamespace(const QByteArray &name)
    {
        return name.mid(name.lastIndexOf(':') + 1);
    }

    static QSet<QByteArray> classesAround(const QObject &object)
    {
        QSet<QByteArray> classes;
        for (const QObject *each = &object; each; each = each->parent()) {
            for (const QMetaObject *meta = each->metaObject(); meta; meta = meta->superClass())
                classes.insert(withoutNamespace(meta->className()));
        }
        return classes;
    }

    void change(QObject &object)
    {
        m_classes = classesAround(object);
        static const QSet<QByteArray> ours{"QFileDialog", "QMessageBox", "QStatusBar", "QUndoView",
                                           "MessagesPanel"};
        m_isAllOurs = m_classes.intersects(ours);
        changeProperties(object);
        if (auto *tabs = qobject_cast<QTabBar *>(&object))
            changeTabs(*tabs);
        else if (auto *bar = qobject_cast<QStatusBar *>(&object))
            changeMessage(*bar);
        else if (auto *history = qobject_cast<QUndoView *>(&object))
            changeHistory(*history);
        else if (auto *files = qobject_cast<QFileDialog *>(&object))
            changeFilters(*files);
        else if (auto *model = qobject_cast<QAbstractItemModel *>(&object))
            changeModel(*model);
        else if (auto *scene = qobject_cast<QGraphicsScene *>(&object))
            changeScene(*scene);
    }

    /// Returns whether a user types the text: then it is not ours and stays unchanged.
    static bool isTyped(const QObject &object, const QMetaProperty &property)
    {
        static const QSet<QLatin1String> contents{QLatin1String("html"), QLatin1String("markdown"),
                                                  QLatin1String("plainText")};
        return property.isUser() || contents.contains(QLatin1String(property.name())) ||
               (qobject_cast<const QComboBox *>(&object) &&
                QLatin1String(property.name()) == QLatin1String("currentText"));
    }

    /// Returns whether an action derives the text from its others, as long as it is not set
    /// explicitly.
    static bool isDerived(const QObject &object, const QMetaProperty &property)
    {
        const auto *action = qobject_cast<const QAction *>(&object);
        const QLatin1String name(property.name());
        return action &&
               (name == QLatin1String("iconText") ||
                (name == QLatin1String("toolTip") && action->toolTip() == action->iconText()));
    }

    void changeProperties(QObject &object)
    {
        const QMetaObject &meta = *object.metaObject();
        // The loop begins with the last one, so that no text is derived from one that has changed
        // already.
        for (int i = meta.propertyCount() - 1; i >= 0; --i) {
            const QMetaProperty property = meta.property(i);
            if (property.typeId() != QMetaType::QString || !property.isWritable() ||
                isTyped(object, property) || isDerived(object, property))
                continue;
            if (const auto text = anew(property.read(&object).toString()))
                property.write(&object, *text);
        }
    }

    void changeTabs(QTabBar &tabs)
    {
        for (int i = 0; i < tabs.count(); ++i) {
            if (const auto text = anew(tabs.tabText(i)))
                tabs.setTabText(i, *text);
            if (const auto text = anew(tabs.tabToolTip(i)))
                tabs.setTabToolTip(i, *text);
        }
    }

    void changeMessage(QStatusBar &bar)
    {
        static constexpr int MillisecondsToRead = 4000;
        if (const auto text = anew(bar.currentMessage()))
            bar.showMessage(*text, MillisecondsToRead);
    }

    void changeHistory(QUndoView &view)
    {
        for (int i = 0; view.stack() && i < view.stack()->count(); ++i) {
            // The stack lends its commands for reading, but nothing else knows their texts.
            auto *command = const_cast<QUndoCommand *>(view.stack()->command(i));
            if (const auto text = anew(command->text()))
                command->setText(*text);
        }
    }

    void changeFilters(QFileDialog &dialog)
    {
        const QString chosen = dialog.selectedNameFilter();
        QStringList filters = dialog.nameFilters();
        const auto at = filters.indexOf(chosen);
        for (QString &filter : filters)
            filter = anew(filter).value_or(filter);
        dialog.setNameFilters(filters);
        if (at >= 0)
            dialog.selectNameFilter(filters[at]);
    }

    /// Returns whether the model stores texts that were set; others compute theirs when they are
    /// requested.
    static bool keepsTexts(const QAbstractItemModel &model)
    {
        const QObject *owner = model.QObject::parent();
        return qobject_cast<const QStandardItemModel *>(&model) ||
               qobject_cast<const QListWidget *>(owner) ||
               qobject_cast<const QTreeWidget *>(owner) ||
               qobject_cast<const QTableWidget *>(owner);
    }

    static constexpr int TextRoles[] = {Qt::DisplayRole,        Qt::ToolTipRole,
                                        Qt::StatusTipRole,      Qt::WhatsThisRole,
                                        Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole};

    void changeModel(QAbstractItemModel &model)
    {
        if (keepsTexts(model)) {
            changeRows(model, {});
            for (const Qt::Orientation orientation : {Qt::Horizontal, Qt::Vertical})
                changeHeader(model, orientation);
        }
        const int rows = model.rowCount();
        const int columns = model.columnCount();
        if (columns == 0)
            return;
        emit model.headerDataChanged(Qt::Horizontal, 0, columns - 1);
        if (rows > 0)
            emit model.dataChanged(model.index(0, 0), model.index(rows - 1, columns - 1));
    }

    void changeRows(QAbstractItemModel &model, const QModelIndex &parent)
    {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                for (const int role : TextRoles) {
                    if (const auto text = anew(index.data(role).toString()))
                        model.setData(index, *text, role);
                }
                if (column == 0)
                    changeRows(model, index);
            }
        }
    }

    void changeHeader(QAbstractItemModel &model, Qt::Orientation orientation)
    {
        const int count = orientation == Qt::Horizontal ? model.columnCount() : model.rowCount();
        for (int section = 0; section < count; ++section) {
            for (const int role : TextRoles) {
                const QString old = model.headerData(section, orientation, role).toString();
                if (const auto text = anew(old))
                    model.setHeaderData(section, orientation, *text, role);
            }
        }
    }

    void changeScene(QGraphicsScene &scene)
    {
        for (QGraphicsItem *item : scene.items()) {
            if (const auto text = anew(item->toolTip()))
                item->setToolTip(*text);
            // A chart with its axes is such an object.
            if (QGraphicsObject *object = item->toGraphicsObject()) {
                changeProperties(*object);
                for (QObject *part : object->findChildren<QObject *>())
                    changeProperties(*part);
            }
        }
        scene.update();
    }

    const LiveTranslator &m_translator;
    /// The classes of the object that is being changed, and of those that it belongs to.
    QSet<QByteArray> m_classes;
    bool m_isAllOurs = false;
};

} // namespace

void retranslateWindows(const LiveTranslator &translator)
{
    Retranslation(translator).changeAll();
}

} // namespace tomato::ui
