#include "CAllocations.h"

#include <errno.h>
#include <stddef.h>

#if defined(__GLIBC__)

// glibc lets a program define these functions in place of its own, and keeps its own under the names below. The count
// belongs to the thread: what a background thread allocates is not the measured operation's, and no two threads share it.

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static __thread uint64_t count;

void *malloc(size_t size) {
    count++;
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    count++;
    return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
    count++;
    return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
    count++;
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    count++;
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    count++;
    *block = __libc_memalign(alignment, size);
    return *block == NULL ? ENOMEM : 0;
}

bool counts_allocations(void) { return true; }

uint64_t allocation_count(void) { return count; }

#else

bool counts_allocations(void) { return false; }

uint64_t allocation_count(void) { return 0; }

#endif
