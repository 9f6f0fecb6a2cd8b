// SPDX-License-Identifier: GPL-3.0-or-later
// The library that testplugin_needing needs, and does not find where the test puts it.
int neededByTestPlugin();

int neededByTestPlugin()
{
    return 0;
}
