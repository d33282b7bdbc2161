"""What a terminal shows: the part of xterm that a line editor and plain output use."""

import re
import unicodedata

SEQUENCE = re.compile(
    r"\x1b\[([0-9;?]*)([@-~])|\x1b\]([^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>78M]"
)


class Screen:
    """Lines of text with a cursor; lines that scroll off the top are kept."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.lines = [[] for _ in range(rows)]
        self.gone: list[str] = []
        self.row = self.column = 0
        self.is_full = False
        self.rest = ""
        # Titles and other strings that a program sent to the terminal: none of ours should.
        self.commands: list[str] = []

    def resize(self, columns: int, rows: int) -> None:
        while len(self.lines) > rows and self.row < len(self.lines) - 1:
            self.lines.pop()
        while len(self.lines) > rows:
            self.gone.append(self._text(self.lines.pop(0)))
            self.row -= 1
        self.lines += [[] for _ in range(rows - len(self.lines))]
        self.columns, self.rows = columns, rows
        self.row, self.column = min(self.row, rows - 1), min(self.column, columns - 1)

    def feed(self, text: str) -> None:
        text = self.rest + text
        self.rest = ""
        index = 0
        while index < len(text):
            character = text[index]
            if character == "\x1b":
                found = SEQUENCE.match(text, index)
                if not found:
                    if len(text) - index < 64:
                        self.rest = text[index:]
                        return
                    index += 1
                    continue
                if found[2]:
                    self._control(found[1], found[2])
                elif found[3] is not None:
                    self.commands.append(found[3])
                index = found.end()
                continue
            self._character(character)
            index += 1

    def _character(self, character: str) -> None:
        if character == "\r":
            self.column, self.is_full = 0, False
        elif character == "\n":
            self._line_feed()
        elif character == "\b":
            self.column, self.is_full = max(0, self.column - 1), False
        elif character == "\t":
            self.column = min(self.columns - 1, self.column // 8 * 8 + 8)
        elif ord(character) >= 32:
            self._put(character)

    def _put(self, character: str) -> None:
        if unicodedata.combining(character):
            return
        wide = unicodedata.east_asian_width(character) in "WF"
        if self.is_full or (wide and self.column == self.columns - 1):
            self.column, self.is_full = 0, False
            self._line_feed()
        line = self.lines[self.row]
        line += [" "] * (self.column + 1 + wide - len(line))
        line[self.column] = character
        if wide:
            line[self.column + 1] = ""
        self.column += 1 + wide
        if self.column >= self.columns:
            self.column, self.is_full = self.columns - 1, True

    def _line_feed(self) -> None:
        self.is_full = False
        if self.row < self.rows - 1:
            self.row += 1
            return
        self.gone.append(self._text(self.lines.pop(0)))
        self.lines.append([])

    def _control(self, parameters: str, final: str) -> None:
        if parameters.startswith("?") or final == "m":
            return
        numbers = [int(part) if part else 0 for part in parameters.split(";")]
        count = max(1, numbers[0])
        self.is_full = False
        line = self.lines[self.row]
        if final == "A":
            self.row = max(0, self.row - count)
        elif final == "B":
            self.row = min(self.rows - 1, self.row + count)
        elif final == "C":
            self.column = min(self.columns - 1, self.column + count)
        elif final == "D":
            self.column = max(0, self.column - count)
        elif final == "G":
            self.column = min(self.columns, count) - 1
        elif final in "Hf":
            second = max(1, numbers[1]) if len(numbers) > 1 else 1
            self.row, self.column = min(self.rows, count) - 1, min(self.columns, second) - 1
        elif final == "K" and numbers[0] == 0:
            del line[self.column :]
        elif final == "K":
            line[: self.column + 1] = [" "] * (self.column + 1)
        elif final == "J" and numbers[0] == 0:
            del line[self.column :]
            self.lines[self.row + 1 :] = [[] for _ in range(self.rows - self.row - 1)]
        elif final == "J":
            self.lines = [[] for _ in range(self.rows)]
        elif final == "P":
            del line[self.column : self.column + count]
        elif final == "@":
            line += [" "] * (self.column - len(line))
            line[self.column : self.column] = [" "] * count
            del line[self.columns :]
        elif final == "X":
            line[self.column : self.column + count] = [" "] * count

    @staticmethod
    def _text(line: list[str]) -> str:
        return "".join(line).rstrip()

    def text(self) -> list[str]:
        """All lines from the first one on, blank ones at the end left out."""
        shown = self.gone + [self._text(line) for line in self.lines]
        while shown and not shown[-1]:
            shown.pop()
        return shown

    def line(self) -> str:
        """The line of the cursor."""
        return self._text(self.lines[self.row])

    def place(self) -> tuple[int, int]:
        """The row of the cursor among all lines, and its column."""
        return len(self.gone) + self.row, self.column
