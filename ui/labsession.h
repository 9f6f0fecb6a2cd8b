// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "capture/client/engineclient.h"

#include <QTimer>

namespace tomato::ui {

/// Joins the open document and its lab: starts and stops it, lets it follow the drawing, and
/// finds it again when it runs already. Nothing here waits.
class LabSession final : public QObject
{
    Q_OBJECT

public:
    explicit LabSession(document::Document &document, QObject *parent = nullptr);

    client::EngineClient &engine() { return m_engine; }
    /// The lab of the open document, which need not run or exist yet.
    LabId lab() const;
    bool isRunning() const;
    /// While a start or stop is under way.
    bool isBusy() const { return m_isBusy; }

    void start();
    /// `done` comes when the lab is stopped, or could not be.
    void stop(std::function<void()> done = {});
    void startElement(const ElementId &element);
    void stopElement(const ElementId &element);

signals:
    /// The state of the lab or of an element changed, or isBusy().
    void changed();
    void progressed(int done, int total);
    void failed(const QString &message);
    void informed(const QString &message);

private:
    void attach();
    void openThen(bool launch, std::function<void()> next);
    void follow();
    void setBusy(bool isBusy);
    client::EngineClient::Callback<> report(const QString &what, std::function<void()> next = {});

    document::Document &m_document;
    client::EngineClient m_engine;
    QTimer m_followTimer;
    /// A lab of a document that has no file yet.
    mutable LabId m_unsavedLab;
    bool m_isBusy = false;
};

} // namespace tomato::ui
