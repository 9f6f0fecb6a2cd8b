// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/daemon/labhome.h"

#include <QTest>

#include <memory>

namespace tomato::engine {

inline const QStringList PingH2 = {"ping", "-c", "3", "-i", "0.05", "-W", "5", "10.0.0.2"};

/// The base of tests that talk to a lab's engine: each of their functions has a home, a client and
/// a lab of its own, and ends with nothing left of them. Skips where the kernel lets this user run
/// no lab.
class EngineTest : public QObject
{
    Q_OBJECT

protected:
    std::unique_ptr<LabHome> m_home;
    std::unique_ptr<client::EngineClient> m_client;

    /// The lab that is opened for each function; none is, when this is empty.
    virtual LabId openedLab() const { return LabId("one"); }

protected slots:
    void initTestCase();
    void init();
    void cleanup();
};

} // namespace tomato::engine
