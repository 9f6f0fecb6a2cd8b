// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/traffic/framenumberfilter.h"

#include "app/lab/netlink/traffic/framedraw.h"
#include "app/lab/netlink/traffic/tablebatch.h"

#include <linux/netfilter.h>
#include <net/if.h>

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace tomato::lab {

namespace {

constexpr std::uint32_t Register = NFT_REG32_00;
/// Numbers go up to it, and then begin at 1.
constexpr std::uint32_t MaxFrames = DrawnNumbers;
/// The set of a batch, for the rule in it that looks numbers up there.
constexpr std::uint32_t SetInBatch = 1;

std::string countingChain(int device)
{
    return "count" + std::to_string(device);
}
std::string crossingChain(int device)
{
    return "cross" + std::to_string(device);
}
std::string spoilingChain(int device)
{
    return "spoil" + std::to_string(device);
}

void putImmediate(nl_msg *message, std::uint32_t value)
{
    putExpression(message, "immediate", [&] {
        putNumber(message, NFTA_IMMEDIATE_DREG, Register);
        putValue(message, NFTA_IMMEDIATE_DATA, value);
    });
}

void putComparison(nl_msg *message, int how, std::uint32_t value)
{
    putExpression(message, "cmp", [&] {
        putNumber(message, NFTA_CMP_SREG, Register);
        putNumber(message, NFTA_CMP_OP, static_cast<std::uint32_t>(how));
        putValue(message, NFTA_CMP_DATA, value);
    });
}

/// A frame keeps its number in its mark, which the kernel clears where it leaves a namespace.
void putMark(nl_msg *message, int attribute)
{
    putExpression(message, "meta", [&] {
        putNumber(message, NFTA_META_KEY, NFT_META_MARK);
        putNumber(message, attribute, Register);
    });
}

/// Values are compared with their first byte first.
void putByteOrder(nl_msg *message)
{
    putExpression(message, "byteorder", [&] {
        putNumber(message, NFTA_BYTEORDER_SREG, Register);
        putNumber(message, NFTA_BYTEORDER_DREG, Register);
        putNumber(message, NFTA_BYTEORDER_OP, NFT_BYTEORDER_HTON);
        putNumber(message, NFTA_BYTEORDER_LEN, sizeof(std::uint32_t));
        putNumber(message, NFTA_BYTEORDER_SIZE, sizeof(std::uint32_t));
    });
}

void addNumbering(TableBatch &batch, const std::string &chain)
{
    batch.addRule(chain, [](nl_msg *rule) {
        putExpression(rule, "numgen", [rule] {
            putNumber(rule, NFTA_NG_DREG, Register);
            putNumber(rule, NFTA_NG_MODULUS, MaxFrames);
            putNumber(rule, NFTA_NG_TYPE, NFT_NG_INCREMENTAL);
            putNumber(rule, NFTA_NG_OFFSET, 1);
        });
        putMark(rule, NFTA_META_SREG);
    });
}

/// A number below `count` from that of the frame.
void putHash(nl_msg *message, std::uint32_t seed, std::uint32_t count)
{
    putMark(message, NFTA_META_DREG);
    putExpression(message, "hash", [&] {
        putNumber(message, NFTA_HASH_SREG, Register);
        putNumber(message, NFTA_HASH_DREG, Register);
        putNumber(message, NFTA_HASH_LEN, sizeof(std::uint32_t));
        putNumber(message, NFTA_HASH_MODULUS, count);
        putNumber(message, NFTA_HASH_SEED, seed);
        putNumber(message, NFTA_HASH_TYPE, NFT_HASH_JENKINS);
    });
}

/// So many percent of the frames come to what `putEffect` puts.
template <typename PutEffect>
void addDraw(TableBatch &batch, const std::string &chain, FrameDraw draw, double percent,
             std::uint32_t seed, PutEffect putEffect)
{
    if (percent <= 0)
        return;
    batch.addRule(chain, [&](nl_msg *rule) {
        if (percent < 100) {
            putHash(rule, seedOf(draw, seed), DrawnNumbers);
            putByteOrder(rule);
            putComparison(rule, NFT_CMP_LT, htonl(drawThreshold(percent)));
        }
        putEffect(rule);
    });
}

void putByte(nl_msg *message, const WrongBit &bit, int attribute)
{
    const bool isAddress = bit.byte < WrongBit::AddressBytes;
    putExpression(message, "payload", [&] {
        putNumber(message, attribute, Register);
        putNumber(message, NFTA_PAYLOAD_BASE,
                  isAddress ? NFT_PAYLOAD_LL_HEADER : NFT_PAYLOAD_NETWORK_HEADER);
        putNumber(message, NFTA_PAYLOAD_OFFSET,
                  isAddress ? bit.byte : bit.byte - WrongBit::AddressBytes);
        putNumber(message, NFTA_PAYLOAD_LEN, 1);
    });
}

/// Turns the bit over; a frame that ends before goes on to the next rule. Who else has the frame,
/// such as a capture, keeps it as it was.
void putWrongBit(nl_msg *message, const WrongBit &bit)
{
    putByte(message, bit, NFTA_PAYLOAD_DREG);
    putExpression(message, "bitwise", [&] {
        const auto putData = [&](int attribute, std::uint8_t data) {
            putNested(message, attribute, [&] { nla_put_u8(message, NFTA_DATA_VALUE, data); });
        };
        putNumber(message, NFTA_BITWISE_SREG, Register);
        putNumber(message, NFTA_BITWISE_DREG, Register);
        putNumber(message, NFTA_BITWISE_LEN, 1);
        putData(NFTA_BITWISE_MASK, 0xff);
        putData(NFTA_BITWISE_XOR, bit.mask);
    });
    putByte(message, bit, NFTA_PAYLOAD_SREG);
    putVerdict(message, NFT_RETURN);
}

/// Each frame that comes there gets one wrong bit.
void addSpoiling(TableBatch &batch, const std::string &chain, std::uint32_t seed)
{
    const auto all = wrongBits(seed);
    for (std::uint32_t which = 0; which < all.size(); ++which) {
        for (const WrongBit &bit : all[which]) {
            batch.addRule(chain, [&](nl_msg *rule) {
                putHash(rule, seedOf(FrameDraw::WrongBit, seed), WrongBits);
                putComparison(rule, NFT_CMP_EQ, which);
                putWrongBit(rule, bit);
            });
        }
    }
}

void putElement(nl_msg *message, std::uint32_t key, bool isEnd)
{
    putNested(message, NFTA_LIST_ELEM, [&] {
        if (isEnd)
            putNumber(message, NFTA_SET_ELEM_FLAGS, NFT_SET_ELEM_INTERVAL_END);
        putValue(message, NFTA_SET_ELEM_KEY, htonl(key));
    });
}

/// A set without a name of its own, which goes with the rule that uses it.
void addList(TableBatch &batch, const std::string &chain,
             const std::vector<topology::FrameRange> &ranges)
{
    constexpr const char *Name = "__set%d";
    if (nl_msg *set = batch.add(NFT_MSG_NEWSET, NLM_F_CREATE)) {
        nla_put_string(set, NFTA_SET_TABLE, TableBatch::Table);
        nla_put_string(set, NFTA_SET_NAME, Name);
        putNumber(set, NFTA_SET_ID, SetInBatch);
        putNumber(set, NFTA_SET_FLAGS, NFT_SET_ANONYMOUS | NFT_SET_CONSTANT | NFT_SET_INTERVAL);
        putNumber(set, NFTA_SET_KEY_TYPE, 0);
        putNumber(set, NFTA_SET_KEY_LEN, sizeof(std::uint32_t));
    }
    // A list of attributes has 65,535 bytes at most.
    constexpr std::size_t AtOnce = 1000;
    for (std::size_t begin = 0; begin < ranges.size(); begin += AtOnce) {
        nl_msg *elements = batch.add(NFT_MSG_NEWSETELEM, NLM_F_CREATE);
        if (elements == nullptr)
            return;
        nla_put_string(elements, NFTA_SET_ELEM_LIST_TABLE, TableBatch::Table);
        nla_put_string(elements, NFTA_SET_ELEM_LIST_SET, Name);
        putNumber(elements, NFTA_SET_ELEM_LIST_SET_ID, SetInBatch);
        putNested(elements, NFTA_SET_ELEM_LIST_ELEMENTS, [&] {
            for (std::size_t at = begin; at < std::min(begin + AtOnce, ranges.size()); ++at) {
                putElement(elements, ranges[at].first, false);
                if (ranges[at].last != MaxFrames)
                    putElement(elements, ranges[at].last + 1, true);
            }
        });
    }
    batch.addRule(chain, [](nl_msg *rule) {
        putMark(rule, NFTA_META_DREG);
        putByteOrder(rule);
        putExpression(rule, "lookup", [rule] {
            nla_put_string(rule, NFTA_LOOKUP_SET, Name);
            putNumber(rule, NFTA_LOOKUP_SREG, Register);
            putNumber(rule, NFTA_LOOKUP_SET_ID, SetInBatch);
        });
        putVerdict(rule, NF_DROP);
    });
}

void addCrossing(TableBatch &batch, const std::string &chain, const NumberedPassage &passage)
{
    batch.addRule(chain, [&](nl_msg *rule) {
        putImmediate(rule, static_cast<std::uint32_t>(passage.to));
        const int attribute = passage.disowns ? int{NFTA_DUP_SREG_DEV} : int{NFTA_FWD_SREG_DEV};
        putExpression(rule, passage.disowns ? "dup" : "fwd",
                      [&] { putNumber(rule, attribute, Register); });
        if (passage.disowns)
            putVerdict(rule, NF_DROP);
    });
}

/// A copy goes ahead of the frame itself.
void putCopy(nl_msg *message, int to)
{
    putImmediate(message, static_cast<std::uint32_t>(to));
    putExpression(message, "dup", [&] { putNumber(message, NFTA_DUP_SREG_DEV, Register); });
}

void putPriority(nl_msg *message, std::uint32_t priority)
{
    putImmediate(message, priority);
    putExpression(message, "meta", [&] {
        putNumber(message, NFTA_META_KEY, NFT_META_PRIORITY);
        putNumber(message, NFTA_META_SREG, Register);
    });
}

void addChains(TableBatch &batch, int device)
{
    std::array<char, IF_NAMESIZE> name{};
    (void)if_indextoname(static_cast<unsigned>(device), name.data());
    batch.addTable();
    (void)batch.addChain(NFT_MSG_NEWCHAIN, crossingChain(device));
    (void)batch.addChain(NFT_MSG_NEWCHAIN, spoilingChain(device));
    nl_msg *counting = batch.addChain(NFT_MSG_NEWCHAIN, countingChain(device));
    if (counting == nullptr)
        return;
    nla_put_string(counting, NFTA_CHAIN_TYPE, "filter");
    putNested(counting, NFTA_CHAIN_HOOK, [&] {
        putNumber(counting, NFTA_HOOK_HOOKNUM, NF_NETDEV_INGRESS);
        putNumber(counting, NFTA_HOOK_PRIORITY, 0);
        nla_put_string(counting, NFTA_HOOK_DEV, name.data());
    });
}

std::string doing(const char *what, int device)
{
    return std::string(what) + " the frames of device " + std::to_string(device);
}

} // namespace

Result<> passByNumber(int from, const NumberedPassage &passage, const NumberedEffects &effects)
{
    TableBatch batch;
    addChains(batch, from);
    const std::string counting = countingChain(from);
    for (const std::string &chain : {counting, crossingChain(from), spoilingChain(from)})
        batch.clearChain(chain);
    addNumbering(batch, counting);
    if (!effects.dropped.empty())
        addList(batch, counting, effects.dropped);
    const auto add = [&](FrameDraw draw, double percent, auto putEffect) {
        addDraw(batch, counting, draw, percent, effects.seed, putEffect);
    };
    add(FrameDraw::Loss, effects.lossPercent, [](nl_msg *rule) { putVerdict(rule, NF_DROP); });
    add(FrameDraw::Duplication, effects.duplicatePercent,
        [&](nl_msg *rule) { putCopy(rule, passage.to); });
    add(FrameDraw::Overtaking, effects.overtakePercent,
        [&](nl_msg *rule) { putPriority(rule, effects.overtakingPriority); });
    add(FrameDraw::Corruption, effects.corruptPercent,
        [&](nl_msg *rule) { putVerdict(rule, NFT_JUMP, spoilingChain(from)); });
    if (effects.corruptPercent > 0)
        addSpoiling(batch, spoilingChain(from), effects.seed);
    batch.addRule(counting, [&](nl_msg *rule) { putVerdict(rule, NFT_GOTO, crossingChain(from)); });
    addCrossing(batch, crossingChain(from), passage);
    return batch.send(doing("number", from));
}

Result<> changeNumberedPassage(int from, const NumberedPassage &passage)
{
    TableBatch batch;
    batch.clearChain(crossingChain(from));
    addCrossing(batch, crossingChain(from), passage);
    return batch.send(doing("pass on", from));
}

Result<> stopPassingByNumber(int from)
{
    TableBatch batch;
    const auto chains = {countingChain(from), crossingChain(from), spoilingChain(from)};
    for (const std::string &chain : chains)
        batch.clearChain(chain);
    for (const std::string &chain : chains)
        (void)batch.addChain(NFT_MSG_DELCHAIN, chain);
    return batch.send(doing("stop numbering", from));
}

} // namespace tomato::lab
