// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/neighbours.h"

#include <linux/neighbour.h>
#include <netlink/cache.h>
#include <netlink/route/neighbour.h>

#include <memory>

namespace tomato::lab {

Result<> forgetUnansweredNeighbours(NetlinkSocket &socket, int index)
{
    nl_cache *cache = nullptr;
    const int code = rtnl_neigh_alloc_cache(socket.handle(), &cache);
    const std::unique_ptr<nl_cache, decltype(&nl_cache_free)> all(cache, nl_cache_free);
    if (const auto asked = socket.result(code, "read the neighbours"); !asked)
        return asked;
    for (nl_object *each = nl_cache_get_first(cache); each != nullptr;
         each = nl_cache_get_next(each)) {
        auto *const found = reinterpret_cast<rtnl_neigh *>(each);
        const bool isUnanswered =
            (rtnl_neigh_get_state(found) & (NUD_INCOMPLETE | NUD_FAILED)) != 0;
        if (isUnanswered && rtnl_neigh_get_ifindex(found) == index)
            (void)rtnl_neigh_delete(socket.handle(), found, 0); // it may have gone by itself
    }
    return {};
}

} // namespace tomato::lab
