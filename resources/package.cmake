# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian packages that `./dev package` makes: the programs, and what it takes to make plugins.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tomato-desktop)
set(CPACK_PACKAGE_CONTACT "ToMaTo Desktop developers <tomato-desktop@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL Runtime Development)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME tomato-desktop)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION
"desktop editor for network labs with packet capturing
Draw a topology, start it as a lab on this machine without root, and capture packets on any
connection from the outside: as rotating pcap files for download, or live in Wireshark.")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION net)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS "util-linux, iproute2, netbase")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_RECOMMENDS "iputils-ping, netcat-openbsd, passt, nftables, udhcpc, dnsmasq-base, bubblewrap, adwaita-icon-theme, qt6-translations-l10n, wireshark")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SUGGESTS "tshark, tcpreplay")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME tomato-desktop-dev)
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
"interfaces for plugins of ToMaTo Desktop
Headers and libraries to make plugins with, as a CMake package: find_package(TomatoDesktop).")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "cmake, qt6-base-dev, libpcap-dev, libexpected-dev, pkg-config")
include(CPack)
