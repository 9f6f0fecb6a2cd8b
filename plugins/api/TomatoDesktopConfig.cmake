# find_package(TomatoDesktop) gives TomatoDesktop::PluginApi: link a module with it, and it is a plugin.
include(CMakeFindDependencyMacro)
find_dependency(Qt6 6.4 COMPONENTS Core Network Widgets)
find_dependency(Threads)
# The libraries that read journeys use these; a plugin that reads none needs none of these.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  foreach(module PCAP=libpcap QUAZIP=quazip1-qt6 ARCHIVE=libarchive ISAL=libisal XXHASH=libxxhash)
    string(REPLACE "=" ";" module ${module})
    list(GET module 0 prefix)
    list(GET module 1 name)
    pkg_check_modules(${prefix} QUIET IMPORTED_TARGET ${name})
  endforeach()
endif()
include(${CMAKE_CURRENT_LIST_DIR}/TomatoDesktopTargets.cmake)
# Where the editor of this installation looks for plugins.
get_filename_component(TomatoDesktop_PLUGIN_DIR ${CMAKE_CURRENT_LIST_DIR}/../../tomato-desktop/plugins ABSOLUTE)
