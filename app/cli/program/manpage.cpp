// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program/manpage.h"

#include "app/cli/program/commandhelp.h"
#include "app/cli/program/optiontexts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace tomato::cli {

namespace {

Result<QJsonObject> readObject(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure("cannot be read: " + file.errorString().toStdString(), path.toStdString());
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (!document.isObject())
        return failure(problem.errorString().toStdString(), path.toStdString());
    return document.object();
}

QStringList stringsOf(const QJsonValue &value)
{
    QStringList all;
    for (const QJsonValue each : value.toArray())
        all << each.toString();
    return all;
}

/// Escapes characters of a text that have a meaning in man(7).
QString escaped(QString text)
{
    text.replace(QLatin1Char('\\'), QStringLiteral("\\e"));
    text.replace(QLatin1Char('-'), QStringLiteral("\\-"));
    text.replace(QLatin1Char('\''), QStringLiteral("\\(aq"));
    if (text.startsWith(QLatin1Char('.')))
        text.prepend(QStringLiteral("\\&"));
    return text;
}

QString header(const ManTexts &texts, const QString &name)
{
    return QStringLiteral(".\\\" Made from the command's own table.\n.TH %1 1 \"\" \"ToMaTo "
                          "Desktop " TOMATO_VERSION "\" \"ToMaTo Desktop\"\n")
               .arg(escaped(name.toUpper())) +
           texts.lineBreaking();
}

QString section(const ManTexts &texts, const char *title)
{
    return QStringLiteral(".SH %1\n")
        .arg(escaped(texts.text(QString::fromLatin1(title)).toUpper()));
}

QString paragraph(const QString &text)
{
    return QStringLiteral(".PP\n%1\n").arg(escaped(text));
}

QString term(const QString &name, const QString &value, const QString &text)
{
    const QString behind =
        value.isEmpty() ? QString() : QStringLiteral(" \\fI%1\\fR").arg(escaped(value));
    return QStringLiteral(".TP\n\\fB%1\\fR%2\n%3\n").arg(escaped(name), behind, escaped(text));
}

QString endOf(const ManTexts &texts, const QStringList &pages)
{
    QStringList names;
    for (const QString &page : pages)
        names << QStringLiteral("\\fB%1\\fR(%2)")
                     .arg(escaped(page.section(QLatin1Char('('), 0, 0)),
                          page.section(QLatin1Char('('), 1).chopped(1));
    return section(texts, "See also") + names.join(QStringLiteral(",\n")) + QLatin1Char('\n');
}

} // namespace

Result<ManTexts> ManTexts::load(const QString &folder, const QString &language)
{
    ManTexts texts;
    const auto commands = readObject(folder + QStringLiteral("/commands.json"));
    if (!commands)
        return passOn(commands);
    texts.m_commands = *commands;
    texts.m_language = language;
    if (!language.isEmpty()) {
        const auto known = readObject(folder + QStringLiteral("/texts_%1.json").arg(language));
        if (!known)
            return passOn(known);
        texts.m_texts = *known;
    }
    return texts;
}

QString ManTexts::lineBreaking() const
{
    // Chinese has no spaces between its words: lines break between any two of its characters, and
    // are not spread.
    return m_language == QLatin1String("zh") ? QStringLiteral(".mso zh.tmac\n.ad l\n") : QString();
}

QString ManTexts::text(const QString &english) const
{
    return m_texts.value(english).toString(english);
}

bool ManTexts::has(const QString &english) const
{
    return m_language.isEmpty() || m_texts.contains(english);
}

QStringList ManTexts::details(const QString &command) const
{
    return stringsOf(m_commands.value(command)[QLatin1String("details")]);
}

QStringList ManTexts::examples(const QString &command) const
{
    return stringsOf(m_commands.value(command)[QLatin1String("examples")]);
}

QString manPageName(const Command &command)
{
    return QStringLiteral("tomato-") +
           QString(command.name).replace(QLatin1Char(' '), QLatin1Char('-'));
}

QString manPage(const Command &command, const ManTexts &texts)
{
    const QString name = manPageName(command);
    const QString purpose = texts.text(command.purpose.simplified());
    QString page = header(texts, name) + section(texts, "Name") +
                   QStringLiteral("%1 \\- %2\n").arg(name, escaped(purpose)) +
                   section(texts, "Synopsis") +
                   QStringLiteral("\\fBtomato %1\\fR %2\n")
                       .arg(escaped(command.name), escaped(command.usage)) +
                   section(texts, "Description");
    // The line with the name already contains the purpose.
    QStringList details = texts.details(command.name);
    if (details.isEmpty())
        details << command.purpose.simplified();
    for (const QString &each : details)
        page += paragraph(texts.text(each));
    if (command.usage.contains(QStringLiteral("LAB")))
        page += paragraph(texts.text(
            QStringLiteral("LAB is a lab's id, its topology file, its name or its file's name.")));
    if (command.usage.contains(QStringLiteral("CONNECTION")))
        page += paragraph(texts.text(QStringLiteral(
            "CONNECTION is a connection's id, one of its ends (h1:eth0) or both (h1--h2).")));
    if (!command.options.empty())
        page += section(texts, "Options");
    for (const auto &[option, arity] : command.options) {
        if (const auto known = optionText(command.name, option))
            page += term(option, known->value, texts.text(known->text));
    }
    const QStringList examples = texts.examples(command.name);
    if (!examples.isEmpty())
        page += section(texts, "Examples");
    for (const QString &example : examples)
        page += QStringLiteral(".PP\n.nf\n.RS\n%1\n.RE\n.fi\n").arg(escaped(example));
    page += section(texts, "Exit status") +
            paragraph(texts.text(
                QStringLiteral("0 done, 1 failed, 2 misused, 3 not found, 130 interrupted.")));
    return page + endOf(texts, {QStringLiteral("tomato(1)"), QStringLiteral("tomato-desktop(1)")});
}

QString overviewPage(const std::vector<Command> &commands, const ManTexts &texts)
{
    const QString name = QStringLiteral("tomato");
    QString page = header(texts, name) + section(texts, "Name") +
                   QStringLiteral("tomato \\- %1\n")
                       .arg(escaped(texts.text(QStringLiteral("network labs from the shell")))) +
                   section(texts, "Synopsis") +
                   QStringLiteral("\\fBtomato\\fR \\fI%1\\fR\n").arg(QStringLiteral("COMMAND")) +
                   section(texts, "Description");
    for (const QString &each : texts.details(name))
        page += paragraph(texts.text(each));
    page += section(texts, "Commands");
    for (const Command &command : commands)
        page += QStringLiteral(".TP\n\\fB%1\\fR(1)\n%2\n")
                    .arg(escaped(manPageName(command)),
                         escaped(texts.text(command.purpose.simplified())));
    page += section(texts, "Words");
    for (const char *each :
         {"LAB is a lab's id, its topology file, its name or its file's name.",
          "CONNECTION is a connection's id, one of its ends (h1:eth0) or both (h1--h2)."})
        page += paragraph(texts.text(QString::fromLatin1(each)));
    page += section(texts, "Exit status");
    for (const char *each : {"0 done, 1 failed, 2 misused, 3 not found, 130 interrupted.",
                             "run and lab exec give the exit code of their command."})
        page += paragraph(texts.text(QString::fromLatin1(each)));
    page += section(texts, "Environment") +
            term(QStringLiteral("TOMATO_ENGINE"), {},
                 texts.text(QStringLiteral("the engine's program, where another one is wanted"))) +
            term(QStringLiteral("XDG_DATA_HOME"), {},
                 texts.text(QStringLiteral("recordings are kept below it (~/.local/share)")));
    return page +
           endOf(texts, {QStringLiteral("tomato-desktop(1)"), QStringLiteral("tomato-topology(5)"),
                         QStringLiteral("tomato-experiment(5)"), QStringLiteral("tomato-bundle(5)"),
                         QStringLiteral("tomato-hosts(5)"), QStringLiteral("tomato-capture(5)"),
                         QStringLiteral("tomato-engine(8)")});
}

} // namespace tomato::cli
