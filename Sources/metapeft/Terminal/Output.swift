import Glibc
import MetaScript
import ScriptBindings

/// Bytes to the standard streams, every write checked.
enum Output {
  /// Writes all of `bytes`; an error message when the stream does not take them.
  @discardableResult static func write(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    StatusLine.shared.showStatus(nil)
    return put(bytes, to: descriptor)
  }

  /// The same where a passing line of the terminal may stay: for that line itself.
  @discardableResult static func put(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    var start = 0
    while start < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress! + start, bytes.count - start)
      }
      if written < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return unsafe String(cString: strerror(errno))
      }
      start += written
    }
    return nil
  }

  static func error(_ text: String) { _ = write(Array(text.utf8), to: 2) }

  /// Whether colour may be used on a stream: a terminal that has it, and no `NO_COLOR`.
  static func allowsColor(_ descriptor: Int32) -> Bool {
    guard isatty(descriptor) == 1 else { return false }
    if let value = environment("NO_COLOR"), !value.isEmpty { return false }
    return environment("TERM") != "dumb"
  }

  /// An error as standard error gets it: escaped and perhaps coloured where that is a terminal.
  static func report(_ error: ScriptError) -> String {
    isatty(2) == 1
      ? error.renderedForTerminal(color: allowsColor(2)) : error.rendered(color: false)
  }

  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}

/// Ends the process with a status.
func leave(_ status: Int32) -> Never { endProcess(status) }
