// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/statemachine.h"

#include <QTest>

using tomato::StateMachine;
using tomato::Transition;

namespace {

enum class Door
{
    Open,
    Shut,
    Locked
};

constexpr Transition<Door> Moves[] = {{Door::Open, Door::Shut},
                                      {Door::Shut, Door::Open},
                                      {Door::Shut, Door::Locked},
                                      {Door::Locked, Door::Shut}};

} // namespace

class TestStateMachine final : public QObject
{
    Q_OBJECT

private slots:
    void changesAsItsTableSays()
    {
        StateMachine<Door> door(Door::Open, Moves);
        QVERIFY(door.enter(Door::Shut));
        QVERIFY(door.enter(Door::Locked));
        QVERIFY(door.is(Door::Locked));
    }

    void refusesWhatTheTableDoesNotHave()
    {
        StateMachine<Door> door(Door::Open, Moves);
        QVERIFY(!door.allows(Door::Locked));
        QVERIFY(!door.enter(Door::Locked));
        QVERIFY(door.is(Door::Open));
    }

    void mayStayWhatItIs()
    {
        StateMachine<Door> door(Door::Locked, Moves);
        QVERIFY(door.enter(Door::Locked));
        QVERIFY(!door.enter(Door::Open));
    }
};

QTEST_APPLESS_MAIN(TestStateMachine)
#include "tst_statemachine.moc"
