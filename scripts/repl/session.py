"""`metapeft repl` on a pseudo-terminal: types, waits, reads the screen."""

import codecs
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import tempfile
import termios
import time
from pathlib import Path

from screen import Screen

WAIT = 30.0
PROMPT = re.compile(r"^In \[(\d+)\]: ?(.*)$")

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
HOME, END, DELETE = "\x1b[H", "\x1b[F", "\x1b[3~"


class Session:
    """One conversation, in folders of its own."""

    binary = ""

    def __init__(
        self,
        columns: int = 80,
        rows: int = 24,
        home: Path | None = None,
        files: dict[str, str] | None = None,
        arguments: tuple[str, ...] = (),
        **environment: str,
    ) -> None:
        self.owns_home = home is None
        self.home = home or Path(tempfile.mkdtemp(prefix="metapeft-repl-"))
        self.work = self.home / "work"
        self.work.mkdir(exist_ok=True)
        for name, text in (files or {}).items():
            path = self.home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        variables = {
            "HOME": str(self.home),
            "PATH": os.environ["PATH"],
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "OPENBLAS_NUM_THREADS": "1",
        }
        variables.update(environment)
        self.screen = Screen(columns, rows)
        self.raw = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(self.work)
            size = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execve(self.binary, [self.binary, "repl", *arguments], variables)
        fcntl.ioctl(
            self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0)
        )
        self.status: int | None = None

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process if it still runs and removes its folders."""
        if self.status is None:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
            self.status = -9
        os.close(self.terminal)
        if self.owns_home:
            shutil.rmtree(self.home, ignore_errors=True)

    def type(self, text: str) -> None:
        os.write(self.terminal, text.encode())

    def paste(self, text: str) -> None:
        """As a terminal sends what is pasted."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(columns, rows)
        fcntl.ioctl(
            self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0)
        )

    def read(self, seconds: float) -> bool:
        """Takes what comes within a time; false when nothing did."""
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        if not ready:
            return False
        try:
            piece = os.read(self.terminal, 65536)
        except OSError:
            piece = b""
        if not piece:
            raise EOFError("the session ended: " + "\n".join(self.screen.text()[-10:]))
        text = self.decoder.decode(piece)
        self.raw += text
        self.screen.feed(text)
        return True

    def until(self, condition, what: str = "") -> None:
        """Reads until `condition()` holds."""
        deadline = time.monotonic() + WAIT
        while not condition():
            left = deadline - time.monotonic()
            if left <= 0 or not self.read(left):
                shown = "\n".join(self.screen.text()[-15:])
                raise TimeoutError(f"waited for {what}; the screen shows:\n{shown}")

    def until_shown(self, text: str) -> None:
        """Reads until a text stands somewhere on the screen."""
        self.until(lambda: any(text in line for line in self.screen.text()), repr(text))

    def until_line(self, text: str) -> None:
        """Reads until the line of the cursor is this."""
        self.until(lambda: self.screen.line() == text.rstrip(), f"the line {text!r}")

    def prompt(self) -> int:
        """Waits for an empty prompt; its number."""

        def is_there() -> bool:
            found = PROMPT.match(self.screen.line())
            return bool(found) and not found[2] and self.screen.column == len(found[0]) + 1

        self.until(is_there, "a prompt")
        return int(PROMPT.match(self.screen.line())[1])

    def next_prompt(self, after: int) -> int:
        """Waits for the prompt of a later cell."""

        def is_there() -> bool:
            found = PROMPT.match(self.screen.line())
            return bool(found) and not found[2] and int(found[1]) > after

        self.until(is_there, f"the prompt after In [{after}]")
        return int(PROMPT.match(self.screen.line())[1])

    def cell(self, *lines: str) -> str:
        """Types a cell, a line at a time, and gives what is shown until the next prompt."""
        number = self.prompt()
        for line in lines:
            row = self.screen.place()[0]
            self.type(line + "\r")
            self.until(lambda row=row: self.screen.place()[0] != row, f"the end of {line!r}")
            # What comes faster than anyone types is not indented.
            self.settle(0.05)
        return self.result(number)

    def drop_line(self) -> int:
        """Ctrl-C at the prompt; the number of the prompt after it.

        A line that is still being drawn looks like a prompt at its beginning, and what is typed
        before the editor has seen Ctrl-C goes with the line: so both are waited for.
        """
        self.settle()
        start = len(self.raw)
        self.type("\x03")
        self.until(lambda: "^C" in self.raw[start:], "^C")
        return self.prompt()

    def result(self, number: int) -> str:
        """What was shown between a cell and the prompt after it."""
        self.next_prompt(number)
        text = self.screen.text()
        starts = [i for i, line in enumerate(text) if line.startswith(f"In [{number}]:")]
        end = max(i for i, line in enumerate(text) if PROMPT.match(line))
        return "\n".join(text[starts[-1] + 1 : end]).strip("\n")

    def line_until(self, text: str) -> None:
        """Waits until the line of the cursor begins with a text, its blanks at the end included."""
        self.until(lambda: self.screen.line().startswith(text), f"a line {text!r}")

    def settle(self, seconds: float = 0.15) -> None:
        """Reads until nothing has come for a while."""
        while self.read(seconds):
            pass

    def leave(self, typed: str = "\x04") -> int:
        """Leaves; the exit status."""
        self.type(typed)
        deadline = time.monotonic() + WAIT
        while time.monotonic() < deadline:
            try:
                self.read(0.05)
            except EOFError:
                pass
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                self.status = os.waitstatus_to_exitcode(status)
                return self.status
        raise TimeoutError("it did not leave")
