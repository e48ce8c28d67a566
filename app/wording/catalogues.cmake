# assets/locale/de.po to <build>/share/locale/de/LC_MESSAGES/rolltakt.mo, installed to share/locale.
find_program(MSGFMT msgfmt REQUIRED)
set(locale_source ${PROJECT_SOURCE_DIR}/assets/locale)
set(catalogue_folder ${PROJECT_BINARY_DIR}/share/locale/de/LC_MESSAGES)
file(MAKE_DIRECTORY ${catalogue_folder})

add_custom_command(
  OUTPUT ${catalogue_folder}/rolltakt.mo
  COMMAND ${MSGFMT} --check-format --check-domain -o ${catalogue_folder}/rolltakt.mo ${locale_source}/de.po
  DEPENDS ${locale_source}/de.po
  COMMENT "German catalogue")
add_custom_target(catalogues ALL DEPENDS ${catalogue_folder}/rolltakt.mo)
add_dependencies(wording catalogues)
install(DIRECTORY ${PROJECT_BINARY_DIR}/share/locale DESTINATION share)

# Merges new, changed and dropped texts of app/ into de.po; fill in the empty ones by hand.
add_custom_target(locale_update COMMAND ${locale_source}/update)
