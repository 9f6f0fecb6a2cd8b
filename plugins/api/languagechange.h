// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QObject>

#include <functional>
#include <utility>

namespace tomato::plugins {

/// Calls a function when the program begins to speak another language. What a widget shows of tr()
/// as it is changes by itself; this is for what is put together, counted, or drawn.
class LanguageChange final : public QObject
{
public:
    /// `watched` is a widget, or an object that belongs to one at once.
    LanguageChange(QObject *watched, std::function<void()> follow)
        : QObject(watched), m_follow(std::move(follow))
    {
        watched->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange && watched == parent())
            m_follow();
        return false;
    }

private:
    std::function<void()> m_follow;
};

/// The same in a line: whenLanguageChanges(this, &View::refresh).
template <class Object>
void whenLanguageChanges(Object *object, void (Object::*follow)())
{
    new LanguageChange(object, [object, follow] { (object->*follow)(); });
}

} // namespace tomato::plugins
