// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engineclient.h"
#include "app/document/document.h"
#include "ui/lab/agreement/labagreement.h"

#include <QObject>
#include <QTimer>

#include <set>

namespace tomato::ui {

/// The open document's lab: starts and stops it, attaches to it when it runs already, and updates
/// it when the document changes. No call blocks; failures are reported by problem().
class LabSession final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(bool)>;

    /// The document is borrowed.
    explicit LabSession(document::Document &document, QObject *parent = nullptr);

    /// The id exists before the lab ever ran.
    const LabId &id() const { return m_id; }
    /// The user agreed that the lab may do this outside of itself.
    LabAgreement &agreement() { return m_agreement; }
    client::EngineClient &engine() { return m_engine; }
    const client::LabStatus &status() const { return m_engine.lab(); }
    /// Returns whether the lab is running, starting or stopping.
    bool isUp() const;
    bool isRunning() const;
    /// Returns true from the request to start until the lab runs or fails.
    bool isStarting() const { return m_starting; }
    bool isElementRunning(const ElementId &element) const;

    /// Starts all elements, or, in a running lab, those that are stopped.
    void start();
    /// Returns the elements of a running lab that could be started.
    std::vector<ElementId> stoppedElements() const;
    /// `done` gets whether it succeeded.
    void stop(Done done = {});
    void startElement(const ElementId &element);
    void stopElement(const ElementId &element);
    /// Connects to the lab's engine, and launches one when there is none.
    void ensureOpen(Done done);
    /// Tells a running lab the latest changes of the document and its file, disconnects, and leaves
    /// it as it is; then calls `next`.
    void leaveRunning(const std::function<void()> &next);
    /// Disconnects at once, and leaves the lab as it is.
    void detach();

signals:
    void changed();
    /// id() and engine() belong to another document, or the document has another lab now.
    void replaced();
    /// `all` is 0 when no operation is in progress any more.
    void progressed(int done, int all);
    /// A problem with a topic is over when that topic is resolved.
    void problem(const QString &text, const tomato::ElementId &about, const QString &topic = {});
    /// Earlier problems of this topic do not hold any more.
    void resolved(const QString &topic);
    void information(const QString &text);

private:
    void followDocument();
    void attach();
    void reset();
    void launch();
    void reportUnattached();
    void apply();
    void labChanged(const client::LabStatus &lab);
    void closed(const QString &reason);
    void reportFailures(const client::LabStatus &lab);
    void reportLinkProblems(const client::LabStatus &lab);
    void reportFindings(const client::LabStatus &lab);
    void resolveProblems(const client::LabStatus &lab);
    void report(const QString &doing, const Error &error, const QString &topic);
    /// Returns the element that the start of a place ("h1", "h1:eth0") names; empty when there is
    /// none.
    ElementId elementNamed(const std::string &place) const;
    client::EngineClient::Callback<> reporting(const QString &doing, const QString &topic);
    bool differsFromDocument() const;

    document::Document &m_document;
    LabAgreement m_agreement;
    client::EngineClient m_engine;
    /// The drawing as the lab got it last, or as it was when the window came to the lab.
    topology::Topology m_given;
    LabId m_id;
    QString m_path;
    bool m_replaced = false;
    bool m_starting = false;
    /// Whether the document changed since the lab was last updated.
    bool m_isBehind = false;
    /// The elements for which a failure to start was reported.
    std::set<ElementId> m_failed;
    /// The last status, to find what is new.
    client::LabStatus m_before;
    QTimer m_applyTimer;
    QTimer m_documentTimer;
};

} // namespace tomato::ui
