/// One line that tells how far something is.
public struct ProgressBar: Sendable, Equatable {
  public var label = ""
  public var done = 0
  /// Nil where the end is not known.
  public var total: Int?
  public var seconds = 0.0
  /// Named numbers to show, such as the latest loss.
  public var values: [(name: String, value: Double)] = []

  public init(label: String = "", total: Int? = nil) {
    self.label = label
    self.total = total
  }

  public static func == (a: ProgressBar, b: ProgressBar) -> Bool {
    a.label == b.label && a.done == b.done && a.total == b.total && a.seconds == b.seconds
      && a.values.map(\.name) == b.values.map(\.name)
      && a.values.map(\.value) == b.values.map(\.value)
  }

  /// The line: label, share, bar, counts, rate, time left, values. What does not fit is left out,
  /// the bar first shortened.
  public func text(_ style: TerminalStyle) -> String {
    // A line as wide as the terminal would wrap in some of them.
    let room = style.columns - 1
    var left: [String] = []
    if !label.isEmpty { left.append(PlainText.line(label)) }
    if let share { left.append(TerminalText.padded("\(Int(share * 100))%", 4, .right)) }
    var right = [total.map { "\(done)/\($0)" } ?? "\(done)"]
    if let rate { right.append(Self.rateText(rate)) }
    if let remaining { right.append(Self.durationText(remaining) + " left") }
    if remaining == nil { right.append(Self.durationText(seconds)) }
    for (name, value) in values {
      right.append("\(PlainText.line(name)) \(NumberLabel.short(value, digits: 4))")
    }
    func width(_ parts: [String]) -> Int {
      parts.reduce(0) { $0 + TerminalText.width($1) + 2 }
    }
    while right.count > 1, width(left) + width(right) > room { right.removeLast() }
    let space = room - width(left) - width(right)
    var line = left.joined(separator: "  ")
    if share != nil, space >= 6 {
      line += "  " + bar(min(space - 2, 30), style)
    }
    line += (line.isEmpty ? "" : "  ") + right.joined(separator: "  ")
    // Cut before colours are counted as columns: only where no bar found room.
    if space < 6 { line = TerminalText.fitted(line, max(1, room)) }
    return style.hasUnicode ? line : TerminalText.ascii(line)
  }

  /// What stays when it is over: label, counts, time, rate, values.
  public func summary(_ style: TerminalStyle) -> String {
    var parts = label.isEmpty ? [] : [PlainText.line(label)]
    parts.append(total.map { "\(done)/\($0)" } ?? "\(done)")
    parts.append("in " + Self.durationText(seconds))
    if let rate { parts.append(Self.rateText(rate)) }
    for (name, value) in values {
      parts.append("\(PlainText.line(name)) \(NumberLabel.short(value, digits: 4))")
    }
    let line = TerminalText.fitted(parts.joined(separator: "  "), max(1, style.columns - 1))
    return style.hasUnicode ? line : TerminalText.ascii(line)
  }

  private var share: Double? {
    guard let total, total > 0 else { return nil }
    return min(max(Double(done) / Double(total), 0), 1)
  }

  private var rate: Double? { done > 0 && seconds > 0 ? Double(done) / seconds : nil }

  private var remaining: Double? {
    guard let total, let rate, total > done else { return nil }
    return Double(total - done) / rate
  }

  private func bar(_ columns: Int, _ style: TerminalStyle) -> String {
    let share = share ?? 0
    guard style.hasUnicode else {
      let filled = Int(share * Double(columns - 2))
      return "[" + String(repeating: "#", count: filled)
        + String(repeating: ".", count: columns - 2 - filled) + "]"
    }
    let halves = Int(share * Double(2 * columns))
    let full = String(repeating: "━", count: halves / 2) + (halves % 2 == 1 ? "╸" : "")
    let rest = String(
      repeating: style.colors == .none ? "─" : "━", count: columns - (halves + 1) / 2)
    return style.colored(full, Color.terminalSeries[2]) + style.faint(rest)
  }

  /// `12.3/s`, `4.1k/s`, or `2.50 s each` below one a second.
  static func rateText(_ rate: Double) -> String {
    guard rate >= 1 else { return NumberLabel.short(1 / rate, digits: 3) + " s each" }
    for (unit, name) in [(1e9, "G"), (1e6, "M"), (1e3, "k")] where rate >= unit {
      return NumberLabel.short(rate / unit, digits: 3) + name + "/s"
    }
    return NumberLabel.short(rate, digits: 3) + "/s"
  }

  /// `0.4 s`, `12 s`, `3:05`, `1:02:33`.
  public static func durationText(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "?" }
    if seconds < 10 { return NumberLabel.fixed(max(seconds, 0), decimals: 1) + " s" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if whole < 3600 { return "\(whole / 60):\(two(whole % 60))" }
    return "\(whole / 3600):\(two(whole / 60 % 60)):\(two(whole % 60))"
  }
}
