#include "Format.h"

#include <stdio.h>

int ck_format_general(double value, int precision, char text[32]) {
  return snprintf(text, 32, "%.*g", precision < 17 ? precision : 17, value);
}

int ck_format_fixed(double value, int precision, char *text, int size) {
  return snprintf(text, (size_t)size, "%.*f", precision, value);
}
