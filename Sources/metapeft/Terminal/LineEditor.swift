import CLibEdit
import Glibc

/// A cell being typed, edited by libedit.
///
/// libedit's own buffer holds all lines of the cell. Keys that mean something for a cell of several
/// lines, for completion and for history are bound to one function here, which asks `editing`. The
/// user's `.editrc` applies to everything else.
@safe final class LineEditor {
  enum Line: Equatable {
    case text(String)
    /// Ctrl-C: what was typed is dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the end of the input.
    case end
  }

  private let editor: OpaquePointer
  private let log: OpaquePointer
  private let input: TerminalInput
  private var keys: KeyReader
  private let editing: any LineEditing
  private var wasInterrupted = false
  private var pasted = ""
  private var intercepted: Unicode.Scalar = " "
  /// What the next line begins with.
  private var initial: EditBuffer?
  /// What the bound function asked for, until libedit's loop has come to it.
  private static let acceptKey: Unicode.Scalar = "\u{9F}"
  private static let interceptKey: Unicode.Scalar = "\u{9E}"

  /// - Parameters:
  ///   - viKeys: Starts with the keys of vi; `.editrc` may say otherwise.
  ///   - history: Earlier cells, oldest first, for libedit's own searches.
  init?(input: TerminalInput, editing: any LineEditing, viKeys: Bool, history entries: [String]) {
    Self.setCharacters()
    guard let editor = unsafe metapeft_editor("metapeft"), let log = unsafe history_init() else {
      return nil
    }
    unsafe self.editor = editor
    unsafe self.log = log
    self.input = input
    self.editing = editing
    keys = KeyReader(input: input)
    unsafe metapeft_history_size(log, 10_000)
    unsafe metapeft_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
    unsafe metapeft_set_prompt(editor) { editor in
      unsafe LineEditor.of(editor)?.promptPointer()
    }
    unsafe metapeft_set_reader(editor) { editor, character in
      guard let editor = unsafe editor, let character = unsafe character,
        let own = unsafe LineEditor.of(editor)
      else { return 0 }
      return unsafe own.read(into: character)
    }
    unsafe metapeft_add_function(editor, "metapeft-key") { editor, character in
      guard let own = unsafe LineEditor.of(editor) else { return UInt8(CC_ERROR) }
      return own.perform(UInt32(bitPattern: character))
    }
    unsafe metapeft_set_editor(editor, viKeys ? "vi" : "emacs")
    unsafe metapeft_set_history(editor, log)
    for entry in entries { unsafe metapeft_history_add(log, entry) }
    unsafe el_source(editor, nil)
    // After `.editrc`: `bind -v` there puts all keys back. What it binds itself stays.
    bindKeys(leaving: EditorFile.boundKeys())
  }

  deinit {
    unsafe history_end(log)
    unsafe el_end(editor)
    unsafe promptStorage?.deallocate()
  }

  /// Text can only be edited where the locale knows its characters.
  private static func setCharacters() {
    unsafe setlocale(LC_CTYPE, "")
    let charset = unsafe String(cString: metapeft_charset())
    if charset != "UTF-8" { unsafe setlocale(LC_CTYPE, "C.UTF-8") }
  }

  private func bindKeys(leaving own: EditorFile.Keys) {
    keys.passedOn = own.sequences
    func bind(_ key: String, _ command: String) {
      unsafe metapeft_bind(editor, key, command)
      unsafe metapeft_bind_alternative(editor, key, command)
    }
    for key in SpecialKey.allCases { bind(key.bindName, "metapeft-key") }
    bind(SpecialKey.left.bindName, "ed-prev-char")
    bind(SpecialKey.right.bindName, "ed-next-char")
    bind(SpecialKey.wordLeft.bindName, "ed-prev-word")
    bind(SpecialKey.wordRight.bindName, usesVi ? "vi-next-word" : "em-next-word")
    bind(SpecialKey.delete.bindName, "ed-delete-next-char")
    bind("\\237", "ed-newline")
    bind("\\236", "metapeft-key")
    for key in ["^J", "^M"] { bind(key, "metapeft-key") }
    var ours = ["^I": "metapeft-key", "^R": "metapeft-key", "^?": "metapeft-key"]
    if usesVi {
      for key in ["k", "j"] where !own.names.contains(key) {
        unsafe metapeft_bind_alternative(editor, key, "metapeft-key")
      }
    } else {
      for key in ["^H", "^P", "^N", "^A", "^E", "^O"] { ours[key] = "metapeft-key" }
    }
    for (key, command) in ours where !own.names.contains(key) {
      unsafe metapeft_bind(editor, key, command)
    }
  }

  private var usesVi: Bool {
    guard let name = unsafe metapeft_editor_name(editor) else { return false }
    return unsafe String(cString: name) == "vi"
  }

  private static func of(_ editor: OpaquePointer?) -> LineEditor? {
    guard let editor = unsafe editor, let client = unsafe metapeft_client(editor) else {
      return nil
    }
    return unsafe Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
  }

  // MARK: Reading a cell

  /// Reads one cell, without the line end after its last line.
  ///
  /// - Parameter start: What the cell begins with, to be edited.
  func readCell(startingWith start: String = "") -> Line {
    initial = start.isEmpty ? nil : EditBuffer(start)
    wasInterrupted = false
    input.isReading = true
    // Pasted text comes between marks from now on.
    _ = Output.write(Array("\u{1B}[?2004h".utf8), to: 1)
    defer {
      _ = Output.write(Array("\u{1B}[?2004l".utf8), to: 1)
      input.isReading = false
    }
    // libedit itself does so only after it has shown the prompt; a key typed in between would be
    // echoed by the terminal.
    unsafe metapeft_prepare_terminal(editor)
    var count: Int32 = 0
    guard let text = unsafe el_gets(editor, &count), count > 0 else {
      guard wasInterrupted else { return .end }
      _ = Output.write(Array("^C\n".utf8), to: 1)
      unsafe el_reset(editor)
      return .interrupted
    }
    var line = unsafe String(cString: text)
    if line.utf8.last == 0x0A { line.unicodeScalars.removeLast() }
    return .text(line)
  }

  /// Adds a cell to what libedit itself searches.
  func remember(_ cell: String) { unsafe metapeft_history_add(log, cell) }

  /// The next character for libedit: 1, or 0 at the end, or -1 to give up the line.
  private func read(into character: UnsafeMutablePointer<wchar_t>) -> Int32 {
    var scalar = SpecialKey.start.scalar
    if initial == nil {
      switch keys.next() {
      case .character(let typed):
        if editing.intercept(typed) != nil {
          intercepted = typed
          scalar = Self.interceptKey
        } else {
          scalar = typed
        }
      case .special(let key): scalar = key.scalar
      case .paste(let text):
        pasted = text
        scalar = SpecialKey.paste.scalar
      case .resized:
        unsafe el_resize(editor)
        scalar = SpecialKey.redraw.scalar
      case .continued:
        unsafe metapeft_prepare_terminal(editor)
        _ = Output.write(Array("\u{1B}[?2004h\r\n".utf8), to: 1)
        unsafe metapeft_redraw(editor)
        return unsafe read(into: character)
      case .interrupted:
        wasInterrupted = true
        leaveBelow(buffer)
        return -1
      case .end: return 0
      }
    }
    unsafe character.pointee = wchar_t(bitPattern: scalar.value)
    return 1
  }

  // MARK: The bound function

  private func perform(_ character: UInt32) -> UInt8 {
    let before = buffer
    let key: EditKey
    switch character {
    case 0x0A, 0x0D: key = .enter
    case 0x09: key = .tab
    case 0x08, 0x7F: key = .backspace
    case 0x12: key = .search
    case 0x10, 0x6B: key = .special(.up)
    case 0x0E, 0x6A: key = .special(.down)
    case 0x01: key = .special(.home)
    case 0x05: key = .special(.end)
    case 0x0F: key = .special(.newLine)
    case Self.interceptKey.value: key = .intercepted(intercepted)
    default:
      switch SpecialKey(rawValue: UInt8(truncatingIfNeeded: character)) {
      case .paste?: key = .paste(pasted)
      case .redraw?:
        redrawAfterResize(before)
        return UInt8(CC_NORM)
      case .start?:
        let start = initial ?? EditBuffer()
        initial = nil
        replace(with: start)
        return UInt8(CC_REFRESH)
      case let other?: key = .special(other)
      case nil: return UInt8(CC_ERROR)
      }
    }
    switch editing.handle(key, in: before) {
    case .beep: return UInt8(CC_ERROR)
    case .set(let new):
      replace(with: new)
      return UInt8(CC_REFRESH)
    case .accept(let new):
      var whole = new
      whole.cursor = whole.scalars.count
      replace(with: whole)
      unsafe el_push(editor, String(Self.acceptKey))
      return UInt8(CC_REFRESH)
    case .show(let text, let new):
      leaveBelow(before)
      _ = Output.write(Array(("\r\n" + text.replacingLineEnds()).utf8), to: 1)
      replace(with: new)
      unsafe metapeft_redraw(editor)
      return UInt8(CC_NORM)
    }
  }

  /// What libedit holds now.
  private var buffer: EditBuffer {
    guard let info = unsafe el_wline(editor) else { return EditBuffer() }
    let count = unsafe info.pointee.lastchar - info.pointee.buffer
    let text = unsafe UnsafeBufferPointer(start: info.pointee.buffer, count: count)
    return EditBuffer(
      unsafe text.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" },
      cursor: unsafe info.pointee.cursor - info.pointee.buffer)
  }

  private func replace(with new: EditBuffer) {
    let old = buffer
    if old.scalars != new.scalars {
      unsafe el_cursor(editor, Int32(old.scalars.count - old.cursor))
      unsafe el_deletestr(editor, Int32(old.scalars.count))
      let text = new.scalars.map { wchar_t(bitPattern: $0.value) } + [0]
      _ = unsafe el_winsertstr(editor, text)
    }
    let current = buffer
    unsafe el_cursor(editor, Int32(new.cursor - current.cursor))
  }

  // MARK: The screen

  /// Moves behind what is shown of the cell.
  private func leaveBelow(_ buffer: EditBuffer) {
    let columns = DisplayWidth.window.columns
    let prompt = Self.visible(editing.prompt(for: buffer))
    let text = buffer.scalars.map(Character.init)
    let end = DisplayWidth.end(of: prompt + String(text), columns: columns)
    let cursor = DisplayWidth.end(
      of: prompt + String(text[..<buffer.cursor]), columns: columns)
    let rows = max(0, end.row - cursor.row)
    let down = rows > 0 ? "\u{1B}[\(rows)B" : ""
    let right = end.column > 0 ? "\u{1B}[\(end.column)C" : ""
    _ = Output.write(Array("\(down)\r\(right)".utf8), to: 1)
  }

  /// The window has another width: what was drawn is cleared, as far as it can be known where it
  /// stands now, and drawn again.
  private func redrawAfterResize(_ buffer: EditBuffer) {
    let prompt = Self.visible(editing.prompt(for: buffer))
    let before = String(buffer.scalars[..<buffer.cursor].map(Character.init))
    let row = DisplayWidth.end(of: prompt + before, columns: DisplayWidth.window.columns).row
    let up = row > 0 ? "\u{1B}[\(row)A" : ""
    _ = Output.write(Array("\r\(up)\u{1B}[J".utf8), to: 1)
    unsafe metapeft_redraw(editor)
  }

  /// The columns that a prompt takes.
  static func width(ofPrompt prompt: String) -> Int { DisplayWidth.of(visible(prompt)) }

  /// A prompt without what stands between its marks.
  private static func visible(_ prompt: String) -> String {
    var isHidden = false
    return String(
      prompt.unicodeScalars.filter { scalar in
        if scalar == "\u{1}" {
          isHidden.toggle()
          return false
        }
        return !isHidden
      }.map(Character.init))
  }

  /// The prompt as C text; it must stay where it is while libedit shows it.
  private var promptStorage: UnsafeMutablePointer<CChar>?

  private func promptPointer() -> UnsafeMutablePointer<CChar>? {
    unsafe promptStorage?.deallocate()
    let bytes = Array(editing.prompt(for: buffer).utf8CString)
    let storage = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { unsafe storage[index] = byte }
    unsafe promptStorage = storage
    return unsafe storage
  }
}

extension String {
  /// With the line ends that a terminal in raw mode needs.
  fileprivate func replacingLineEnds() -> String {
    var result = ""
    for scalar in unicodeScalars {
      if scalar == "\n" { result += "\r\n" } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }
}
