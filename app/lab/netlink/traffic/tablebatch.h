// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/netlinksocket.h"

#include <linux/netfilter/nf_tables.h>
#include <netlink/attr.h>
#include <netlink/msg.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tomato::lab {

/// A transaction of nftables in the family netdev (libnftnl's documentation has the form): all of
/// it happens, or nothing. All chains are in one table.
class TableBatch final
{
public:
    static constexpr const char *Table = "tomato";

    TableBatch();

    /// Begins a message, to which attributes are put until the next one begins; nullptr where there
    /// was no memory, which send() tells.
    nl_msg *add(int type, int flags = 0);
    void addTable();
    /// Begins a message about a chain.
    nl_msg *addChain(int type, const std::string &chain);
    /// Removes all rules of the chain.
    void clearChain(const std::string &chain);
    /// `putExpressions` puts those of the rule to its message: see putExpression().
    template <typename PutExpressions>
    void addRule(const std::string &chain, PutExpressions putExpressions)
    {
        nl_msg *rule = beginRule(chain);
        if (rule == nullptr)
            return;
        nlattr *nest = nla_nest_start(rule, NFTA_RULE_EXPRESSIONS);
        putExpressions(rule);
        nla_nest_end(rule, nest);
    }
    /// Its errors tell that one cannot do what `what` says.
    Result<> send(const std::string &what);

private:
    using Message = std::unique_ptr<nl_msg, decltype(&nlmsg_free)>;

    nl_msg *begin(int type, int family, std::uint16_t resource, int flags);
    nl_msg *beginRule(const std::string &chain);
    void end();

    std::vector<char> m_bytes;
    Message m_message{nullptr, nlmsg_free};
    std::uint32_t m_sequence = 0;
    bool m_failed = false;
};

// The parts of a message: numbers have their first byte first, values are as this machine has them.
void putNumber(nl_msg *message, int attribute, std::uint32_t number);
void putValue(nl_msg *message, int attribute, std::uint32_t value);
template <typename Put>
void putNested(nl_msg *message, int attribute, Put put)
{
    nlattr *nest = nla_nest_start(message, attribute);
    put();
    nla_nest_end(message, nest);
}
/// An expression of a rule, such as "hash"; `put` puts its attributes.
template <typename Put>
void putExpression(nl_msg *message, const char *name, Put put)
{
    putNested(message, NFTA_LIST_ELEM, [&] {
        nla_put_string(message, NFTA_EXPR_NAME, name);
        putNested(message, NFTA_EXPR_DATA, put);
    });
}
/// What happens to a frame that came through the rule up to there, such as NF_DROP.
void putVerdict(nl_msg *message, int verdict, const std::string &chain = {});

} // namespace tomato::lab
