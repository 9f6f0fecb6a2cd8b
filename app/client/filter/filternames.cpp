// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/filter/filternames.h"

#include <QRegularExpression>

#include <chrono>

namespace tomato::client {

using namespace std::chrono_literals;

static constexpr auto MaxLookup = 5s;
static constexpr int MaxNames = 50;

/// "10.0.0.1" or "(10.0.0.1 or fd00::1)", as libpcap's grammar has it behind "host".
static QString alternatives(const QList<QHostAddress> &addresses)
{
    QStringList texts;
    for (QHostAddress address : addresses) {
        address.setScopeId({});
        if (const QString text = address.toString(); !texts.contains(text))
            texts << text;
    }
    const QString all = texts.join(QStringLiteral(" or "));
    return texts.size() == 1 ? all : QLatin1Char('(') + all + QLatin1Char(')');
}

FilterNames::FilterNames(QObject *parent) : QObject(parent)
{
    m_deadline.setSingleShot(true);
    connect(&m_check, &FilterCheck::checked, this,
            [this](const QString &, const QString &message) { addName(message); });
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        abandon();
        finish(QStringLiteral("'%1' is looked up for too long").arg(m_name));
    });
}

FilterNames::~FilterNames()
{
    abandon();
}

void FilterNames::abandon()
{
    m_deadline.stop();
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_lookup = -1;
}

void FilterNames::lookUp(const QString &filter)
{
    abandon();
    m_filter = m_numeric = filter;
    m_names = 0;
    m_check.check(m_numeric);
}

void FilterNames::addName(const QString &message)
{
    m_name = FilterCheck::unknownName(message);
    if (m_name.isEmpty() || m_names == MaxNames) {
        finish(message);
        return;
    }
    ++m_names;
    m_deadline.start(MaxLookup);
    m_lookup = QHostInfo::lookupHost(m_name, this, [this](const QHostInfo &host) {
        m_lookup = -1;
        m_deadline.stop();
        replace(host);
    });
}

void FilterNames::replace(const QHostInfo &host)
{
    if (host.error() != QHostInfo::NoError || host.addresses().isEmpty()) {
        finish(QStringLiteral("'%1' has no address: %2").arg(m_name, host.errorString()));
        return;
    }
    const QString before = m_numeric;
    const QRegularExpression word(
        QStringLiteral("(?<![\\w.:\\\\-])%1(?![\\w.:-])").arg(QRegularExpression::escape(m_name)));
    m_numeric.replace(word, alternatives(host.addresses()));
    if (m_numeric == before)
        finish(QStringLiteral("'%1' is not a name that can be replaced").arg(m_name));
    else
        m_check.check(m_numeric);
}

void FilterNames::finish(const QString &message)
{
    emit lookedUp(m_filter, m_numeric, message);
}

} // namespace tomato::client
