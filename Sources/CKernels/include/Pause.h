// What a thread does between two looks at something that another thread is about to change.
#ifndef CKERNELS_PAUSE_H
#define CKERNELS_PAUSE_H

static inline void ck_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

#endif
