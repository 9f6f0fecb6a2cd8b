// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/groupedtest.h"

#include <cstdio>
#include <cstring>

namespace {

const GroupedTest *s_first = nullptr;

} // namespace

GroupedTest::GroupedTest(const char *name, Main main)
    : m_name(name), m_main(main), m_next(std::exchange(s_first, this))
{
}

GroupedTest::Main GroupedTest::find(const char *name)
{
    for (const GroupedTest *test = s_first; test != nullptr; test = test->m_next) {
        if (std::strcmp(test->m_name, name) == 0)
            return test->m_main;
    }
    return nullptr;
}

int main(int argc, char **argv)
{
    const char *slash = argc > 0 ? std::strrchr(argv[0], '/') : nullptr;
    const char *name = slash != nullptr ? slash + 1 : argc > 0 ? argv[0] : "";
    if (const GroupedTest::Main test = GroupedTest::find(name))
        return test(argc, argv);
    std::fprintf(stderr,
                 "%s: is no test of this program; call it by the name of one, as in "
                 "build/tests/tst_cursor\n",
                 name);
    return 2;
}
