# What a desktop needs of an installed player, and a Debian package: "cpack -G DEB" in the build.
set(desktop_files ${PROJECT_SOURCE_DIR}/assets/desktop)
install(FILES ${desktop_files}/rolltakt.desktop DESTINATION share/applications)
install(FILES ${desktop_files}/rolltakt.metainfo.xml DESTINATION share/metainfo)
install(FILES ${desktop_files}/rolltakt.mime.xml DESTINATION share/mime/packages
        RENAME rolltakt.xml)
install(FILES ${desktop_files}/rolltakt.svg DESTINATION share/icons/hicolor/scalable/apps)
install(FILES ${PROJECT_SOURCE_DIR}/assets/schemas/export.json DESTINATION share/rolltakt/schemas)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION share/doc/rolltakt RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME rolltakt)
set(CPACK_PACKAGE_VENDOR "The Rolltakt authors")
set(CPACK_PACKAGE_CONTACT "The Rolltakt authors <rolltakt@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "guided slow rolling on a foam roller that measures force")
set(CPACK_PACKAGE_DESCRIPTION
    "Guides through slow rolling on a foam roller, shows force and pace against their bands and keeps
the history on this computer. Works with a roller of one's own, a simulated one, and none.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded or started, not linked: letters, time zones, software OpenGL; voice and
# reminders on the screen may be missing.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-inter, tzdata, libgl1-mesa-dri, libegl1")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "espeak-ng, libnotify-bin")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
