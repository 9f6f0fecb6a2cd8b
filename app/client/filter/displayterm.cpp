// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/filter/displayterm.h"

#include "app/client/filter/displayfields.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <array>
#include <optional>

namespace tomato::client {

using Kind = DisplayField::Kind;

namespace {

constexpr quint64 MaxPort = 65535;
constexpr quint64 MaxNumber = 0xffffffff;

/// Operators have words, too.
QString symbolOf(const QString &comparison)
{
    constexpr std::array<std::pair<const char *, const char *>, 6> Words = {
        {{"eq", "=="}, {"ne", "!="}, {"lt", "<"}, {"le", "<="}, {"gt", ">"}, {"ge", ">="}}};
    for (const auto &[word, symbol] : Words) {
        if (comparison == QLatin1String(word))
            return QLatin1String(symbol);
    }
    return comparison == QLatin1String("all_ne") ? QStringLiteral("!=") : comparison;
}

std::optional<quint64> numberOf(const QString &value)
{
    bool isGood = false;
    // A leading 0 means octal to both languages.
    const quint64 number = value.toULongLong(&isGood, 0);
    if (value.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0)
        return 1;
    if (value.compare(QLatin1String("false"), Qt::CaseInsensitive) == 0)
        return 0;
    return isGood && number <= MaxNumber ? std::optional(number) : std::nullopt;
}

/// "80", or "8000..8010".
std::optional<std::pair<quint64, quint64>> rangeOf(const QString &value)
{
    const QStringList parts = value.split(QStringLiteral(".."));
    const auto first = numberOf(parts.first());
    const auto last = numberOf(parts.last());
    if (parts.size() > 2 || !first || !last || *first > *last)
        return {};
    return std::pair(*first, *last);
}

} // namespace

bool DisplayTerm::isOperator(const QString &token)
{
    static const QStringList operators = {
        QStringLiteral("=="), QStringLiteral("!="),       QStringLiteral("<"),
        QStringLiteral("<="), QStringLiteral(">"),        QStringLiteral(">="),
        QStringLiteral("eq"), QStringLiteral("ne"),       QStringLiteral("lt"),
        QStringLiteral("le"), QStringLiteral("gt"),       QStringLiteral("ge"),
        QStringLiteral("in"), QStringLiteral("contains"), QStringLiteral("matches"),
        QStringLiteral("~"),  QStringLiteral("==="),      QStringLiteral("!=="),
        QStringLiteral("~="), QStringLiteral("all_ne"),   QStringLiteral("any_eq"),
        QStringLiteral("&"),  QStringLiteral("any_ne"),   QStringLiteral("all_eq")};
    return operators.contains(token);
}

QString DisplayTerm::text() const
{
    return (QStringList{field, relation} + values).join(QLatin1Char(' ')).trimmed();
}

tl::unexpected<Error> DisplayTerm::noCounterpart(const std::string &why) const
{
    return failure(why, text().toStdString());
}

Result<DisplayTerm::Made> DisplayTerm::captureFilter() const
{
    const DisplayField *known = displayField(field);
    if (known == nullptr)
        return failure(whyNot(field).toStdString(), field.toStdString());
    if (relation.isEmpty())
        return presence(*known);
    if (known->kind == Kind::Protocol)
        return noCounterpart("compares the bytes of a protocol, which has no counterpart");
    const QString symbol = symbolOf(relation);
    const bool isIn = symbol == QLatin1String("in");
    static const QStringList possible = {QStringLiteral("=="), QStringLiteral("!="),
                                         QStringLiteral("<"),  QStringLiteral("<="),
                                         QStringLiteral(">"),  QStringLiteral(">=")};
    if (!isIn && !possible.contains(symbol))
        return noCounterpart("'" + relation.toStdString() + "' has no counterpart");
    QStringList tests;
    // "Differs" says of every field of that name that there is one, and that none is the value.
    const bool isDifferent = symbol == QLatin1String("!=");
    for (const QString &value : values) {
        auto made = test(*known, isIn || isDifferent ? QStringLiteral("==") : symbol, value);
        if (!made)
            return passOn(made);
        tests << *made;
    }
    const QString all = tests.join(QStringLiteral(" or "));
    const bool isAny = tests.size() > 1 || all.contains(QLatin1String(" or "));
    const bool isNumber = known->kind == Kind::Number || known->kind == Kind::Flag;
    if (known->kind == Kind::Vlan && (isDifferent || isAny))
        return noCounterpart("a capture filter tests the tag of a VLAN for one number only");
    if (!isDifferent) {
        const bool isAll = !isAny && all.contains(QLatin1String(" and "));
        return Made{all, isAny, isAll, isNumber && !isAny && !isAll, known->kind == Kind::Vlan};
    }
    const auto there = presence(*known);
    const QString is = there->isAny ? QStringLiteral("(%1)").arg(there->text) : there->text;
    const bool isBare = !isAny && !isNumber && !all.contains(QLatin1String(" and "));
    return Made{is + QLatin1String(" and not ") + (isBare ? all : QStringLiteral("(%1)").arg(all)),
                false, true, false, false};
}

Result<DisplayTerm::Made> DisplayTerm::presence(const DisplayField &known) const
{
    QString text = QLatin1String(known.presence);
    if (known.presence6 != nullptr)
        text += QLatin1String(" or ") + QLatin1String(known.presence6);
    const bool isAny = text.contains(QLatin1String(" or "));
    return Made{text, isAny, false, text.contains(QLatin1Char('>')), known.kind == Kind::Vlan};
}

Result<QString> DisplayTerm::test(const DisplayField &known, const QString &comparison,
                                  const QString &value) const
{
    const bool isEqual = comparison == QLatin1String("==");
    switch (known.kind) {
    case Kind::Port:
        return portTest(known, comparison, value);
    case Kind::Number:
    case Kind::Flag:
        return numberTest(known, comparison, value);
    case Kind::Vlan: {
        const auto number = numberOf(value);
        if (!number || *number > 4094 || !isEqual)
            return noCounterpart("a capture filter tests the tag of a VLAN for one number only");
        return QStringLiteral("vlan %1").arg(*number);
    }
    default:
        if (!isEqual)
            return noCounterpart("addresses are compared with == and != only");
        return addressTest(known, value);
    }
}

Result<QString> DisplayTerm::portTest(const DisplayField &known, const QString &comparison,
                                      const QString &value) const
{
    const auto range = rangeOf(value);
    if (!range || range->second > MaxPort)
        return noCounterpart("'" + value.toStdString() + "' is not from 0 to 65535");
    auto [first, last] = *range;
    const bool isWithout = comparison == QLatin1String("<") || comparison == QLatin1String(">");
    if (comparison.startsWith(QLatin1Char('<'))) {
        if (isWithout && last == 0)
            return noCounterpart("no port is below 0");
        first = 0;
        last -= isWithout ? 1 : 0;
    } else if (comparison.startsWith(QLatin1Char('>'))) {
        if (isWithout && first == MaxPort)
            return noCounterpart("no port is above 65535");
        first += isWithout ? 1 : 0;
        last = MaxPort;
    }
    const QString port = QLatin1String(known.capture);
    return first == last ? QStringLiteral("%1 %2").arg(port).arg(first)
                         : QStringLiteral("%1range %2-%3").arg(port).arg(first).arg(last);
}

Result<QString> DisplayTerm::numberTest(const DisplayField &known, const QString &comparison,
                                        const QString &value) const
{
    const auto range = rangeOf(value);
    const bool isFlag = known.kind == Kind::Flag;
    if (!range || (isFlag && (range->second > 1 || comparison != QLatin1String("=="))))
        return noCounterpart("'" + value.toStdString() +
                             (isFlag ? "' is neither 0 nor 1" : "' is no number"));
    const auto compared = [&](const char *expression) {
        const QString number = QLatin1String(expression);
        if (isFlag)
            return number + (range->first == 1 ? QLatin1String(" != 0") : QLatin1String(" = 0"));
        if (range->first != range->second)
            return QStringLiteral("%1 >= %2 and %1 <= %3")
                .arg(number)
                .arg(range->first)
                .arg(range->second);
        return QStringLiteral("%1 %2 %3")
            .arg(number, comparison == QLatin1String("==") ? QStringLiteral("=") : comparison)
            .arg(range->first);
    };
    const QString first = compared(known.capture);
    if (known.capture6 == nullptr)
        return range->first == range->second ? first : QStringLiteral("(%1)").arg(first);
    return QStringLiteral("(%1) or (%2 and %3)")
        .arg(first, QLatin1String(known.presence6), compared(known.capture6));
}

Result<QString> DisplayTerm::addressTest(const DisplayField &known, const QString &value) const
{
    const QString qualifier = QLatin1String(known.capture);
    if (known.kind == Kind::Mac) {
        static const QRegularExpression mac(
            QStringLiteral("^([0-9a-fA-F]{2})[:.-]?([0-9a-fA-F]{2})[:.-]?([0-9a-fA-F]{2})[:.-]?"
                           "([0-9a-fA-F]{2})[:.-]?([0-9a-fA-F]{2})[:.-]?([0-9a-fA-F]{2})$"));
        const auto match = mac.match(value);
        if (!match.hasMatch())
            return noCounterpart("'" + value.toStdString() + "' is no MAC address");
        return qualifier + QLatin1Char(' ') +
               match.capturedTexts().mid(1).join(QLatin1Char(':')).toLower();
    }
    const bool is6 = known.kind == Kind::Address6;
    const auto protocol = is6 ? QAbstractSocket::IPv6Protocol : QAbstractSocket::IPv4Protocol;
    const QHostAddress address(value.section(QLatin1Char('/'), 0, 0));
    if (address.protocol() != protocol)
        return noCounterpart("'" + value.toStdString() + "' is no IPv" + (is6 ? "6" : "4") +
                             " address; names are not looked up");
    if (!value.contains(QLatin1Char('/')))
        return QStringLiteral("%1 host %2").arg(qualifier, address.toString());
    const auto network = QHostAddress::parseSubnet(value);
    if (network.second < 0)
        return noCounterpart("'" + value.toStdString() + "' is no network");
    return QStringLiteral("%1 net %2/%3")
        .arg(qualifier, network.first.toString())
        .arg(network.second);
}

} // namespace tomato::client
