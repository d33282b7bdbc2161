// Where two processors are to each other, which decides what two threads are good for: prints how much
// of one's work two do (2: two cores; 1: two threads of one core), and how long a line of cache takes to
// the other and back (about 100 ns where they share a third-level cache, else some 400).
//
//     cc -O2 -march=native -pthread placement.c -o placement && ./placement
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

typedef float vector __attribute__((vector_size(64)));
enum { STEPS = 1000000, TRIPS = 20000 };

static _Alignas(128) atomic_int turn;
static _Alignas(128) atomic_int together;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static void pin(int processor) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(processor, &set);
  sched_setaffinity(0, sizeof set, &set);
}

// Multiplications and additions as fast as they go; what they took.
static double work(void) {
  vector x = {0}, y = {0};
  x += 0.999f, y += 1e-3f;
#define EACH(DO) DO(0) DO(1) DO(2) DO(3) DO(4) DO(5) DO(6) DO(7) DO(8) DO(9)
#define MAKE(N) vector sum##N = {0};
#define STEP(N) sum##N = sum##N * x + y;
#define KEEP(N) __asm__ volatile("" : : "x"(sum##N));
  EACH(MAKE)
  double start = now();
  for (int i = 0; i < STEPS; i++) { EACH(STEP) }
  double took = now() - start;
  EACH(KEEP)
  return took;
}

static void *other(void *unused) {
  pin(1);
  atomic_fetch_add(&together, 1);
  while (atomic_load(&together) < 2) {}
  work();
  for (int i = 0; i < TRIPS; i++) {
    while (atomic_load_explicit(&turn, memory_order_acquire) != 2 * i + 1) {}
    atomic_store_explicit(&turn, 2 * i + 2, memory_order_release);
  }
  return unused;
}

int main(void) {
  pin(0);
  work();
  double alone = work();
  pthread_t thread;
  if (pthread_create(&thread, 0, other, 0)) return 1;
  atomic_fetch_add(&together, 1);
  while (atomic_load(&together) < 2) {}
  double both = work();
  double start = now();
  for (int i = 0; i < TRIPS; i++) {
    atomic_store_explicit(&turn, 2 * i + 1, memory_order_release);
    while (atomic_load_explicit(&turn, memory_order_acquire) != 2 * i + 2) {}
  }
  double trip = (now() - start) / TRIPS;
  pthread_join(thread, 0);
  printf("%.2f %.0f\n", 2 * alone / both, trip);
}
