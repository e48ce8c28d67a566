// LD_PRELOAD library that makes a pseudo-terminal look like a USB serial port, so that
// libserialport's own code runs in tests without hardware: it lists, opens, configures and reads
// the "port".
//
//   ROLLTAKT_SERIAL_SHIM=DIR LD_PRELOAD=libserial_shim.so PROGRAM
//
// Every path below /sys/class/tty and every /dev/ttyUSB* is looked up below DIR instead;
// DIR/dev/ttyUSB9 is a symbolic link to the pseudo-terminal (fake_ports.h builds such a folder).
// Modem lines, which a pseudo-terminal has not, answer as if all was well. A sanitized program
// needs ASAN_OPTIONS=verify_asan_link_order=0 besides.
#define _GNU_SOURCE // NOLINT(bugprone-reserved-identifier)
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define NEXT(type, name) ((type)next_of(name))

static void* next_of(const char* name) { return dlsym(RTLD_NEXT, name); }

static int begins_with(const char* path, const char* with) {
    return strncmp(path, with, strlen(with)) == 0;
}

// The path itself, or its place below DIR, written to `room`.
static const char* mapped(const char* path, char room[PATH_MAX]) {
    const char* dir = getenv("ROLLTAKT_SERIAL_SHIM");
    if (dir == NULL || path == NULL) return path;
    if (!begins_with(path, "/sys/class/tty") && !begins_with(path, "/dev/ttyUSB")) return path;
    if (snprintf(room, PATH_MAX, "%s%s", dir, path) >= PATH_MAX) return path;
    return room;
}

typedef int (*open_type)(const char*, int, ...);
typedef int (*checked_open_type)(const char*, int);
typedef int (*stat_type)(const char*, struct stat*);
typedef int (*old_stat_type)(int, const char*, struct stat*);
typedef ssize_t (*readlink_type)(const char*, char*, size_t);
typedef FILE* (*fopen_type)(const char*, const char*);
typedef DIR* (*opendir_type)(const char*);
typedef int (*access_type)(const char*, int);
typedef int (*ioctl_type)(int, unsigned long, ...);

#define OPEN(name)                                                                                 \
    int name(const char* path, int flags, ...) {                                                   \
        char room[PATH_MAX];                                                                       \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        const int mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, int) : 0;             \
        va_end(more);                                                                              \
        return NEXT(open_type, #name)(mapped(path, room), flags, mode);                            \
    }
OPEN(open)
OPEN(open64)

#define CHECKED_OPEN(name)                                                                         \
    int name(const char* path, int flags);                                                         \
    int name(const char* path, int flags) {                                                        \
        char room[PATH_MAX];                                                                       \
        return NEXT(checked_open_type, #name)(mapped(path, room), flags);                          \
    }
CHECKED_OPEN(__open_2)
CHECKED_OPEN(__open64_2)

#define STAT(name)                                                                                 \
    int name(const char* restrict path, struct stat* restrict status) {                            \
        char room[PATH_MAX];                                                                       \
        return NEXT(stat_type, #name)(mapped(path, room), status);                                 \
    }
STAT(stat)
STAT(lstat)

#define OLD_STAT(name)                                                                             \
    int name(int version, const char* path, struct stat* status);                                  \
    int name(int version, const char* path, struct stat* status) {                                 \
        char room[PATH_MAX];                                                                       \
        return NEXT(old_stat_type, #name)(version, mapped(path, room), status);                    \
    }
OLD_STAT(__xstat)
OLD_STAT(__lxstat)

ssize_t readlink(const char* restrict path, char* restrict into, size_t size) {
    char room[PATH_MAX];
    return NEXT(readlink_type, "readlink")(mapped(path, room), into, size);
}

#define FOPEN(name)                                                                                \
    FILE* name(const char* restrict path, const char* restrict mode) {                             \
        char room[PATH_MAX];                                                                       \
        return NEXT(fopen_type, #name)(mapped(path, room), mode);                                  \
    }
FOPEN(fopen)
FOPEN(fopen64)

DIR* opendir(const char* path) {
    char room[PATH_MAX];
    return NEXT(opendir_type, "opendir")(mapped(path, room));
}

int access(const char* path, int mode) {
    char room[PATH_MAX];
    return NEXT(access_type, "access")(mapped(path, room), mode);
}

int ioctl(int descriptor, unsigned long request, ...) {
    va_list more;
    va_start(more, request);
    void* argument = va_arg(more, void*);
    va_end(more);
    const int result = NEXT(ioctl_type, "ioctl")(descriptor, request, argument);
    if (result == 0 || (errno != ENOTTY && errno != EINVAL)) return result;
    if (request == TIOCMGET) {
        *(int*)argument = TIOCM_DTR | TIOCM_RTS | TIOCM_CTS | TIOCM_DSR | TIOCM_CAR;
        return 0;
    }
    return request == TIOCMSET || request == TIOCMBIS || request == TIOCMBIC ? 0 : result;
}
