#include "CKernels.h"

_Thread_local void *ck_thread_slot = 0;
