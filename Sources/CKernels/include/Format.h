// Numbers as text, as C++ streams write them.
#ifndef CKERNELS_FORMAT_H
#define CKERNELS_FORMAT_H

// Writes `value` with `precision` significant digits, as printf's %g, and returns the length; at
// most 31 characters.
int ck_format_general(double value, int precision, char text[32]);

// Writes `value` with `precision` decimals, as printf's %f, and returns the length; at most
// `size` - 1 characters.
int ck_format_fixed(double value, int precision, char *text, int size);

#endif
