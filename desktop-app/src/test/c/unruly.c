/* A PKCS#11 module that does what SoftHSM does, but for what the file beside it says: MODULE.does holds lines of
 * "FUNCTION ACTION". Each call is named in MODULE.calls. Built and used by obreia.fixtures.softhsm.UnrulyModule. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FUNCTIONS 68
typedef unsigned long word;
typedef word (*function)(word, word, word, word, word, word);

/* CK_FUNCTION_LIST: a version, padded to a word, then pointers. */
struct list { word version; function functions[FUNCTIONS]; };

static struct list real, ours;

static void beside(char *path, size_t size, const char *ending) {
    Dl_info self;
    dladdr((void *)&beside, &self);
    snprintf(path, size, "%s%s", self.dli_fname, ending);
}

static void told(const char *format, const char *name, long number) {
    char path[4096], line[256];
    beside(path, sizeof path, ".calls");
    int length = snprintf(line, sizeof line, format, name, number);
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (file >= 0) {
        if (write(file, line, (size_t)length) != length) abort();
        close(file);
    }
}

static int asked(const char *name, char action[64]) {
    char path[4096], wanted[64];
    beside(path, sizeof path, ".does");
    FILE *file = fopen(path, "r");
    int found = 0;
    while (file && !found && fscanf(file, "%63s %63s", wanted, action) == 2) found = strcmp(wanted, name) == 0;
    if (file) fclose(file);
    return found;
}

static word act(int place, const char *name, word a, word b, word c, word d, word e, word f) {
    char action[64];
    told("%s\n", name, 0);
    int found = asked(name, action);
    while (found && !strcmp(action, "waits")) { /* for a person at the keys of the reader, or in its own window */
        usleep(20000);
        found = asked(name, action);
    }
    if (found) {
        if (!strcmp(action, "crash")) *(volatile int *)0 = 1;
        if (!strcmp(action, "exit")) _exit(0);
        if (!strcmp(action, "spawn")) { /* as one does that opens a window, and hangs */
            pid_t other = fork();
            if (other == 0) { execlp("sleep", "sleep", "600", (char *)0); _exit(1); }
            told("%s %ld\n", "spawned", other);
            for (;;) pause();
        }
        if (!strcmp(action, "hang")) for (;;) pause();
        if (!strcmp(action, "babble")) { puts("{\"is\":\"signed\",\"signature\":\"AAAA\"}"); fflush(stdout); for (;;) pause(); }
        if (!strcmp(action, "chatter")) { printf("debug: %s\nand half a line", name); fflush(stdout); }
        if (!strcmp(action, "pull")) { /* the card is gone from now on: CKR_DEVICE_REMOVED */
            char path[4096];
            beside(path, sizeof path, ".does");
            FILE *file = fopen(path, "w");
            fputs("C_GetSlotList empty\n", file);
            fclose(file);
            return 0x32;
        }
        if (!strcmp(action, "empty")) { *(word *)c = 0; return 0; }
        if (!strcmp(action, "pinpad") || !strcmp(action, "window")) {
            word code = real.functions[place](a, b, c, d, e, f);
            word *flags = (word *)(b + 96);
            *flags = !strcmp(action, "pinpad") ? *flags | 0x100 : *flags & ~(word)0x4;
            return code;
        }
        if (!strncmp(action, "types:", 6)) return real.functions[place](a, b, (word)(action + 6), strlen(action + 6), e, f);
        if (!strncmp(action, "login:", 6)) { /* software of the card that asks for the PIN itself */
            word code = real.functions[place](a, b, c, d, e, f);
            if (!code) real.functions[18](*(word *)e, 1, (word)(action + 6), strlen(action + 6), 0, 0);
            return code;
        }
        if (action[0] >= '0' && action[0] <= '9') return strtoul(action, 0, 0);
    }
    return real.functions[place](a, b, c, d, e, f);
}

#define WRAP(place, name) \
    static word my_##name(word a, word b, word c, word d, word e, word f) { return act(place, #name, a, b, c, d, e, f); }
WRAP(0, C_Initialize)
WRAP(4, C_GetSlotList)
WRAP(6, C_GetTokenInfo)
WRAP(12, C_OpenSession)
WRAP(18, C_Login)
WRAP(43, C_Sign)

word C_GetFunctionList(struct list **out) {
    void *softhsm = dlopen(SOFTHSM, RTLD_NOW | RTLD_LOCAL);
    if (!softhsm) return 5;
    word (*get)(struct list **) = (word (*)(struct list **))dlsym(softhsm, "C_GetFunctionList");
    struct list *theirs;
    word code = get(&theirs);
    if (code) return code;
    memcpy(&real, theirs, sizeof real);
    memcpy(&ours, theirs, sizeof ours);
    ours.functions[0] = my_C_Initialize;
    ours.functions[4] = my_C_GetSlotList;
    ours.functions[6] = my_C_GetTokenInfo;
    ours.functions[12] = my_C_OpenSession;
    ours.functions[18] = my_C_Login;
    ours.functions[43] = my_C_Sign;
    *out = &ours;
    return 0;
}
