// libedit's native interface. Its calls are variadic, which Swift cannot import, so each one
// that the line editor needs is wrapped here under the name of what it does.
#include <histedit.h>
#include <locale.h>
#include <stdio.h>

/// An editor on the standard streams.
static inline EditLine *metapeft_editor(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}

typedef char *(*metapeft_prompt_function)(EditLine *);

static inline void metapeft_set_prompt(EditLine *editor, metapeft_prompt_function prompt) {
  el_set(editor, EL_PROMPT_ESC, prompt, '\1');
}

static inline void metapeft_set_editor(EditLine *editor, const char *name) {
  el_set(editor, EL_EDITOR, name);
}

static inline void metapeft_set_history(EditLine *editor, History *log) {
  el_set(editor, EL_HIST, history, log);
}

static inline void metapeft_bind(EditLine *editor, const char *keys, const char *command) {
  el_set(editor, EL_BIND, keys, command, NULL);
}

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

static inline int metapeft_history_load(History *log, const char *path) {
  HistEvent event;
  return history(log, &event, H_LOAD, path);
}

static inline int metapeft_history_save(History *log, const char *path) {
  HistEvent event;
  return history(log, &event, H_SAVE, path);
}
