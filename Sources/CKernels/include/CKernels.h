// The inner loops that need the processor's vector units, and the thread-local pointer that Swift
// has no word for. One body a kernel, compiled for each processor level; see Levels.h.
#ifndef CKERNELS_H
#define CKERNELS_H

#include "Format.h"
#include "Kernels.h"
#include "Patches.h"
#include "Pause.h"
#include "SharedSteps.h"
#include "Steps.h"
#include "ThreadSlot.h"

#endif
