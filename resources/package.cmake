# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian package that `./dev package` makes.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tomato-desktop)
set(CPACK_PACKAGE_CONTACT "ToMaTo Desktop developers <tomato-desktop@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "desktop editor for network labs with packet capturing")
set(CPACK_PACKAGE_DESCRIPTION
"Draw a topology, start it as a lab on this machine without root, and capture packets on any
connection from the outside: as rotating pcap files for download, or live in Wireshark.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "util-linux, iproute2, netbase")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "iputils-ping, netcat-openbsd, passt, nftables, adwaita-icon-theme, wireshark")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "tshark, tcpreplay")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
