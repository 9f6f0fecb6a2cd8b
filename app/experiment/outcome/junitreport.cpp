// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/junitreport.h"

#include "app/base/isotime.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace tomato::experiment {

namespace {

/// Replaces characters that XML cannot hold, since a command's output may have them.
QString xmlText(QString text)
{
    for (QChar &each : text) {
        if (each < u' ' && each != u'\n' && each != u'\t')
            each = u'?';
    }
    return text;
}

void writeCase(QXmlStreamWriter &xml, const QString &suite, const QString &name,
               const QString &kind, const QString &message)
{
    xml.writeStartElement(QStringLiteral("testcase"));
    xml.writeAttribute(QStringLiteral("classname"), xmlText(suite));
    xml.writeAttribute(QStringLiteral("name"), xmlText(name));
    if (!kind.isEmpty()) {
        xml.writeStartElement(kind);
        xml.writeAttribute(QStringLiteral("message"), xmlText(message));
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

void writeVerdicts(QXmlStreamWriter &xml, const QString &suite,
                   const std::vector<Verdict> &verdicts)
{
    for (const Verdict &verdict : verdicts)
        writeCase(xml, suite, verdict.name, verdict.held ? QString() : QStringLiteral("failure"),
                  verdict.message);
}

void writeSuite(QXmlStreamWriter &xml, const RunRecord &record)
{
    const QString name = QStringLiteral("run %1 %2").arg(record.run.number).arg(record.run.label());
    const auto failed = std::count_if(record.verdicts.begin(), record.verdicts.end(),
                                      [](const Verdict &each) { return !each.held; });
    const qint64 errors = (record.problem.isEmpty() ? 0 : 1) + record.problems.size();
    xml.writeStartElement(QStringLiteral("testsuite"));
    xml.writeAttribute(QStringLiteral("name"), xmlText(name));
    xml.writeAttribute(QStringLiteral("tests"),
                       QString::number(static_cast<qint64>(record.verdicts.size()) + errors));
    xml.writeAttribute(QStringLiteral("failures"), QString::number(failed));
    xml.writeAttribute(QStringLiteral("errors"), QString::number(errors));
    xml.writeAttribute(QStringLiteral("time"), QString::number(record.seconds, 'f', 3));
    xml.writeAttribute(QStringLiteral("timestamp"),
                       QString::fromStdString(isoTime(record.started)).left(19));
    if (!record.problem.isEmpty())
        writeCase(xml, name, QStringLiteral("the run comes to its end"), QStringLiteral("error"),
                  record.problem);
    for (const QString &problem : record.problems)
        writeCase(xml, name, QStringLiteral("the elements run to its end"), QStringLiteral("error"),
                  problem);
    writeVerdicts(xml, name, record.verdicts);
    if (!record.endedEarly.isEmpty())
        xml.writeTextElement(QStringLiteral("system-err"), xmlText(record.endedEarly.join(u'\n')));
    xml.writeEndElement();
}

void writeSweep(QXmlStreamWriter &xml, const std::vector<Verdict> &sweep)
{
    const QString name = QStringLiteral("all runs");
    const auto failed =
        std::count_if(sweep.begin(), sweep.end(), [](const Verdict &each) { return !each.held; });
    xml.writeStartElement(QStringLiteral("testsuite"));
    xml.writeAttribute(QStringLiteral("name"), name);
    xml.writeAttribute(QStringLiteral("tests"), QString::number(sweep.size()));
    xml.writeAttribute(QStringLiteral("failures"), QString::number(failed));
    xml.writeAttribute(QStringLiteral("errors"), QStringLiteral("0"));
    writeVerdicts(xml, name, sweep);
    xml.writeEndElement();
}

} // namespace

QByteArray junitReport(const QString &title, const std::vector<RunRecord> &records,
                       const std::vector<Verdict> &sweep)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuites"));
    xml.writeAttribute(QStringLiteral("name"), xmlText(title));
    for (const RunRecord &record : records)
        writeSuite(xml, record);
    if (!sweep.empty())
        writeSweep(xml, sweep);
    xml.writeEndElement();
    xml.writeEndDocument();
    return text;
}

} // namespace tomato::experiment
