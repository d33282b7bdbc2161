// One pointer for each thread: TensorCore's state of that thread.
#ifndef CKERNELS_THREAD_SLOT_H
#define CKERNELS_THREAD_SLOT_H

extern _Thread_local void *ck_thread_slot;

static inline void *ck_thread_slot_get(void) { return ck_thread_slot; }
static inline void ck_thread_slot_set(void *value) { ck_thread_slot = value; }

#endif
