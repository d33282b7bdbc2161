#include "SharedSteps.h"
#include "Pause.h"

#include <sched.h>

// Looks at what others do before a thread takes what is another's share: about a microsecond.
enum { COURTESY = 60 };

void ck_shared_start(ck_shared_steps *s) {
  s->run++;
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

static inline size_t done(const ck_shared_steps *s) {
  return __atomic_load_n(&s->done, __ATOMIC_ACQUIRE);
}

// Waits until so many tickets are done.
static inline void await(const ck_shared_steps *s, size_t count) {
  for (size_t looks = 0; done(s) < count; looks++) {
    if (looks < s->patience)
      ck_pause();
    else
      sched_yield();
  }
}

static inline int is_free(const ck_shared_steps *s, const ck_ticket *ticket) {
  return __atomic_load_n(&ticket->taken, __ATOMIC_RELAXED) != s->run;
}

// Runs tickets from `first` to `end` that nobody has taken.
static void run_free(ck_shared_steps *s, size_t first, size_t end) {
  for (ck_ticket *ticket = s->tickets + first; ticket < s->tickets + end; ticket++) {
    if (!is_free(s, ticket) ||
        __atomic_exchange_n(&ticket->taken, s->run, __ATOMIC_RELAXED) == s->run)
      continue;
    if (__atomic_load_n(&s->failed, __ATOMIC_RELAXED) < 0) {
      size_t ran = ck_run(s->steps + ticket->first, ticket->count);
      if (ran < ticket->count) note_failure(s, (ptrdiff_t)(ticket->first + ran));
    }
    __atomic_fetch_add(&s->done, 1, __ATOMIC_RELEASE);
  }
}

void ck_shared_work(ck_shared_steps *s, size_t worker, size_t workers) {
  for (const ck_phase *phase = s->phases; phase < s->phases + s->phase_count; phase++) {
    size_t first = phase->first, count = phase->count, end = first + count;
    await(s, first);
    run_free(s, first + worker * count / workers, first + (worker + 1) * count / workers);
    for (int looks = 0; looks < COURTESY && done(s) < end; looks++) ck_pause();
    if (done(s) < end) run_free(s, first, end);
    if (phase + 1 == s->phases + s->phase_count) await(s, end);
  }
}

ptrdiff_t ck_shared_failure(const ck_shared_steps *s) {
  return __atomic_load_n(&s->failed, __ATOMIC_RELAXED);
}
