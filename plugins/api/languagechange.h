// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QObject>

#include <functional>
#include <utility>

namespace tomato::plugins {

/// Calls a function when the program's language changes. A text from tr() that a widget shows
/// unchanged is translated by itself; this is for texts that are composed, counted, or drawn.
class LanguageChange final : public QObject
{
public:
    /// `watched` is a widget, or an object that already belongs to one.
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

/// Makes a LanguageChange in one line: whenLanguageChanges(this, &View::refresh).
template <class Object>
void whenLanguageChanges(Object *object, void (Object::*follow)())
{
    new LanguageChange(object, [object, follow] { (object->*follow)(); });
}

} // namespace tomato::plugins
