# find_package(TomatoDesktop) gives TomatoDesktop::PluginApi: link a module with it, and it is a plugin.
include(CMakeFindDependencyMacro)
find_dependency(Qt6 6.4 COMPONENTS Core Network Widgets)
find_dependency(Threads)
include(${CMAKE_CURRENT_LIST_DIR}/TomatoDesktopTargets.cmake)
# Where the editor of this installation looks for plugins.
get_filename_component(TomatoDesktop_PLUGIN_DIR ${CMAKE_CURRENT_LIST_DIR}/../../tomato-desktop/plugins ABSOLUTE)
