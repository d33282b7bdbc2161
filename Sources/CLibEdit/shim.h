// libedit's native interface. Its calls are variadic, which Swift cannot import, so each one
// that the line editor needs is wrapped here under the name of what it does.
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <wchar.h>

/// An editor on the standard streams.
static inline EditLine *metapeft_editor(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}

typedef char *(*metapeft_prompt_function)(EditLine *);

/// The prompt; what stands between two bytes 1 takes no room on the screen.
static inline void metapeft_set_prompt(EditLine *editor, metapeft_prompt_function prompt) {
  el_set(editor, EL_PROMPT_ESC, prompt, '\1');
}

static inline void metapeft_set_editor(EditLine *editor, const char *name) {
  el_set(editor, EL_EDITOR, name);
}

/// The key bindings in use: "emacs" or "vi".
static inline const char *metapeft_editor_name(EditLine *editor) {
  const char *name = NULL;
  el_get(editor, EL_EDITOR, &name);
  return name;
}

static inline void metapeft_set_history(EditLine *editor, History *log) {
  el_set(editor, EL_HIST, history, log);
}

typedef unsigned char (*metapeft_key_function)(EditLine *, int);

/// Makes a function that keys can be bound to.
static inline void metapeft_add_function(
    EditLine *editor, const char *name, metapeft_key_function function) {
  el_set(editor, EL_ADDFN, name, name, function);
}

static inline void metapeft_bind(EditLine *editor, const char *keys, const char *command) {
  el_set(editor, EL_BIND, keys, command, NULL);
}

/// The same in the alternative map: the command mode of vi.
static inline void metapeft_bind_alternative(
    EditLine *editor, const char *keys, const char *command) {
  el_set(editor, EL_BIND, "-a", keys, command, NULL);
}

/// Where the editor takes its characters from: 1 for a character, 0 at the end, -1 to give up.
static inline void metapeft_set_reader(EditLine *editor, int (*reader)(EditLine *, wchar_t *)) {
  el_set(editor, EL_GETCFN, reader);
}

/// Puts the terminal in the state that editing needs.
static inline void metapeft_prepare_terminal(EditLine *editor) { el_set(editor, EL_PREP_TERM, 1); }

/// Draws prompt and line anew where the cursor stands.
static inline void metapeft_redraw(EditLine *editor) { el_set(editor, EL_REFRESH); }

static inline void metapeft_set_client(EditLine *editor, void *client) {
  el_set(editor, EL_CLIENTDATA, client);
}

static inline void *metapeft_client(EditLine *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

static inline void metapeft_history_size(History *log, int size) {
  HistEvent event;
  history(log, &event, H_SETSIZE, size);
  history(log, &event, H_SETUNIQUE, 1);
}

static inline void metapeft_history_add(History *log, const char *line) {
  HistEvent event;
  history(log, &event, H_ENTER, line);
}

int wcwidth(wchar_t);

/// The columns that a character takes; -1 when it cannot be shown.
static inline int metapeft_width(wchar_t character) { return wcwidth(character); }

/// The name of the character set that the locale has.
static inline const char *metapeft_charset(void) { return nl_langinfo(CODESET); }
