/// Going back and forth in the history with the arrows: only through entries that begin with what
/// stood before the cursor when the walk began.
struct HistoryWalk {
  private var prefix = ""
  private var draft = EditBuffer()
  /// Into the entries; their count is the draft.
  private var index = 0
  /// What the walk has put into the line; anything else there begins a new walk.
  private var shown: [Unicode.Scalar]?

  /// The entry before, nil when there is none.
  mutating func back(from buffer: EditBuffer, in entries: [String]) -> EditBuffer? {
    begin(buffer, entries)
    var place = min(index, entries.count) - 1
    while place >= 0 {
      if entries[place].hasPrefix(prefix), Array(entries[place].unicodeScalars) != buffer.scalars {
        return show(place, entries)
      }
      place -= 1
    }
    return nil
  }

  /// The entry after, in the end what was being typed; nil when that is there already.
  mutating func forward(from buffer: EditBuffer, in entries: [String]) -> EditBuffer? {
    guard let shown, shown == buffer.scalars else { return nil }
    var place = index + 1
    while place < entries.count {
      if entries[place].hasPrefix(prefix), Array(entries[place].unicodeScalars) != buffer.scalars {
        return show(place, entries)
      }
      place += 1
    }
    self.shown = nil
    return draft
  }

  mutating func reset() { shown = nil }

  private mutating func begin(_ buffer: EditBuffer, _ entries: [String]) {
    guard shown != buffer.scalars else { return }
    prefix = buffer.beforeCursor
    draft = buffer
    index = entries.count
  }

  private mutating func show(_ place: Int, _ entries: [String]) -> EditBuffer {
    index = place
    let buffer = EditBuffer(entries[place])
    shown = buffer.scalars
    return buffer
  }
}

/// Ctrl-R: the newest entry that contains what is typed.
struct HistorySearch {
  private(set) var pattern = ""
  /// What the line held before.
  let before: EditBuffer
  private var index: Int
  private(set) var isFailing = false

  init(from buffer: EditBuffer, entries: [String]) {
    before = buffer
    index = entries.count
  }

  /// One more character: the same entry where it still fits, else an older one.
  mutating func type(_ scalar: Unicode.Scalar, in entries: [String]) -> EditBuffer? {
    pattern.unicodeScalars.append(scalar)
    return find(from: index, entries)
  }

  mutating func erase(in entries: [String]) -> EditBuffer? {
    guard !pattern.isEmpty else { return nil }
    pattern.unicodeScalars.removeLast()
    if pattern.isEmpty {
      index = entries.count
      isFailing = false
      return before
    }
    return find(from: entries.count, entries)
  }

  /// The next older entry.
  mutating func again(in entries: [String]) -> EditBuffer? {
    pattern.isEmpty ? nil : find(from: index - 1, entries)
  }

  private mutating func find(from start: Int, _ entries: [String]) -> EditBuffer? {
    var place = min(start, entries.count - 1)
    while place >= 0 {
      if let start = Self.place(of: pattern, in: entries[place]) {
        index = place
        isFailing = false
        return EditBuffer(Array(entries[place].unicodeScalars), cursor: start)
      }
      place -= 1
    }
    isFailing = true
    return nil
  }

  /// Where the pattern begins; small letters also find large ones.
  private static func place(of pattern: String, in entry: String) -> Int? {
    let ignoresCase = pattern == pattern.lowercased()
    let text = Array((ignoresCase ? entry.lowercased() : entry).unicodeScalars)
    let wanted = Array(pattern.unicodeScalars)
    guard !wanted.isEmpty, text.count >= wanted.count else { return nil }
    return (0...text.count - wanted.count).first {
      text[$0] == wanted[0] && text[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
