/// "Did you mean": the nearest name, by CPython's measure.
package enum Spelling {
  /// Longer lists and names are not searched, as in CPython.
  private static let maximumCandidates = 750
  private static let maximumLength = 40

  /// The candidate most like `name`, if any is like enough; the first of equally near ones.
  package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(name.unicodeScalars)
    guard letters.count <= maximumLength else { return nil }
    var best: String?
    var bestDistance = Int.max
    for (number, candidate) in candidates.enumerated() {
      if number >= maximumCandidates { return nil }
      let other = Array(candidate.unicodeScalars)
      guard candidate != name, other.count <= maximumLength else { continue }
      // A third of the letters may be wrong.
      var limit = (letters.count + other.count + 3) * moveCost / 6
      limit = min(limit, bestDistance - 1)
      let distance = distance(letters, other)
      guard distance <= limit else { continue }
      best = candidate
      bestDistance = distance
    }
    return best
  }

  private static let moveCost = 2
  private static let caseCost = 1

  private static func cost(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Int {
    if a == b { return 0 }
    let (a, b) = (a.properties.lowercaseMapping, b.properties.lowercaseMapping)
    return a == b ? caseCost : moveCost
  }

  /// The cheapest way to turn one name into the other by adding, dropping and changing letters.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = (0...b.count).map { $0 * moveCost }
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = (i + 1) * moveCost
      for (j, y) in b.enumerated() {
        let changed = diagonal + cost(x, y)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + moveCost, row[j + 1] + moveCost)
      }
    }
    return row[b.count]
  }
}
