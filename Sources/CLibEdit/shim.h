// libedit's native interface. Its calls are variadic, which Swift cannot import, so each one
// that the line editor needs is wrapped here.
#include <histedit.h>
#include <locale.h>
