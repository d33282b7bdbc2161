#include "SharedSteps.h"
#include "Pause.h"

#include <sched.h>

// Looks at what others do before a thread lets another have its processor: some tens of microseconds.
enum { PATIENCE = 2000 };

void ck_shared_start(ck_shared_steps *s) {
  s->taken = 0;
  s->done = 0;
  s->failed = -1;
}

static void note_failure(ck_shared_steps *s, ptrdiff_t step) {
  ptrdiff_t known = __atomic_load_n(&s->failed, __ATOMIC_RELAXED);
  while ((known < 0 || step < known) &&
         !__atomic_compare_exchange_n(&s->failed, &known, step, 1, __ATOMIC_RELAXED,
                                      __ATOMIC_RELAXED)) {
  }
}

void ck_shared_work(ck_shared_steps *s) {
  for (;;) {
    size_t number = __atomic_fetch_add(&s->taken, 1, __ATOMIC_RELAXED);
    if (number >= s->count) return;
    const ck_ticket *ticket = s->tickets + number;
    for (int looks = 0; __atomic_load_n(&s->done, __ATOMIC_ACQUIRE) < ticket->after;) {
      if (looks < PATIENCE) {
        looks++;
        ck_pause();
      } else {
        sched_yield();
      }
    }
    if (__atomic_load_n(&s->failed, __ATOMIC_RELAXED) < 0) {
      size_t ran = ck_run(s->steps + ticket->first, ticket->count);
      if (ran < ticket->count) note_failure(s, (ptrdiff_t)(ticket->first + ran));
    }
    __atomic_fetch_add(&s->done, 1, __ATOMIC_RELEASE);
  }
}

ptrdiff_t ck_shared_failure(const ck_shared_steps *s) {
  return __atomic_load_n(&s->failed, __ATOMIC_RELAXED);
}
