// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/plan/statementreader.h"

#include "app/experiment/plan/fieldreader.h"
#include "app/experiment/plan/repeatability.h"
#include "app/experiment/plan/stepreader.h"
#include "app/topology/attributes/attributecheck.h"
#include "app/topology/lookup.h"

#include <QRegularExpression>
#include <QSet>

#include <array>

namespace tomato::experiment {

namespace {

using Quantity = Statement::Quantity;

/// The properties of a quantity that is compared with a number.
struct Measured
{
    QLatin1String key;
    Quantity quantity;
    Unit unit;
};

constexpr std::array<Measured, 5> MeasuredQuantities = {{
    {QLatin1String("count"), Quantity::Count, Unit::Plain},
    {QLatin1String("rate"), Quantity::Rate, Unit::PerSecond},
    {QLatin1String("throughput"), Quantity::Throughput, Unit::BitRate},
    {QLatin1String("delay"), Quantity::Delay, Unit::Time},
    {QLatin1String("loss"), Quantity::Loss, Unit::Percent},
}};

class StatementReader final
{
public:
    StatementReader(FieldReader &fields, const std::vector<Step> &steps,
                    const topology::Topology &topology)
        : m_fields(fields), m_steps(steps), m_topology(topology)
    {
    }

    Statement read();

private:
    void readPackets();
    void readCommand();
    void readQuantity();
    void readWayOfPackets();
    void readWindow();
    void readWithin();
    void checkAgain();
    void readSameAs();
    std::optional<Moment> readMoment(FieldReader &fields, const QString &key);
    static void checkWindow(FieldReader &fields, const std::optional<Moment> &from,
                            const std::optional<Moment> &until);
    QString readConnection(FieldReader &fields, const QString &key);
    PacketChoice readChoice(FieldReader &fields);
    std::optional<Comparison> readComparison(const QString &key, Unit unit, bool isOfMany = false);
    bool hasStep(const QString &name, const QString &key) { return hasStep(m_fields, name, key); }
    bool hasStep(FieldReader &fields, const QString &name, const QString &key) const;

    FieldReader &m_fields;
    const std::vector<Step> &m_steps;
    const topology::Topology &m_topology;
    Statement m_statement;
};

Statement StatementReader::read()
{
    m_statement.name = m_fields.text(QStringLiteral("name"), 200);
    if (m_fields.has(QStringLiteral("step")))
        readCommand();
    else
        readPackets();
    checkAgain();
    m_fields.finish();
    return m_statement;
}

void StatementReader::checkAgain()
{
    const QString key = QStringLiteral("again");
    m_statement.again = m_fields.text(key, 100);
    if (m_statement.again.isEmpty())
        return;
    const auto known = Repeatability::parse(m_statement.again);
    if (!known)
        m_fields.refuse(known.error().message, key);
    else if (known->isOfSamples() && m_statement.quantity != Quantity::Delay)
        m_fields.refuse("only delays have a distribution", key);
}

bool StatementReader::hasStep(FieldReader &fields, const QString &name, const QString &key) const
{
    if (findStep(m_steps, name) != nullptr)
        return true;
    fields.refuse("there is no step '" + name.toStdString() + "'", key);
    return false;
}

std::optional<Comparison> StatementReader::readComparison(const QString &key, Unit unit,
                                                          bool isOfMany)
{
    const QString text = m_fields.text(key, 100);
    if (text.isEmpty())
        return std::nullopt;
    auto comparison = Comparison::parse(text, unit, isOfMany);
    if (comparison)
        return *std::move(comparison);
    m_fields.refuse(comparison.error().message, key);
    return std::nullopt;
}

void StatementReader::readCommand()
{
    m_statement.quantity = Quantity::Command;
    m_statement.step = m_fields.text(QStringLiteral("step"), 100);
    const bool isKnown =
        !m_statement.step.isEmpty() && hasStep(m_statement.step, QStringLiteral("step"));
    const Step *step = isKnown ? findStep(m_steps, m_statement.step) : nullptr;
    if (step != nullptr && step->command.isEmpty() && step->action != Action::Replay)
        m_fields.refuse("the step '" + m_statement.step.toStdString() + "' runs no command",
                        QStringLiteral("step"));
    m_statement.exitCode = readComparison(QStringLiteral("exit"), Unit::Plain);
    m_statement.output = m_fields.text(QStringLiteral("output"), 1000);
    m_statement.value = readComparison(QStringLiteral("value"), Unit::Plain);
    if (!m_fields.has(QStringLiteral("exit")) && !m_fields.has(QStringLiteral("output")))
        m_fields.refuse("exit or output is missing: what is expected of the command", {});
    const QRegularExpression expression(m_statement.output);
    if (!expression.isValid())
        m_fields.refuse("is no regular expression: " + expression.errorString().toStdString() +
                            " at character " + std::to_string(expression.patternErrorOffset() + 1),
                        QStringLiteral("output"));
    else if (m_fields.has(QStringLiteral("value")) && expression.captureCount() < 1)
        m_fields.refuse("needs an output whose first group in parentheses is the number",
                        QStringLiteral("value"));
}

QString StatementReader::readConnection(FieldReader &fields, const QString &key)
{
    const QString text = fields.neededText(key);
    if (text.isEmpty())
        return {};
    if (const auto found = topology::findConnection(m_topology, text); !found)
        fields.refuse(found.error().text(), key);
    return text;
}

PacketChoice StatementReader::readChoice(FieldReader &fields)
{
    PacketChoice choice;
    choice.on = readConnection(fields, QStringLiteral("on"));
    choice.filter = fields.text(QStringLiteral("filter"), MaxFilterLength);
    const QString key = QStringLiteral("sent_by");
    choice.sentBy = fields.text(key);
    if (choice.sentBy.isEmpty())
        return choice;
    const auto element = topology::findElement(m_topology, choice.sentBy);
    const auto id = topology::findConnection(m_topology, choice.on);
    if (!element) {
        fields.refuse(element.error().text(), key);
    } else if (id) {
        const topology::Connection *connection = m_topology.connection(*id);
        const auto isAt = [&](std::size_t end) {
            const auto *device = m_topology.deviceOf(connection->ends[end]);
            return device != nullptr && device->id == *element;
        };
        if (!isAt(0) && !isAt(1))
            fields.refuse("is at no end of " + choice.on.toStdString(), key);
    }
    return choice;
}

void StatementReader::readPackets()
{
    m_statement.packets = readChoice(m_fields);
    readQuantity();
    readWayOfPackets();
    readSameAs();
    readWindow();
}

void StatementReader::readQuantity()
{
    QStringList found;
    for (const Measured &each : MeasuredQuantities) {
        if (!m_fields.has(each.key))
            continue;
        found << each.key;
        m_statement.quantity = each.quantity;
        auto read = readComparison(each.key, each.unit, each.quantity == Quantity::Delay);
        if (!read)
            continue;
        if (each.quantity == Quantity::Count && read->isOfFraction())
            m_fields.refuse("is not a whole number", each.key);
        if (each.unit == Unit::Percent && read->largest() > 100)
            m_fields.refuse("is not from 0 to 100", each.key);
        m_statement.comparison = *std::move(read);
    }
    if (m_fields.has(QStringLiteral("never"))) {
        found << QStringLiteral("never");
        m_statement.quantity = Quantity::Never;
        if (m_fields.value(QStringLiteral("never")) != QJsonValue(true))
            m_fields.refuse("is true, or not there", QStringLiteral("never"));
    }
    if (m_fields.has(QStringLiteral("before"))) {
        found << QStringLiteral("before");
        m_statement.quantity = Quantity::Before;
        FieldReader later(m_fields.object(QStringLiteral("before")),
                          m_fields.placeOf(QStringLiteral("before")), m_fields.errors());
        m_statement.later = readChoice(later);
        later.finish();
    }
    if (found.size() > 1)
        m_fields.refuse(
            "makes one statement, found " + found.join(QStringLiteral(" and ")).toStdString(), {});
    if (found.isEmpty() && !m_fields.has(QStringLiteral("within")))
        m_fields.refuse("count, rate, throughput, delay, loss, before, never or within is missing: "
                        "what is expected of the packets",
                        {});
    if (found.isEmpty())
        m_statement.quantity = Quantity::Some;
}

void StatementReader::readWayOfPackets()
{
    const bool isNeeded =
        m_statement.quantity == Quantity::Delay || m_statement.quantity == Quantity::Loss;
    if (!isNeeded)
        return;
    m_statement.to = readConnection(m_fields, QStringLiteral("to"));
    if (!m_fields.has(QStringLiteral("sent_by")))
        m_fields.refuse("is missing: packets of one direction have a delay and a loss",
                        QStringLiteral("sent_by"));
}

std::optional<Moment> StatementReader::readMoment(FieldReader &fields, const QString &key)
{
    if (!fields.has(key))
        return std::nullopt;
    if (fields.value(key).isString()) {
        const QString step = fields.text(key, 100);
        if (step.isEmpty() || !hasStep(fields, step, key))
            return std::nullopt;
        return Moment{step, 0};
    }
    const auto seconds = fields.number(key, 0, MaxSeconds);
    return seconds ? std::optional(Moment{{}, *seconds}) : std::nullopt;
}

void StatementReader::checkWindow(FieldReader &fields, const std::optional<Moment> &from,
                                  const std::optional<Moment> &until)
{
    if (!until)
        return;
    const QString key = QStringLiteral("until");
    const bool isFromTime = !from || from->step.isEmpty();
    if (until->step.isEmpty() && isFromTime && until->seconds <= (from ? from->seconds : 0))
        fields.refuse("is not later than from", key);
    if (!isFromTime && from->step == until->step)
        fields.refuse("is the same step as from", key);
}

/// Values that it does not give are as in the statement itself, but for its time.
void StatementReader::readSameAs()
{
    const QString key = QStringLiteral("same_as");
    const QString threshold = QStringLiteral("distribution");
    if (!m_fields.has(key)) {
        if (m_fields.has(threshold))
            m_fields.refuse("goes with same_as", threshold);
        return;
    }
    if (m_statement.quantity != Quantity::Delay)
        m_fields.refuse("only delays have a distribution", key);
    QJsonObject chosen = m_fields.object(key);
    if (chosen.isEmpty() && m_fields.value(key).isObject())
        m_fields.refuse("names no other packets", key);
    for (const char *each : {"on", "filter", "sent_by", "to"}) {
        const QJsonValue mine = m_fields.value(QLatin1String(each));
        if (!chosen.contains(QLatin1String(each)) && !mine.isUndefined())
            chosen.insert(QLatin1String(each), mine);
    }
    FieldReader other(chosen, m_fields.placeOf(key), m_fields.errors());
    Statement::Sample sample;
    sample.packets = readChoice(other);
    sample.to = readConnection(other, QStringLiteral("to"));
    sample.from = readMoment(other, QStringLiteral("from"));
    sample.until = readMoment(other, QStringLiteral("until"));
    checkWindow(other, sample.from, sample.until);
    other.finish();
    m_statement.sameAs = sample;
    if (!m_fields.has(threshold))
        m_fields.refuse("is missing: the probability of error of the test, such as 0.01",
                        threshold);
    m_statement.distribution = m_fields.number(threshold, 0, 1).value_or(0.01);
    if (m_statement.distribution <= 0 || m_statement.distribution >= 1)
        m_fields.refuse("is no probability between 0 and 1", threshold);
}

void StatementReader::readWindow()
{
    m_statement.from = readMoment(m_fields, QStringLiteral("from"));
    m_statement.until = readMoment(m_fields, QStringLiteral("until"));
    checkWindow(m_fields, m_statement.from, m_statement.until);
    if (!m_fields.has(QStringLiteral("within")))
        return;
    if (m_fields.has(QStringLiteral("from")) || m_fields.has(QStringLiteral("until")))
        m_fields.refuse("does not go with from and until", QStringLiteral("within"));
    readWithin();
}

void StatementReader::readWithin()
{
    const QString key = QStringLiteral("within");
    const QString text = m_fields.text(key, 200);
    static const QRegularExpression form(
        QStringLiteral("^([0-9]+(?:\\.[0-9]+)?) ?(ms|s) of (?:step )?(.+)\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch()) {
        if (!text.isEmpty())
            m_fields.refuse("expected a time and a step such as \"5 s of cut\", found '" +
                                text.toStdString() + "'",
                            key);
        return;
    }
    if (!hasStep(match.captured(3), key))
        return;
    m_statement.from = Moment{match.captured(3), 0};
    m_statement.within =
        match.captured(1).toDouble() * (match.captured(2) == QLatin1String("ms") ? 0.001 : 1);
    if (*m_statement.within <= 0)
        m_fields.refuse("is no time", key);
}

QString conditionText(const QJsonObject &statement)
{
    const auto textOf = [&](const char *key) { return statement[QLatin1String(key)].toString(); };
    if (statement.contains(QLatin1String("never")))
        return QStringLiteral("never");
    if (statement.contains(QLatin1String("before"))) {
        const QJsonValue later = statement.value(QLatin1String("before"));
        return QStringLiteral("before %1 %2")
            .arg(later[QLatin1String("on")].toString(), later[QLatin1String("filter")].toString())
            .trimmed();
    }
    for (const char *key :
         {"value", "exit", "output", "loss", "delay", "throughput", "rate", "count"}) {
        if (statement.contains(QLatin1String(key)))
            return QLatin1String(key) + u' ' + textOf(key);
    }
    return {};
}

} // namespace

QString nameOfStatement(const QJsonObject &statement)
{
    const auto textOf = [&](const char *key) { return statement[QLatin1String(key)].toString(); };
    if (const QString name = textOf("name"); !name.isEmpty())
        return name;
    const QString condition = conditionText(statement);
    if (statement.contains(QLatin1String("step")))
        return QStringLiteral("%1: %2").arg(textOf("step"), condition);
    QStringList parts = {textOf("on") + u':', textOf("filter")};
    if (const QString sender = textOf("sent_by"); !sender.isEmpty())
        parts << QStringLiteral("sent by") << sender;
    parts << condition;
    if (const QString within = textOf("within"); !within.isEmpty())
        parts << QStringLiteral("within ") + within;
    parts.removeAll(QString());
    return parts.join(u' ');
}

std::vector<Statement> readStatements(const QJsonArray &statements, const std::vector<Step> &steps,
                                      const topology::Topology &topology, const std::string &place,
                                      std::vector<Error> &errors)
{
    std::vector<Statement> read;
    QSet<QString> names;
    for (qsizetype i = 0; i < statements.size(); ++i) {
        const std::string here = place + "[" + std::to_string(i) + "]";
        if (!statements[i].isObject()) {
            errors.push_back(topology::wrongKind(here, "an object", statements[i]).value());
            continue;
        }
        FieldReader fields(statements[i].toObject(), here, errors);
        const QString name = statements[i][QLatin1String("name")].toString();
        if (!name.isEmpty() && names.contains(name))
            fields.refuse("a statement before this one has the name '" + name.toStdString() +
                              "' already",
                          QStringLiteral("name"));
        names.insert(name);
        read.push_back(StatementReader(fields, steps, topology).read());
        read.back().name = nameOfStatement(statements[i].toObject());
    }
    return read;
}

} // namespace tomato::experiment
