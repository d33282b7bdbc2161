/// A grid of dots, two by four in each character.
struct DotCanvas {
  let columns: Int
  let rows: Int
  /// The dots of each character, as Braille patterns number them: bit `n` is dot `n + 1`.
  private var dots: [UInt8]
  /// The layer that last drew in each character.
  private var layers: [Int]
  /// Characters that stand in place of dots.
  private var marks: [Character?]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    dots = Array(repeating: 0, count: columns * rows)
    layers = Array(repeating: 0, count: columns * rows)
    marks = Array(repeating: nil, count: columns * rows)
  }

  var width: Int { 2 * columns }
  var height: Int { 4 * rows }

  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// Sets a dot, from the left and the top.
  mutating func set(_ x: Int, _ y: Int, layer: Int) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let index = y / 4 * columns + x / 2
    dots[index] |= Self.bits[y % 4][x % 2]
    layers[index] = layer
  }

  mutating func mark(_ column: Int, _ row: Int, _ mark: Character, layer: Int) {
    guard column >= 0, column < columns, row >= 0, row < rows else { return }
    marks[row * columns + column] = mark
    layers[row * columns + column] = layer
  }

  /// A line of dots between two places, both in the canvas.
  mutating func line(_ a: Point, _ b: Point, layer: Int) {
    let steps = max(abs(b.x - a.x), abs(b.y - a.y)).rounded(.up)
    guard steps.isFinite, steps <= Double(8 * (width + height)) else { return }
    for step in 0...max(Int(steps), 1) {
      let part = Double(step) / max(steps, 1)
      set(
        Int((a.x + (b.x - a.x) * part).rounded()), Int((a.y + (b.y - a.y) * part).rounded()),
        layer: layer)
    }
  }

  /// Whether a layer shows dots in a character.
  func shows(_ layer: Int, _ column: Int, _ row: Int) -> Bool {
    let index = row * columns + column
    return dots[index] != 0 && layers[index] == layer
  }

  /// The character at a place and the layer it belongs to, nil where there is nothing.
  ///
  /// - Parameter letter: How a layer is drawn where there is no Braille.
  func cell(
    _ column: Int, _ row: Int, hasUnicode: Bool, letter: (Int) -> Character?
  ) -> (Character, layer: Int)? {
    let index = row * columns + column
    if let mark = marks[index] { return (mark, layers[index]) }
    let pattern = dots[index]
    guard pattern != 0 else { return nil }
    if hasUnicode, let scalar = Unicode.Scalar(0x2800 + UInt32(pattern)) {
      return (Character(scalar), layers[index])
    }
    if let letter = letter(layers[index]) { return (letter, layers[index]) }
    // One layer alone: the height of its dots in the character tells more than a letter.
    let (top, middle, bottom) = (pattern & 0x09, pattern & 0x36, pattern & 0xC0)
    let mark: Character =
      switch (top != 0, middle != 0, bottom != 0) {
      case (true, _, true): "|"
      case (true, false, _): "'"
      case (false, false, true): "."
      default: "-"
      }
    return (mark, layers[index])
  }
}
