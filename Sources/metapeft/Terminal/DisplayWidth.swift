import CLibEdit
import Glibc

/// How much room text takes on a terminal.
enum DisplayWidth {
  /// Columns of one character: 0 for those that combine, 2 for wide ones.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value >= 0x20, scalar.value < 0x7F { return 1 }
    let width = metapeft_width(wchar_t(bitPattern: scalar.value))
    // The editor shows what it cannot print as `^A` or as an escape.
    return width >= 0 ? Int(width) : scalar.value < 0x20 || scalar.value == 0x7F ? 2 : 8
  }

  static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// The row, from 0, and column on which text ends that begins at the left edge.
  static func end(of text: String, columns: Int, from column: Int = 0) -> (row: Int, column: Int) {
    var (row, column) = (0, column)
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        row += 1
        column = 0
        continue
      }
      let width = scalar == "\t" ? 8 - column % 8 : of(scalar)
      column += width
      if column > columns {
        row += 1
        column = width
      }
      if column == columns {
        row += 1
        column = 0
      }
    }
    return (row, column)
  }

  /// The size of the window on standard output; 80 by 24 where there is none.
  static var window: (columns: Int, rows: Int) {
    var size = winsize()
    guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return (80, 24) }
    return (Int(size.ws_col), max(Int(size.ws_row), 1))
  }
}
