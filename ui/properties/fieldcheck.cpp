// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/fieldcheck.h"

#include "plugins/api/numbertexts.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>

namespace tomato::ui {

namespace {

class FieldCheck final
{
    Q_DECLARE_TR_FUNCTIONS(FieldCheck)

public:
    static QString address(const QString &text, QAbstractSocket::NetworkLayerProtocol protocol)
    {
        const bool isFour = protocol == QAbstractSocket::IPv4Protocol;
        // QHostAddress accepts "10.1" and "%eth0" too.
        static const QRegularExpression dotted(QStringLiteral("^\\d+(\\.\\d+){3}$"));
        const QHostAddress address(text);
        const bool isWhole =
            isFour ? dotted.match(text).hasMatch() : !text.contains(QLatin1Char('%'));
        if (isWhole && address.protocol() == protocol)
            return {};
        return isFour ? tr("“%1” is no IPv4 address").arg(text)
                      : tr("“%1” is no IPv6 address").arg(text);
    }

    static QString withPrefix(const QString &text, QAbstractSocket::NetworkLayerProtocol protocol,
                              const QString &example)
    {
        if (text.isEmpty())
            return {};
        const qsizetype slash = text.indexOf(QLatin1Char('/'));
        if (slash < 0)
            return tr("The prefix length is missing: write it like %1").arg(example);
        if (const QString problem = address(text.left(slash), protocol); !problem.isEmpty())
            return problem;
        const int longest = protocol == QAbstractSocket::IPv4Protocol ? 32 : 128;
        bool isNumber = false;
        const int prefix = text.mid(slash + 1).toInt(&isNumber);
        if (!isNumber || prefix < 1 || prefix > longest)
            return tr("The prefix length “%1” is not between 1 and %2")
                .arg(text.mid(slash + 1), plugins::numberText(longest));
        return {};
    }

    static QString vlan(const QString &text)
    {
        constexpr int LastVlan = 4094;
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        return isNumber && number >= 1 && number <= LastVlan
                   ? QString()
                   : tr("“%1” is no VLAN from 1 to 4094").arg(text);
    }

    static QString vlans(const QString &text)
    {
        if (text == QLatin1String("all"))
            return {};
        for (const QString &part : text.split(u',')) {
            const QStringList ends = part.split(u'-');
            for (const QString &end : ends) {
                if (const QString problem = vlan(end.trimmed()); !problem.isEmpty())
                    return problem;
            }
            if (ends.size() > 2 || ends.front().toInt() > ends.back().toInt())
                return tr("“%1” is no range of VLANs: write it like 20-30").arg(part);
        }
        return {};
    }

    static QString hostname(const QString &text)
    {
        static const QRegularExpression label(
            QStringLiteral("^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$"));
        if (text.size() > 64)
            return tr("A host name has at most 64 characters");
        for (const QString &part : text.split(QLatin1Char('.'))) {
            if (part.size() > 63 || !label.match(part).hasMatch())
                return tr("“%1” is no host name: letters, digits and hyphens are allowed")
                    .arg(text);
        }
        return {};
    }
};

} // namespace

QString ip4WithPrefixProblem(const QString &text)
{
    return FieldCheck::withPrefix(text, QAbstractSocket::IPv4Protocol,
                                  QStringLiteral("10.0.0.1/24"));
}

QString ip6WithPrefixProblem(const QString &text)
{
    return FieldCheck::withPrefix(text, QAbstractSocket::IPv6Protocol,
                                  QStringLiteral("fd00::1/64"));
}

QString ip4Problem(const QString &text)
{
    return text.isEmpty() ? QString() : FieldCheck::address(text, QAbstractSocket::IPv4Protocol);
}

QString ip6Problem(const QString &text)
{
    return text.isEmpty() ? QString() : FieldCheck::address(text, QAbstractSocket::IPv6Protocol);
}

QString vlanProblem(const QString &text)
{
    return text.isEmpty() ? QString() : FieldCheck::vlan(text);
}

QString vlanTrunkProblem(const QString &text)
{
    return text.isEmpty() ? QString() : FieldCheck::vlans(text);
}

QString hostnameProblem(const QString &text)
{
    return text.isEmpty() ? QString() : FieldCheck::hostname(text);
}

} // namespace tomato::ui
