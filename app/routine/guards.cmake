# toml++ is compiled into one file of ours, with its asserts throwing; its shared library, whose asserts
# stop the process, is not linked. What it marks as unreachable is reached by broken input and then
# caught, which is no finding of the sanitizer.
set_source_files_properties(routine/toml_text.cpp PROPERTIES COMPILE_OPTIONS -fno-sanitize=unreachable)
