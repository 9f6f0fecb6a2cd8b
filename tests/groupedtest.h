// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

// The headers that moc includes since Qt 6.5 would be in a test's namespace otherwise.
#if __has_include(<QtCore/qtmochelpers.h>)
#include <QtCore/qtmochelpers.h>
#endif
#if __has_include(<QtCore/qxptype_traits.h>)
#include <QtCore/qxptype_traits.h>
#endif

/// The function main() of a test that shares a program with others (grouptests.cmake).
class GroupedTest final
{
public:
    using Main = int (*)(int argc, char **argv);

    /// Adds the test NAME, "tst_cursor" for example.
    GroupedTest(const char *name, Main main);

    /// Returns the function of the test NAME, or null where this program has no such test.
    static Main find(const char *name);

private:
    const char *m_name;
    Main m_main;
    const GroupedTest *m_next;
};

/// Runs it with an application, as QTEST_MAIN and QTEST_GUILESS_MAIN do.
template <typename Application, typename Test>
int runGroupedTest(int argc, char **argv)
{
    QTest::Internal::callInitMain<Test>();
    Application application(argc, argv);
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

/// Runs it without an application, as QTEST_APPLESS_MAIN does.
template <typename Test>
int runGroupedTestBare(int argc, char **argv)
{
    QTest::Internal::callInitMain<Test>();
    Test test;
    return QTest::qExec(&test, argc, argv);
}

// Those of Qt declare functions of Qt beside main(), which would be in a test's namespace here.
#undef QTEST_MAIN
#undef QTEST_GUILESS_MAIN
#undef QTEST_APPLESS_MAIN
#define QTEST_MAIN(Test)                                                                           \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        return runGroupedTest<GroupedApplication, Test>(argc, argv);                               \
    }
#define QTEST_GUILESS_MAIN(Test)                                                                   \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        return runGroupedTest<QCoreApplication, Test>(argc, argv);                                 \
    }
#define QTEST_APPLESS_MAIN(Test)                                                                   \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        return runGroupedTestBare<Test>(argc, argv);                                               \
    }

#if defined(QT_WIDGETS_LIB)
#include <QApplication>
using GroupedApplication = QApplication;
#elif defined(QT_GUI_LIB)
#include <QGuiApplication>
using GroupedApplication = QGuiApplication;
#else
using GroupedApplication = QCoreApplication;
#endif
