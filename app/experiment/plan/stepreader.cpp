// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/plan/stepreader.h"

#include "app/base/files/memberpath.h"
#include "app/experiment/plan/fieldreader.h"
#include "app/replay/addressmap.h"
#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/linkemulation.h"
#include "app/topology/lookup.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tomato::experiment {

namespace {

constexpr std::array<std::pair<Action, QLatin1String>, 12> Words = {{
    {Action::Start, QLatin1String("start")},
    {Action::WaitUntil, QLatin1String("wait until")},
    {Action::Run, QLatin1String("run")},
    {Action::SetLink, QLatin1String("set link")},
    {Action::LinkDown, QLatin1String("link down")},
    {Action::LinkUp, QLatin1String("link up")},
    {Action::ElementStop, QLatin1String("element stop")},
    {Action::ElementStart, QLatin1String("element start")},
    {Action::CaptureStart, QLatin1String("capture start")},
    {Action::CaptureStop, QLatin1String("capture stop")},
    {Action::CaptureMark, QLatin1String("capture mark")},
    {Action::Replay, QLatin1String("replay")},
}};

std::optional<Action> actionOf(const QString &text)
{
    const auto found = std::find_if(Words.begin(), Words.end(),
                                    [&](const auto &each) { return each.second == text; });
    return found == Words.end() ? std::nullopt : std::optional(found->first);
}

/// Reads one step; the steps before it are known.
class StepReader final
{
public:
    StepReader(FieldReader &fields, const topology::Topology &topology,
               const std::vector<Step> &before)
        : m_fields(fields), m_topology(topology), m_before(before)
    {
    }

    Step read();

private:
    void readTimes();
    void readWhatItDoes();
    void readConnection(bool isNeeded);
    void readElement(const QString &key);
    void readPlaceOfCommand();
    void readSettings();
    void readReplay();
    void readFile();
    void readSender();

    FieldReader &m_fields;
    const topology::Topology &m_topology;
    const std::vector<Step> &m_before;
    Step m_step;
};

Step StepReader::read()
{
    const QString text = m_fields.neededText(QStringLiteral("do"));
    const auto action = actionOf(text);
    m_step.name = m_fields.text(QStringLiteral("name"), 100);
    if (!m_step.name.isEmpty() && findStep(m_before, m_step.name) != nullptr)
        m_fields.refuse("a step before this one has the name '" + m_step.name.toStdString() +
                            "' already",
                        QStringLiteral("name"));
    if (!action) {
        if (!text.isEmpty()) {
            QStringList known;
            for (const auto &[each, word] : Words)
                known << word;
            m_fields.refuse("expected one of " + known.join(QStringLiteral(", ")).toStdString() +
                                ", found '" + text.toStdString() + "'",
                            QStringLiteral("do"));
        }
        return m_step;
    }
    m_step.action = *action;
    if (*action == Action::Start) {
        if (!m_before.empty())
            m_fields.refuse("the lab starts with the first step", QStringLiteral("do"));
    } else {
        readTimes();
    }
    readWhatItDoes();
    m_fields.finish();
    return m_step;
}

void StepReader::readTimes()
{
    m_step.at = m_fields.number(QStringLiteral("at"), 0, MaxSeconds);
    m_step.after = m_fields.text(QStringLiteral("after"), 100);
    m_step.delay = m_fields.number(QStringLiteral("delay"), 0, MaxSeconds).value_or(0);
    if (m_step.at && m_fields.has(QStringLiteral("after")))
        m_fields.refuse("a step is at a time or after another one, not both",
                        QStringLiteral("after"));
    if (m_step.at && m_fields.has(QStringLiteral("delay")))
        m_fields.refuse("a step at a time has no delay", QStringLiteral("delay"));
    if (!m_step.after.isEmpty() && findStep(m_before, m_step.after) == nullptr)
        m_fields.refuse("there is no step '" + m_step.after.toStdString() + "' before this one",
                        QStringLiteral("after"));
}

void StepReader::readConnection(bool isNeeded)
{
    const QString on = QStringLiteral("on");
    m_step.on = isNeeded ? m_fields.neededText(on) : m_fields.text(on);
    if (m_step.on.isEmpty())
        return;
    if (const auto found = topology::findConnection(m_topology, m_step.on); !found)
        m_fields.refuse(found.error().text(), on);
}

void StepReader::readElement(const QString &key)
{
    m_step.element = m_fields.neededText(key);
    if (m_step.element.isEmpty())
        return;
    if (const auto found = topology::findElement(m_topology, m_step.element); !found)
        m_fields.refuse(found.error().text(), key);
}

/// The user is asked what an external network and an attached element let others reach, not what a
/// file runs inside: that could take the rules away which hold what was agreed to.
void StepReader::readPlaceOfCommand()
{
    const QString key = QStringLiteral("in");
    readElement(key);
    const auto found = topology::findElement(m_topology, m_step.element);
    if (!found)
        return;
    using topology::ElementKind;
    const ElementKind kind = m_topology.element(*found)->kind();
    if (kind == ElementKind::ExternalNetwork || kind == ElementKind::Attach)
        m_fields.refuse("no command of a file runs in " + m_step.element.toStdString() +
                            ", which stands for what is outside of the lab",
                        key);
}

void StepReader::readSettings()
{
    const QString key = QStringLiteral("set");
    if (!m_fields.has(key))
        return m_fields.refuse("is missing", key);
    m_step.set = m_fields.object(key);
    if (m_step.set.isEmpty() && m_fields.value(key).isObject())
        m_fields.refuse("sets nothing", key);
    for (const QString &attribute : m_step.set.keys()) {
        if (!topology::linkAttributes().contains(attribute))
            m_fields.errors().push_back({m_fields.placeOf(key) + "." + attribute.toStdString(),
                                         "is no attribute of a link, such as delay_from"});
    }
    const auto good = topology::checkConnectionAttributes(m_step.set, m_fields.placeOf(key));
    if (!good)
        m_fields.errors().push_back(good.error());
}

/// The file's own folder is the element's; about others the user is asked when the lab starts, by
/// what is written in the topology.
void StepReader::readFile()
{
    const QString key = QStringLiteral("file");
    m_step.file = m_fields.neededText(key, 4096);
    if (m_step.file.isEmpty())
        return;
    if (!m_step.file.startsWith(u'/')) {
        if (const std::string problem = problemOfMemberPath(m_step.file.toStdString());
            !problem.empty())
            m_fields.refuse("'" + m_step.file.toStdString() + "' " + problem, key);
        return;
    }
    const QJsonArray written = m_topology.attributes()
                                   .value(ExperimentAttribute)
                                   .toObject()
                                   .value(QLatin1String("steps"))
                                   .toArray();
    if (std::none_of(written.begin(), written.end(),
                     [&](const QJsonValue &each) { return each[key].toString() == m_step.file; }))
        m_fields.refuse("an absolute path has no ${} in it", key);
}

/// The element sends on one connection.
void StepReader::readSender()
{
    const auto element = topology::findElement(m_topology, m_step.element);
    if (!element)
        return;
    int mine = 0;
    const auto chosen = m_step.on.isEmpty() ? Result<ConnectionId>(failure("none"))
                                            : topology::findConnection(m_topology, m_step.on);
    bool isEnd = false;
    for (const auto &[id, connection] : m_topology.connections()) {
        const bool isMine =
            std::any_of(connection.ends.begin(), connection.ends.end(), [&](const ElementId &end) {
                return m_topology.deviceOf(end)->id == *element;
            });
        mine += isMine ? 1 : 0;
        isEnd = isEnd || (isMine && chosen && *chosen == id);
    }
    if (chosen && !isEnd)
        m_fields.refuse("is no connection of " + m_step.element.toStdString(),
                        QStringLiteral("on"));
    if (m_step.on.isEmpty() && mine != 1)
        m_fields.refuse(m_step.element.toStdString() + " has " + std::to_string(mine) +
                            " connections: say by 'on' which one",
                        QStringLiteral("in"));
}

void StepReader::readReplay()
{
    readElement(QStringLiteral("in"));
    readConnection(false);
    readSender();
    readFile();
    m_step.direction = m_fields.text(QStringLiteral("direction"), 200);
    m_step.speed = m_fields.number(QStringLiteral("speed"), 0.001, 1000).value_or(1);
    m_step.loops = m_fields.wholeNumber(QStringLiteral("loops"), 0, 1'000'000'000).value_or(1);
    m_step.isInBackground = m_fields.flag(QStringLiteral("background"));
    if (m_step.loops == 0 && !m_step.isInBackground)
        m_fields.refuse("is 0, for ever: only in the background, as the run would never end",
                        QStringLiteral("loops"));
    const QString key = QStringLiteral("addresses");
    if (!m_fields.has(key))
        return;
    m_step.addresses = m_fields.object(key);
    if (const auto map = replay::AddressMap::parse(m_step.addresses); !map)
        m_fields.errors().push_back(
            {m_fields.placeOf(key) + "." + map.error().place, map.error().message});
}

void StepReader::readWhatItDoes()
{
    switch (m_step.action) {
    case Action::Start:
        return;
    case Action::WaitUntil:
        if (!m_fields.has(QStringLiteral("until"))) {
            // Only a command has these: its name is wrong, and not theirs.
            bool isOfCommand = false;
            for (const char *key : {"in", "every", "timeout"})
                isOfCommand = m_fields.has(QLatin1String(key)) || isOfCommand;
            if (isOfCommand)
                m_fields.refuse("is missing", QStringLiteral("until"));
            return;
        }
        m_step.command = m_fields.text(QStringLiteral("until"));
        readPlaceOfCommand();
        m_step.every = m_fields.number(QStringLiteral("every"), 0.01, MaxSeconds).value_or(0.1);
        m_step.timeout = m_fields.number(QStringLiteral("timeout"), 0.01, MaxSeconds).value_or(60);
        return;
    case Action::Run:
        m_step.command = m_fields.neededText(QStringLiteral("command"));
        readPlaceOfCommand();
        m_step.timeout = m_fields.number(QStringLiteral("timeout"), 0.01, MaxSeconds).value_or(0);
        m_step.isInBackground = m_fields.flag(QStringLiteral("background"));
        return;
    case Action::SetLink:
        readConnection(true);
        return readSettings();
    case Action::LinkDown:
    case Action::LinkUp:
    case Action::CaptureStop:
        return readConnection(true);
    case Action::ElementStop:
    case Action::ElementStart:
        return readElement(QStringLiteral("element"));
    case Action::CaptureStart:
        m_step.filter = m_fields.text(QStringLiteral("filter"), MaxFilterLength);
        return readConnection(true);
    case Action::CaptureMark:
        if (m_step.name.isEmpty())
            m_fields.refuse("a mark needs a name", QStringLiteral("name"));
        return readConnection(false);
    case Action::Replay:
        return readReplay();
    }
}

} // namespace

QString word(Action action)
{
    return Words[static_cast<std::size_t>(action)].second;
}

const Step *findStep(const std::vector<Step> &steps, const QString &name)
{
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [&](const Step &each) { return each.name == name; });
    return found == steps.end() ? nullptr : &*found;
}

std::vector<Step> readSteps(const QJsonArray &steps, const topology::Topology &topology,
                            const std::string &place, std::vector<Error> &errors)
{
    std::vector<Step> read;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const std::string here = place + "[" + std::to_string(i) + "]";
        if (!steps[i].isObject()) {
            errors.push_back(topology::wrongKind(here, "an object", steps[i]).value());
            continue;
        }
        FieldReader fields(steps[i].toObject(), here, errors);
        read.push_back(StepReader(fields, topology, read).read());
    }
    return read;
}

} // namespace tomato::experiment
