// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/keystops.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QTabBar>

namespace tomato::plugins {

namespace {

/// Belongs to the widget that it watches.
class KeyWatch final : public QObject
{
public:
    KeyWatch(QWidget *watched, Qt::Key key, std::function<void()> pressed)
        : QObject(watched), m_key(key), m_pressed(std::move(pressed))
    {
        watched->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool isShortcut = event->type() == QEvent::ShortcutOverride;
        if (!isShortcut && event->type() != QEvent::KeyPress)
            return QObject::eventFilter(watched, event);
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isPlain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (key->key() != m_key || !isPlain)
            return QObject::eventFilter(watched, event);
        event->accept();
        if (!isShortcut)
            m_pressed();
        return true;
    }

private:
    Qt::Key m_key;
    std::function<void()> m_pressed;
};

/// Belongs to the tabs that it watches.
class MnemonicWatch final : public QObject
{
public:
    MnemonicWatch(QTabBar *tabs, std::function<void()> pressed)
        : QObject(tabs), m_tabs(tabs), m_pressed(std::move(pressed))
    {
        tabs->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Shortcut)
            return QObject::eventFilter(watched, event);
        const QKeySequence key = static_cast<QShortcutEvent *>(event)->key();
        for (int tab = 0; tab < m_tabs->count(); ++tab) {
            if (QKeySequence::mnemonic(m_tabs->tabText(tab)) != key)
                continue;
            m_tabs->setCurrentIndex(tab);
            m_pressed();
            return true;
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QTabBar *m_tabs;
    std::function<void()> m_pressed;
};

/// Belongs to the button.
class ButtonMnemonic final : public QObject
{
public:
    ButtonMnemonic(QAbstractButton *button, QWidget *area) : QObject(button), m_button(button)
    {
        button->installEventFilter(this);
        area->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool isShared = event->type() == QEvent::Shortcut && watched == m_button &&
                              static_cast<QShortcutEvent *>(event)->isAmbiguous();
        const bool isWithin = event->type() == QEvent::ShortcutOverride && watched != m_button &&
                              isMnemonic(*static_cast<QKeyEvent *>(event));
        if (!isShared && !isWithin)
            return QObject::eventFilter(watched, event);
        event->accept();
        // The key itself comes behind this, to who has the focus now.
        QMetaObject::invokeMethod(
            m_button,
            [this] {
                m_button->setFocus(Qt::ShortcutFocusReason);
                m_button->click();
            },
            Qt::QueuedConnection);
        return true;
    }

private:
    bool isMnemonic(const QKeyEvent &key) const
    {
        return m_button->isVisible() && m_button->isEnabled() &&
               QKeySequence::mnemonic(m_button->text()) == QKeySequence(key.keyCombination());
    }

    QAbstractButton *m_button;
};

} // namespace

void tabThrough(const QList<QWidget *> &stops)
{
    for (qsizetype at = 1; at < stops.size(); ++at)
        QWidget::setTabOrder(stops[at - 1], stops[at]);
}

void whenPressed(QWidget *widget, Qt::Key key, std::function<void()> act)
{
    new KeyWatch(widget, key, std::move(act));
}

void pressByMnemonic(QAbstractButton *button, QWidget *area)
{
    new ButtonMnemonic(button, area);
}

void whenMnemonicPressed(QTabBar *tabs, std::function<void()> act)
{
    new MnemonicWatch(tabs, std::move(act));
}

} // namespace tomato::plugins
