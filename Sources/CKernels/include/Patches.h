// The patches that a convolution's kernel sees, as rows, and their adjoint.
#ifndef CKERNELS_PATCHES_H
#define CKERNELS_PATCHES_H

#include <stddef.h>

// An input of [batch, size[0], size[1], size[2], channels], seen through a kernel at out[0] · out[1] ·
// out[2] places. Position p of axis i in output place o reads input place
// o · stride[i] + p · dilation[i] − padding[i]; outside the input it reads 0.
typedef struct {
  size_t batch, channels;
  size_t size[3], out[3], kernel[3], stride[3], dilation[3], padding[3];
  // The channels that are copied: `part` of them from `first`.
  size_t first, part;
} ck_patches;

#endif
