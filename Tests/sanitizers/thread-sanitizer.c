/*
 * What the thread sanitizer does not see on Linux by itself, made visible to it. Linked into the tests by
 * Tests/sanitizers/thread.sh, and into nothing else.
 *
 * 1. `Mutex` of Swift's Synchronization hands a contended lock over in the kernel (FUTEX_LOCK_PI). Without a word about
 *    it, everything that such a lock protects looks like a race.
 * 2. librdkafka makes its threads and locks by C11's <threads.h>, which the sanitizer does not follow: a thread that it has
 *    not seen begin crashes it. POSIX threads, which it follows, do the same work.
 */
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <threads.h>
#include <time.h>

void __tsan_acquire(void *address);
void __tsan_release(void *address);

/* Swift's Synchronization.Mutex */

#define MUTEX_SELF __attribute__((swift_context)) void *self

typedef __attribute__((swiftcall)) void (*lock_slow)(uint32_t thread_id, MUTEX_SELF);
typedef __attribute__((swiftcall)) void (*unlock_slow)(MUTEX_SELF);

__attribute__((swiftcall)) void synchronization_lock_slow(uint32_t thread_id, MUTEX_SELF)
    __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
__attribute__((swiftcall)) void synchronization_unlock_slow(MUTEX_SELF)
    __asm__("$s15Synchronization12_MutexHandleV11_unlockSlowyyF");

__attribute__((swiftcall)) void synchronization_lock_slow(uint32_t thread_id, MUTEX_SELF) {
    lock_slow original = (lock_slow)dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
    original(thread_id, self);
    __tsan_acquire(self);
}

__attribute__((swiftcall)) void synchronization_unlock_slow(MUTEX_SELF) {
    unlock_slow original = (unlock_slow)dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV11_unlockSlowyyF");
    __tsan_release(self);
    original(self);
}

/* C11 threads */

typedef struct {
    thrd_start_t function;
    void *argument;
} thread_start;

static void *run_thread(void *raw) {
    thread_start start = *(thread_start *)raw;
    free(raw);
    return (void *)(intptr_t)start.function(start.argument);
}

static int threads_result(int error) {
    switch (error) {
    case 0: return thrd_success;
    case ENOMEM: return thrd_nomem;
    case ETIMEDOUT: return thrd_timedout;
    case EBUSY: return thrd_busy;
    default: return thrd_error;
    }
}

int thrd_create(thrd_t *thread, thrd_start_t function, void *argument) {
    thread_start *start = malloc(sizeof *start);
    if (start == NULL) return thrd_nomem;
    *start = (thread_start){function, argument};
    int error = pthread_create(thread, NULL, run_thread, start);
    if (error != 0) free(start);
    return threads_result(error);
}

int thrd_join(thrd_t thread, int *result) {
    void *value = NULL;
    int error = pthread_join(thread, &value);
    if (error == 0 && result != NULL) *result = (int)(intptr_t)value;
    return threads_result(error);
}

int mtx_init(mtx_t *mutex, int type) {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    if (type & mtx_recursive) pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    int error = pthread_mutex_init((pthread_mutex_t *)mutex, &attributes);
    pthread_mutexattr_destroy(&attributes);
    return threads_result(error);
}

int mtx_lock(mtx_t *mutex) { return threads_result(pthread_mutex_lock((pthread_mutex_t *)mutex)); }
int mtx_unlock(mtx_t *mutex) { return threads_result(pthread_mutex_unlock((pthread_mutex_t *)mutex)); }
void mtx_destroy(mtx_t *mutex) { pthread_mutex_destroy((pthread_mutex_t *)mutex); }

int cnd_init(cnd_t *condition) { return threads_result(pthread_cond_init((pthread_cond_t *)condition, NULL)); }
int cnd_signal(cnd_t *condition) { return threads_result(pthread_cond_signal((pthread_cond_t *)condition)); }
int cnd_broadcast(cnd_t *condition) { return threads_result(pthread_cond_broadcast((pthread_cond_t *)condition)); }
void cnd_destroy(cnd_t *condition) { pthread_cond_destroy((pthread_cond_t *)condition); }

int cnd_wait(cnd_t *condition, mtx_t *mutex) {
    return threads_result(pthread_cond_wait((pthread_cond_t *)condition, (pthread_mutex_t *)mutex));
}

int cnd_timedwait(cnd_t *restrict condition, mtx_t *restrict mutex, const struct timespec *restrict deadline) {
    return threads_result(pthread_cond_timedwait((pthread_cond_t *)condition, (pthread_mutex_t *)mutex, deadline));
}
