// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/traffic/tablebatch.h"

#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink.h>
#include <netlink/socket.h>
#include <sys/socket.h>

#include <arpa/inet.h>

namespace tomato::lab {

TableBatch::TableBatch()
{
    begin(NFNL_MSG_BATCH_BEGIN, AF_UNSPEC, NFNL_SUBSYS_NFTABLES, NLM_F_REQUEST);
}

nl_msg *TableBatch::add(int type, int flags)
{
    return begin((NFNL_SUBSYS_NFTABLES << 8) | type, NFPROTO_NETDEV, 0, NLM_F_REQUEST | flags);
}

void TableBatch::addTable()
{
    if (nl_msg *table = add(NFT_MSG_NEWTABLE, NLM_F_CREATE))
        nla_put_string(table, NFTA_TABLE_NAME, Table);
}

nl_msg *TableBatch::addChain(int type, const std::string &chain)
{
    nl_msg *message = add(type, type == NFT_MSG_NEWCHAIN ? NLM_F_CREATE : 0);
    if (message != nullptr) {
        nla_put_string(message, NFTA_CHAIN_TABLE, Table);
        nla_put_string(message, NFTA_CHAIN_NAME, chain.c_str());
    }
    return message;
}

void TableBatch::clearChain(const std::string &chain)
{
    if (nl_msg *rules = add(NFT_MSG_DELRULE)) {
        nla_put_string(rules, NFTA_RULE_TABLE, Table);
        nla_put_string(rules, NFTA_RULE_CHAIN, chain.c_str());
    }
}

nl_msg *TableBatch::beginRule(const std::string &chain)
{
    nl_msg *rule = add(NFT_MSG_NEWRULE, NLM_F_CREATE | NLM_F_APPEND);
    if (rule != nullptr) {
        nla_put_string(rule, NFTA_RULE_TABLE, Table);
        nla_put_string(rule, NFTA_RULE_CHAIN, chain.c_str());
    }
    return rule;
}

Result<> TableBatch::send(const std::string &what)
{
    // The last one that is not of the frame around them is answered.
    if (m_message != nullptr)
        nlmsg_hdr(m_message.get())->nlmsg_flags |= NLM_F_ACK;
    begin(NFNL_MSG_BATCH_END, AF_UNSPEC, NFNL_SUBSYS_NFTABLES, NLM_F_REQUEST);
    end();
    if (m_failed)
        return failure("cannot " + what + ": out of memory");
    auto socket = NetlinkSocket::open(NETLINK_NETFILTER);
    if (!socket)
        return passOn(socket);
    // A batch is one message; the kernel gives room for as much as it allows.
    constexpr int Room = 1 << 20;
    (void)setsockopt(nl_socket_get_fd(socket->handle()), SOL_SOCKET, SO_SNDBUF, &Room, sizeof Room);
    return socket->sendAll(m_bytes, what);
}

nl_msg *TableBatch::begin(int type, int family, std::uint16_t resource, int flags)
{
    constexpr std::size_t Room = 65'536;
    end();
    m_message = Message(nlmsg_alloc_size(Room), nlmsg_free);
    const nfgenmsg header{static_cast<std::uint8_t>(family), NFNETLINK_V0, htons(resource)};
    m_failed = m_failed || m_message == nullptr ||
               nlmsg_put(m_message.get(), 0, ++m_sequence, type, 0, flags) == nullptr ||
               nlmsg_append(m_message.get(), const_cast<nfgenmsg *>(&header), sizeof header,
                            NLMSG_ALIGNTO) < 0;
    return m_message.get();
}

void TableBatch::end()
{
    if (m_message == nullptr)
        return;
    const auto *bytes = reinterpret_cast<const char *>(nlmsg_hdr(m_message.get()));
    m_bytes.insert(m_bytes.end(), bytes,
                   bytes + NLMSG_ALIGN(nlmsg_hdr(m_message.get())->nlmsg_len));
    m_message.reset();
}

void putNumber(nl_msg *message, int attribute, std::uint32_t number)
{
    nla_put_u32(message, attribute, htonl(number));
}

void putValue(nl_msg *message, int attribute, std::uint32_t value)
{
    putNested(message, attribute, [&] { nla_put_u32(message, NFTA_DATA_VALUE, value); });
}

void putVerdict(nl_msg *message, int verdict, const std::string &chain)
{
    putExpression(message, "immediate", [&] {
        putNumber(message, NFTA_IMMEDIATE_DREG, NFT_REG_VERDICT);
        putNested(message, NFTA_IMMEDIATE_DATA, [&] {
            putNested(message, NFTA_DATA_VERDICT, [&] {
                putNumber(message, NFTA_VERDICT_CODE, static_cast<std::uint32_t>(verdict));
                if (!chain.empty())
                    nla_put_string(message, NFTA_VERDICT_CHAIN, chain.c_str());
            });
        });
    });
}

} // namespace tomato::lab
