import Glibc
import MetaScript
import Plotting
import Synchronization

/// The terminal that standard error is, and the one passing line on it.
///
/// The line is taken away before anything else is written to a standard stream; whoever shows it
/// shows it again.
final class StatusLine: HostTerminal {
  static let shared = StatusLine()

  private let isShown = Mutex(false)

  /// The terminal, nil where standard error is none that can redraw a line.
  static var terminal: (any HostTerminal)? {
    isatty(2) == 1 && Output.environment("TERM") != "dumb" ? shared : nil
  }

  func showStatus(_ line: String?) {
    isShown.withLock { isShown in
      guard let line else {
        if isShown { Output.put(Array("\r\u{1B}[K".utf8), to: 2) }
        isShown = false
        return
      }
      Output.put(Array("\r\(line)\u{1B}[K".utf8), to: 2)
      isShown = true
    }
  }

  func leaveLine(_ line: String) { Output.error(line + "\n") }

  private var size: (columns: Int, rows: Int) {
    for descriptor in [Int32(2), 1, 0] {
      var size = winsize()
      if unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
        return (Int(size.ws_col), max(Int(size.ws_row), 1))
      }
    }
    return (80, 24)
  }

  var columns: Int { size.columns }
  var rows: Int { size.rows }

  var colorCount: Int {
    guard Output.allowsColor(1) || Output.allowsColor(2) else { return 0 }
    let depth = Output.environment("COLORTERM") ?? ""
    if depth == "truecolor" || depth == "24bit" { return 1 << 24 }
    return (Output.environment("TERM") ?? "").contains("256color") ? 256 : 16
  }

  /// By the locale's name; one that is not set says nothing against UTF-8, which is what terminals
  /// take nowadays. The console of Linux has no font for the characters used here.
  var hasUnicode: Bool {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { Output.environment($0) }
      .first { !$0.isEmpty }
    guard Output.environment("TERM") != "linux" else { return false }
    guard let name = name?.lowercased() else { return true }
    return name.contains("utf-8") || name.contains("utf8")
  }
}

/// The terminal while output is recorded: passing lines are seen there, lines that would stay are not,
/// and nothing about the terminal changes what is recorded.
struct RecordingTerminal: HostTerminal {
  let columns = 80
  let rows = 24
  let colorCount = 0
  let hasUnicode = true

  func showStatus(_ line: String?) {
    let columns = StatusLine.shared.columns
    StatusLine.shared.showStatus(line.map { TerminalText.fitted($0, max(1, columns - 1)) })
  }

  func leaveLine(_ line: String) { showStatus(nil) }
}
