/// The looks of a prompt, with colour or without.
struct ReplStyle {
  let hasColor: Bool

  /// `In [3]:`, marked for the line editor where it takes no room.
  func input(_ number: Int) -> String {
    guard hasColor else { return "In [\(number)]:" }
    return "\(hidden("32"))In [\(hidden("1;32"))\(number)\(hidden("0;32"))]:\(hidden("0"))"
  }

  /// `Out[3]:`
  func output(_ number: Int) -> String {
    guard hasColor else { return "Out[\(number)]:" }
    return "\u{1B}[31mOut[\u{1B}[1;31m\(number)\u{1B}[0;31m]:\u{1B}[0m"
  }

  func heading(_ text: String) -> String { hasColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  func problem(_ text: String) -> String { hasColor ? "\u{1B}[1;31m\(text)\u{1B}[0m" : text }

  private func hidden(_ codes: String) -> String { "\u{1}\u{1B}[\(codes)m\u{1}" }
}
