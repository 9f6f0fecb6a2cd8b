// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/capture/testing/testwire.h"

#include <QTest>

/// main() of a test that needs namespaces. It enters them before Qt starts a thread; the test's
/// initTestCase() skips with tomato::capture::labRefusal() when that is not empty.
#define TOMATO_LAB_TEST_MAIN(Test)                                                                 \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        tomato::capture::labRefusal() = tomato::capture::enterTestFabric();                        \
        QCoreApplication application(argc, argv);                                                  \
        Test test;                                                                                 \
        return QTest::qExec(&test, argc, argv);                                                    \
    }

namespace tomato::capture {

/// Why there are no namespaces to be had; set by TOMATO_LAB_TEST_MAIN.
inline std::string &labRefusal()
{
    static std::string refusal;
    return refusal;
}

} // namespace tomato::capture
