#include "Patches.h"
#include "Steps.h"

#include <string.h>

// Calls BODY with `at`, the input's element of a place and position, or −1 outside, and `row`, the
// element of the rows. Returns early at a stop; who asked for the patches sees the flag too.
#define EACH_POSITION(BODY)                                                                       \
  size_t row = 0;                                                                                 \
  for (size_t b = 0; b < p->batch; b++)                                                           \
    for (size_t o0 = 0; o0 < p->out[0]; o0++)                                                     \
      for (size_t o1 = 0; o1 < p->out[1]; o1++) {                                                 \
        if (ck_stop_is_requested()) return;                                                       \
        for (size_t o2 = 0; o2 < p->out[2]; o2++)                                                 \
          for (size_t k0 = 0; k0 < p->kernel[0]; k0++) {                                          \
            size_t x0 = o0 * p->stride[0] + k0 * p->dilation[0] - p->padding[0];                  \
            for (size_t k1 = 0; k1 < p->kernel[1]; k1++) {                                        \
              size_t x1 = o1 * p->stride[1] + k1 * p->dilation[1] - p->padding[1];                \
              for (size_t k2 = 0; k2 < p->kernel[2]; k2++, row += p->part) {                      \
                size_t x2 = o2 * p->stride[2] + k2 * p->dilation[2] - p->padding[2];              \
                /* A place before the input wraps around and is beyond it too. */                 \
                int inside = x0 < p->size[0] && x1 < p->size[1] && x2 < p->size[2];               \
                size_t at = (((b * p->size[0] + x0) * p->size[1] + x1) * p->size[2] + x2) *       \
                                p->channels +                                                     \
                            p->first;                                                             \
                BODY                                                                              \
              }                                                                                   \
            }                                                                                     \
          }                                                                                       \
      }

void ck_patches_gather(const ck_patches *p, const float *input, float *rows) {
  size_t bytes = p->part * sizeof *rows;
  EACH_POSITION(if (inside) memcpy(rows + row, input + at, bytes); else memset(rows + row, 0, bytes);)
}

void ck_patches_scatter(const ck_patches *p, const float *rows, float *input) {
  memset(input, 0,
         p->batch * p->size[0] * p->size[1] * p->size[2] * p->channels * sizeof *input);
  EACH_POSITION(if (inside) for (size_t c = 0; c < p->part; c++) input[at + c] += rows[row + c];)
}
