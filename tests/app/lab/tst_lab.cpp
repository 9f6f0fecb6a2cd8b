// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"
#include "fabrictest.h"

namespace tomato::lab {

/// h1 and h2, joined.
static Drawing twoHosts()
{
    Drawing drawing;
    drawing.addHost("h1");
    drawing.addHost("h2");
    drawing.addInterface("h1:eth0", "10.0.0.1/24", "fd00::1/64");
    drawing.addInterface("h2:eth0", "10.0.0.2/24", "fd00::2/64");
    drawing.connect("h1:eth0", "h2:eth0");
    return drawing;
}

class TestLab final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private slots:
    void twoHostsReachEachOtherAtOnce()
    {
        const Drawing drawing = twoHosts();
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(pings(lab, "h1", "10.0.0.2"));
        QVERIFY(pings(lab, "h2", "fd00::1"));
    }
};

} // namespace tomato::lab

int main(int argc, char **argv)
{
    return tomato::lab::runInFabric<tomato::lab::TestLab>(argc, argv);
}

#include "tst_lab.moc"
