import MetaScript

/// What keys mean while a cell is typed: when it is whole, how it is indented, what Tab puts in,
/// where the arrows go.
final class CellEditing: LineEditing {
  /// Earlier cells, oldest first.
  var history: [String]
  /// `In [3]:`, coloured or not; what is hidden stands between `\1` marks.
  var promptText = "In [1]:"
  private let session: Session
  private let completer: Completer
  private let input: TerminalInput
  private var walk = HistoryWalk()
  private var search: HistorySearch?
  /// A text that came as a whole, from the history or by a paste: Enter runs it as it is.
  private var ready: [Unicode.Scalar]?

  init(session: Session, completer: Completer, input: TerminalInput, history: [String]) {
    self.session = session
    self.completer = completer
    self.input = input
    self.history = history
  }

  /// Begins another cell.
  func begin(prompt: String) {
    promptText = prompt
    walk.reset()
    search = nil
    ready = nil
  }

  func prompt(for buffer: EditBuffer) -> String {
    if let search {
      return "\(search.isFailing ? "no " : "")earlier cell with '\(search.pattern)': "
    }
    guard buffer.isMultiline else { return promptText + " " }
    // The lines of a cell stand under each other from the left edge on. libedit has no line ends in
    // prompts: blanks fill the row.
    let columns = DisplayWidth.window.columns
    let width = LineEditor.width(ofPrompt: promptText)
    return promptText + String(repeating: " ", count: max(1, columns - width % columns))
  }

  func intercept(_ scalar: Unicode.Scalar) -> EditKey? {
    guard search != nil else { return nil }
    switch scalar {
    case "\u{07}", "\u{1B}", "\u{20}"..."\u{7E}", "\u{A0}"...: return .intercepted(scalar)
    default: return nil
    }
  }

  func handle(_ key: EditKey, in buffer: EditBuffer) -> EditOutcome {
    if search != nil, let outcome = searching(key, buffer) { return outcome }
    var new = buffer
    switch key {
    case .enter: return enter(buffer)
    case .tab: return complete(buffer)
    case .search: search = HistorySearch(from: buffer, entries: history)
    case .backspace:
      guard buffer.cursor > 0 else { return .beep }
      let before = buffer.lineBeforeCursor
      let isIndentation = !before.isEmpty && before.allSatisfy { $0 == " " }
      let excess = before.count % AutoIndentation.step
      new.deleteBackward(isIndentation ? (excess == 0 ? AutoIndentation.step : excess) : 1)
    case .paste(let text):
      let isAlone = buffer.scalars.allSatisfy { $0 == " " }
      if isAlone { new = EditBuffer() }
      new.insert(PastedText.cleaned(text, isAlone: isAlone))
      if isAlone { ready = new.scalars }
    case .special(let special): return move(special, buffer)
    case .intercepted: break
    }
    return .set(new)
  }

  private func move(_ key: SpecialKey, _ buffer: EditBuffer) -> EditOutcome {
    var new = buffer
    switch key {
    case .up:
      if new.moveUp() { break }
      guard let entry = walk.back(from: buffer, in: history) else { return .beep }
      ready = entry.scalars
      return .set(entry)
    case .down:
      if new.moveDown() { break }
      guard let entry = walk.forward(from: buffer, in: history) else { return .beep }
      ready = entry.scalars
      return .set(entry)
    case .home: new.cursor = new.lineStart
    case .end: new.cursor = new.lineEnd
    case .newLine: new.insert("\n" + AutoIndentation.next(after: buffer.lineBeforeCursor))
    case .runCell: return .accept(buffer)
    case .dedent:
      let blanks = buffer.line.prefix { $0 == " " }.count
      let count = min(blanks, AutoIndentation.step)
      new.scalars.removeSubrange(new.lineStart..<new.lineStart + count)
      new.cursor = max(buffer.lineStart, buffer.cursor - count)
    default: return .beep
    }
    return .set(new)
  }

  // MARK: Enter

  private func enter(_ buffer: EditBuffer) -> EditOutcome {
    isWhole(buffer) ? .accept(buffer) : .set(withNewLine(buffer))
  }

  private func withNewLine(_ buffer: EditBuffer) -> EditBuffer {
    var new = buffer
    // Text that comes faster than anyone types brings its own indentation.
    new.insert(
      "\n" + (input.hasMore ? "" : AutoIndentation.next(after: buffer.lineBeforeCursor)))
    return new
  }

  private func isWhole(_ buffer: EditBuffer) -> Bool {
    let text = buffer.text
    let code = text.trimmed
    if code.isEmpty { return true }
    if ReplCommandLine.isCommand(code) {
      return !code.hasPrefix("%%") || ready == buffer.scalars
        || (buffer.isMultiline && buffer.isOnLastLine && buffer.line.trimmed.isEmpty)
    }
    guard buffer.isMultiline else { return session.inputStatus(of: text + "\n") != .incomplete }
    if ready == buffer.scalars { return session.inputStatus(of: text + "\n") != .incomplete }
    guard buffer.isOnLastLine else { return false }
    if buffer.line.trimmed.isEmpty {
      return session.inputStatus(of: text + "\n") != .incomplete
    }
    // Without a line end at its end a block is not yet over, a bracket that was closed is.
    return session.inputStatus(of: text) != .incomplete
  }

  // MARK: Tab

  private func complete(_ buffer: EditBuffer) -> EditOutcome {
    var new = buffer
    let before = buffer.lineBeforeCursor
    if before.allSatisfy({ $0 == " " }) {
      let count = AutoIndentation.step - before.count % AutoIndentation.step
      new.insert(String(repeating: " ", count: count))
      return .set(new)
    }
    let found = completer.candidates(for: buffer.beforeCursor)
    guard !found.candidates.isEmpty else { return .beep }
    if found.candidates.count == 1 {
      new.deleteBackward(found.replaced)
      new.insert(found.candidates[0].insertion)
      return .set(new)
    }
    let common = CandidateList.commonPrefix(found.candidates)
    if common.unicodeScalars.count > found.replaced {
      new.deleteBackward(found.replaced)
      new.insert(common)
      return .set(new)
    }
    return .show(
      CandidateList.text(found.candidates, columns: DisplayWidth.window.columns), buffer)
  }

  // MARK: Ctrl-R

  /// What a key does to the search; nil when it ends the search and then has its usual meaning.
  private func searching(_ key: EditKey, _ buffer: EditBuffer) -> EditOutcome? {
    guard var current = search else { return nil }
    var found: EditBuffer?
    switch key {
    case .intercepted("\u{07}"):
      search = nil
      return .set(current.before)
    case .intercepted("\u{1B}"):
      search = nil
      return .set(buffer)
    case .intercepted(let scalar): found = current.type(scalar, in: history)
    case .search: found = current.again(in: history)
    case .backspace: found = current.erase(in: history)
    default:
      search = nil
      return nil
    }
    search = current
    ready = found?.scalars ?? ready
    return .set(found ?? buffer)
  }
}
