// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/framenumberfilter.h"

#include "app/lab/netlink/tablebatch.h"

#include <linux/netfilter.h>
#include <net/if.h>

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace tomato::lab {

namespace {

constexpr std::uint32_t Register = NFT_REG32_00;
constexpr std::uint32_t MaxFrames = std::numeric_limits<std::uint32_t>::max();
/// The set of a batch, for the rule in it that looks numbers up there.
constexpr std::uint32_t SetInBatch = 1;

/// Frames are lost whose draw is below.
std::uint32_t thresholdOf(double lossPercent)
{
    return static_cast<std::uint32_t>(
        std::clamp(std::round(lossPercent / 100 * MaxFrames), 0.0, double{MaxFrames}));
}

std::string countingChain(int device)
{
    return "count" + std::to_string(device);
}
std::string crossingChain(int device)
{
    return "cross" + std::to_string(device);
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

void addDraw(TableBatch &batch, const std::string &chain, const NumberedLoss &loss)
{
    batch.addRule(chain, [&](nl_msg *rule) {
        putMark(rule, NFTA_META_DREG);
        putExpression(rule, "hash", [&] {
            putNumber(rule, NFTA_HASH_SREG, Register);
            putNumber(rule, NFTA_HASH_DREG, Register);
            putNumber(rule, NFTA_HASH_LEN, sizeof(std::uint32_t));
            putNumber(rule, NFTA_HASH_MODULUS, MaxFrames);
            putNumber(rule, NFTA_HASH_SEED, loss.seed);
            putNumber(rule, NFTA_HASH_TYPE, NFT_HASH_JENKINS);
        });
        putByteOrder(rule);
        putExpression(rule, "cmp", [&] {
            putNumber(rule, NFTA_CMP_SREG, Register);
            putNumber(rule, NFTA_CMP_OP, NFT_CMP_LT);
            putValue(rule, NFTA_CMP_DATA, htonl(thresholdOf(loss.lossPercent)));
        });
        putVerdict(rule, NF_DROP);
    });
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
        putExpression(rule, "immediate", [&] {
            putNumber(rule, NFTA_IMMEDIATE_DREG, Register);
            putValue(rule, NFTA_IMMEDIATE_DATA, static_cast<std::uint32_t>(passage.to));
        });
        const int attribute = passage.disowns ? int{NFTA_DUP_SREG_DEV} : int{NFTA_FWD_SREG_DEV};
        putExpression(rule, passage.disowns ? "dup" : "fwd",
                      [&] { putNumber(rule, attribute, Register); });
        if (passage.disowns)
            putVerdict(rule, NF_DROP);
    });
}

void addChains(TableBatch &batch, int device)
{
    std::array<char, IF_NAMESIZE> name{};
    (void)if_indextoname(static_cast<unsigned>(device), name.data());
    batch.addTable();
    (void)batch.addChain(NFT_MSG_NEWCHAIN, crossingChain(device));
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

Result<> passByNumber(int from, const NumberedPassage &passage, const NumberedLoss &loss)
{
    TableBatch batch;
    addChains(batch, from);
    const std::string counting = countingChain(from);
    batch.clearChain(counting);
    batch.clearChain(crossingChain(from));
    addNumbering(batch, counting);
    if (!loss.dropped.empty())
        addList(batch, counting, loss.dropped);
    if (loss.lossPercent >= 100)
        batch.addRule(counting, [](nl_msg *rule) { putVerdict(rule, NF_DROP); });
    else if (loss.lossPercent > 0)
        addDraw(batch, counting, loss);
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
    batch.clearChain(countingChain(from));
    batch.clearChain(crossingChain(from));
    (void)batch.addChain(NFT_MSG_DELCHAIN, countingChain(from));
    (void)batch.addChain(NFT_MSG_DELCHAIN, crossingChain(from));
    return batch.send(doing("stop numbering", from));
}

/// One word, hashed as jhash() in the kernel's include/linux/jhash.h does (Bob Jenkins, lookup3).
static std::uint32_t jenkinsHash(std::uint32_t word, std::uint32_t seed)
{
    constexpr std::uint32_t Initial = 0xdeadbeef;
    std::uint32_t a = Initial + sizeof word + seed;
    std::uint32_t b = a;
    std::uint32_t c = a;
    a += word;
    const auto mix = [](std::uint32_t &changed, std::uint32_t by, int bits) {
        changed ^= by;
        changed -= std::rotl(by, bits);
    };
    mix(c, b, 14);
    mix(a, c, 11);
    mix(b, a, 25);
    mix(c, b, 16);
    mix(a, c, 4);
    mix(b, a, 14);
    mix(c, b, 24);
    return c;
}

bool isLostByChance(std::uint32_t number, double lossPercent, std::uint32_t seed)
{
    if (lossPercent >= 100)
        return true;
    const std::uint64_t drawn = std::uint64_t{jenkinsHash(number, seed)} * MaxFrames >> 32;
    return drawn < thresholdOf(lossPercent);
}

} // namespace tomato::lab
