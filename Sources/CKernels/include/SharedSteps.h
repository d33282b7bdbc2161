// A list of steps that several threads run together.
#ifndef CKERNELS_SHARED_STEPS_H
#define CKERNELS_SHARED_STEPS_H

#include "Steps.h"

// Some steps that one thread runs, one after the other.
typedef struct {
  size_t first, count;
  size_t taken;  // the number of the run in which a thread took it
  char apart[64 - 3 * sizeof(size_t)];
} ck_ticket;

// Tickets that do not depend on each other, but on all those before them.
typedef struct {
  size_t first, count;
} ck_phase;

// Each thread takes its own share of a phase's tickets, the same share in every phase, so that what it
// wrote is in its cache when it reads it; then those that nobody has taken. So none waits for a thread
// that has not come.
typedef struct {
  const ck_step *steps;
  ck_ticket *tickets;
  const ck_phase *phases;
  size_t phase_count;
  // How often a thread looks whether the others are done before it lets a stranger have its processor,
  // which may keep it for milliseconds.
  size_t patience;
  // What changes, on cache lines of its own: the number of this run, the tickets done in it, and the
  // first step that ended early.
  char before_run[64];
  size_t run;
  char before_done[64];
  size_t done;
  char before_failed[64];
  ptrdiff_t failed;
} ck_shared_steps;

// Makes a list ready to be run, by a thread that lets others see it only after this.
void ck_shared_start(ck_shared_steps *shared);

// What thread `worker` of `workers` does; where it returns, every ticket has been done. After a step
// that ended early no other begins.
void ck_shared_work(ck_shared_steps *shared, size_t worker, size_t workers);

// After all threads have returned: the first step that ended early, else −1.
ptrdiff_t ck_shared_failure(const ck_shared_steps *shared);

#endif
