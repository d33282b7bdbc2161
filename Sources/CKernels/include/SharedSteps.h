// A list of steps that several threads run together.
#ifndef CKERNELS_SHARED_STEPS_H
#define CKERNELS_SHARED_STEPS_H

#include "Steps.h"

// Some steps that one thread runs, one after the other, once the first `after` tickets have been done.
typedef struct {
  size_t first, count;
  size_t after;
} ck_ticket;

// Threads take tickets in order, and none waits for a thread that has not come: each ticket depends only
// on those before it, which are taken.
typedef struct {
  const ck_step *steps;
  const ck_ticket *tickets;
  size_t count;
  // What changes while it runs, on cache lines of their own: tickets taken, tickets done, and the first
  // step that ended early.
  char before_taken[64];
  size_t taken;
  char before_done[64];
  size_t done;
  char before_failed[64];
  ptrdiff_t failed;
} ck_shared_steps;

// Makes a list ready to be run, by a thread that lets others see it only after this.
void ck_shared_start(ck_shared_steps *shared);

// What each thread does; where it returns, every ticket has been taken. After a step that ended early no
// other begins.
void ck_shared_work(ck_shared_steps *shared);

// After all threads have returned: the first step that ended early, else −1.
ptrdiff_t ck_shared_failure(const ck_shared_steps *shared);

#endif
