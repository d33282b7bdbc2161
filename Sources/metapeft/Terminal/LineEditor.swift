import CLibEdit
import Glibc

/// One line of input at a prompt, edited by libedit, with a history that is kept in a file.
///
/// The user's `~/.editrc` applies. While a line is being read Ctrl-C interrupts the read; at all
/// other times the signal is left to `Interrupts`.
@safe final class LineEditor {
  enum Line: Equatable {
    case text(String)
    /// Ctrl-C: what was typed is dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the end of piped input.
    case end
  }

  private let editor: OpaquePointer
  private let log: OpaquePointer
  private let historyPath: String?

  /// - Parameter historyPath: Where the history is kept; nil keeps none.
  init?(historyPath: String?) {
    unsafe setlocale(LC_ALL, "")
    guard let editor = unsafe metapeft_editor("metapeft"),
      let log = unsafe history_init()
    else { return nil }
    unsafe self.editor = editor
    unsafe self.log = log
    self.historyPath = historyPath
    unsafe metapeft_history_size(log, 10_000)
    unsafe metapeft_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
    unsafe metapeft_set_prompt(editor) { editor in
      guard let client = unsafe metapeft_client(editor) else { return nil }
      return unsafe Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue().promptPointer
    }
    unsafe metapeft_set_editor(editor, "emacs")
    unsafe metapeft_set_history(editor, log)
    unsafe metapeft_bind(editor, "^R", "em-inc-search-prev")
    if let historyPath { _ = unsafe metapeft_history_load(log, historyPath) }
    unsafe el_source(editor, nil)
  }

  deinit {
    if let historyPath {
      _ = unsafe metapeft_history_save(log, historyPath)
      chmod(historyPath, 0o600)
    }
    unsafe history_end(log)
    unsafe el_end(editor)
    unsafe promptStorage?.deallocate()
  }

  /// The prompt as C text; it must stay where it is while libedit shows it.
  private var promptStorage: UnsafeMutablePointer<CChar>?
  private var promptPointer: UnsafeMutablePointer<CChar>? { unsafe promptStorage }

  private func setPrompt(_ text: String) {
    unsafe promptStorage?.deallocate()
    let bytes = Array(text.utf8CString)
    let storage = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { unsafe storage[index] = byte }
    unsafe promptStorage = storage
  }

  /// Reads one line, without its end.
  func readLine(prompt: String) -> Line {
    setPrompt(prompt)
    var count: Int32 = 0
    errno = 0
    let text = unsafe Self.lettingInterruptsThrough { unsafe el_gets(editor, &count) }
    guard let text = unsafe text, count > 0 else {
      if Self.wasInterrupted || errno == EINTR {
        _ = Output.write(Array("^C\n".utf8), to: 1)
        unsafe el_reset(editor)
        return .interrupted
      }
      return .end
    }
    var line = unsafe String(cString: text)
    if line.hasSuffix("\n") { line.removeLast() }
    return .text(line)
  }

  /// Adds a line to the history.
  func remember(_ line: String) {
    guard !line.allSatisfy(\.isWhitespace) else { return }
    unsafe metapeft_history_add(log, line)
  }

  private static var wasInterrupted: Bool {
    defer { InterruptNote.clear() }
    return InterruptNote.isSet
  }

  /// Runs `body` with SIGINT delivered to this thread, where it makes the read fail.
  private static func lettingInterruptsThrough<Result>(_ body: () -> Result) -> Result {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in InterruptNote.set() }
    var before = sigaction()
    unsafe sigaction(SIGINT, &action, &before)
    defer { unsafe sigaction(SIGINT, &before, nil) }
    var set = sigset_t()
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, SIGINT)
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
    defer { unsafe pthread_sigmask(SIG_BLOCK, &set, nil) }
    return body()
  }
}
