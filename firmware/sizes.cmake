# Prints what the firmware takes of the ATmega328P, and fails when it grows beyond its goals.
execute_process(COMMAND ${SIZE} ${ELF} OUTPUT_VARIABLE table COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCH "\n *([0-9]+)[ \t]+([0-9]+)[ \t]+([0-9]+)" line "${table}")
math(EXPR flash "${CMAKE_MATCH_1} + ${CMAKE_MATCH_2}")
math(EXPR ram "${CMAKE_MATCH_2} + ${CMAKE_MATCH_3}")
message("roller.elf: flash ${flash} of 32256 bytes (goal 10240), RAM ${ram} of 2048 bytes (goal 768)")
if(flash GREATER 10240 OR ram GREATER 768)
  message(FATAL_ERROR "roller.elf is larger than its goals")
endif()
