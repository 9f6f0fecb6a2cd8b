// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>

namespace tomato::test {

/// The screen of a small laptop, which nobody sees. It has to be there before the application is.
class LaptopScreen final
{
public:
    LaptopScreen()
    {
        QFile file(m_folder.filePath("screen.json"));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(R"({"screens": [{"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768,
                       "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})");
        file.close();
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toLocal8Bit());
    }

private:
    QTemporaryDir m_folder;
};

} // namespace tomato::test
