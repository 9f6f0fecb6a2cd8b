// SPDX-License-Identifier: GPL-3.0-or-later

// libpcap's compiler asks the system's resolver for every name in a filter, which may take seconds,
// ask a server on the network, and give another answer tomorrow. In this program (the one that
// compiles filters) an address is a number: these functions replace those of the C library, see
// getaddrinfo(3), getnetbyname(3), ether_hostton(3). Names of ports and protocols come from files
// and stay. Names of hosts are looked up before, by client::FilterNames.

#include <dlfcn.h>
#include <netdb.h>
#include <netinet/ether.h>

extern "C" int getaddrinfo(const char *node, const char *service, const addrinfo *hints,
                           addrinfo **results)
{
    using Function = int (*)(const char *, const char *, const addrinfo *, addrinfo **);
    static const auto real = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    addrinfo numeric = hints != nullptr ? *hints : addrinfo{};
    if (node != nullptr)
        numeric.ai_flags |= AI_NUMERICHOST;
    return real != nullptr ? real(node, service, &numeric, results) : EAI_SYSTEM;
}

extern "C" netent *getnetbyname(const char *)
{
    return nullptr;
}

// NOLINTNEXTLINE(readability-identifier-naming): the C library's
extern "C" int getnetbyname_r(const char *, netent *, char *, size_t, netent **result, int *error)
{
    *result = nullptr;
    *error = HOST_NOT_FOUND;
    return 0;
}

// NOLINTNEXTLINE(readability-identifier-naming): the C library's
extern "C" int ether_hostton(const char *, ether_addr *) noexcept
{
    return -1;
}
