// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/filter/filtercheck.h"

#include "app/client/engineprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTimer>

#include <chrono>

namespace tomato::client {

using namespace std::chrono_literals;

/// The program limits its own compiling to 250 ms of processor time; this is for a machine that is
/// busy, and for one where it hangs.
static constexpr auto MaxTime = 5s;

/// Runs one process that compiles one expression.
class FilterCheck::Question final : public QObject
{
public:
    Question(FilterCheck &check, const QString &filter) : m_check(check), m_filter(filter)
    {
        connect(&m_process, &QProcess::finished, this, [this] { finish(verdict()); });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                finish(m_process.errorString());
        });
        QTimer::singleShot(MaxTime, this, [this] { m_process.kill(); });
        QTimer::singleShot(0, this, &Question::begin);
    }

    /// A destroyed check reports nothing, though its process ends with it.
    ~Question() override { m_process.disconnect(); }

    /// Ends it without an answer.
    void abandon()
    {
        m_abandoned = true;
        if (m_process.state() == QProcess::NotRunning)
            deleteLater();
        else
            m_process.kill();
    }

private:
    void begin()
    {
        if (m_abandoned)
            return;
        const auto program = findEngineProgram();
        if (!program) {
            finish(QString::fromStdString(program.error().text()));
            return;
        }
        m_process.start(*program, {QStringLiteral("--check-filter")});
        m_process.write(m_filter.toUtf8());
        m_process.closeWriteChannel();
    }

    QString verdict()
    {
        // The first line was written before the optimiser began, the second is the verdict.
        const QList<QByteArray> lines = m_process.readAllStandardOutput().trimmed().split('\n');
        const QJsonObject before = QJsonDocument::fromJson(lines.first()).object();
        const QJsonObject answer = QJsonDocument::fromJson(lines.last()).object();
        if (m_process.exitStatus() == QProcess::CrashExit && !answer.contains("ok")) {
            const int instructions = before.value("instructions").toInt();
            return instructions == 0
                       ? QStringLiteral("too complex: libpcap takes more than 250 ms to compile it")
                       : QStringLiteral("too complex: libpcap takes more than 250 ms to make less "
                                        "of its %1 instructions; a network instead of many hosts "
                                        "is simpler")
                             .arg(instructions);
        }
        if (answer.value("ok").toBool())
            return {};
        m_place = placeIn(answer);
        const QString message = answer.value("message").toString();
        if (message.isEmpty())
            return QStringLiteral("tomato-engine gives no answer");
        return unknownName(message).isEmpty()
                   ? message
                   : message + QStringLiteral(" (names are not looked up; give the address)");
    }

    /// The answer counts bytes.
    Place placeIn(const QJsonObject &answer) const
    {
        const QByteArray bytes = m_filter.toUtf8();
        const int at = answer.value("at").toInt();
        const QString before = QString::fromUtf8(bytes.left(at));
        const QString part = QString::fromUtf8(bytes.mid(at, answer.value("length").toInt()));
        return {static_cast<int>(before.size()), static_cast<int>(part.size())};
    }

    void finish(const QString &message)
    {
        if (m_abandoned) {
            deleteLater();
            return;
        }
        FilterCheck &check = m_check;
        const QString filter = m_filter;
        m_abandoned = true;
        check.m_place = m_place;
        check.m_question.release()->deleteLater();
        emit check.checked(filter, message);
    }

    FilterCheck &m_check;
    QString m_filter;
    Place m_place;
    QProcess m_process;
    bool m_abandoned = false;
};

QString FilterCheck::unknownName(const QString &message)
{
    static const QRegularExpression said(QStringLiteral("^unknown host '([^']+)'"));
    return said.match(message).captured(1);
}

FilterCheck::FilterCheck(QObject *parent) : QObject(parent) {}

FilterCheck::~FilterCheck() = default;

void FilterCheck::check(const QString &filter)
{
    if (m_question)
        m_question.release()->abandon();
    m_question = std::make_unique<Question>(*this, filter);
}

} // namespace tomato::client
