/// One list of what there is of a kind: task families, learners, adapters, optimizers.
///
/// Names in scripts and files, help texts and the suggestions of errors are read from it; an
/// addition is its own file and one row.
public struct Catalogue<Member>: Sendable where Member: Sendable {
  /// What the members are, in words: `task family`.
  public let kind: String
  /// The members in the order in which they are listed to users.
  public let members: [Member]

  private let name: @Sendable (Member) -> String

  package init(of kind: String, _ members: [Member], name: @escaping @Sendable (Member) -> String) {
    self.kind = kind
    self.members = members
    self.name = name
  }

  /// The members' names, in order.
  public var names: [String] { members.map(name) }

  /// The member called `name`, if there is one.
  public subscript(named name: String) -> Member? {
    members.first { self.name($0).hasSameBytes(as: name) }
  }

  /// One sentence for a name that is not here: what was asked, what there is, what was meant.
  public func explanation(forUnknown name: String) -> String {
    "unknown \(kind) \(quoted(name)): " + choices(names, nearest: name)
  }
}

/// `available: a, b, c` and, where one of them is close to `word`, which one.
func choices(_ names: [String], nearest word: String) -> String {
  guard !names.isEmpty else { return "there is none" }
  var text = "available: " + names.prefix(40).joined(separator: ", ")
  if names.count > 40 { text += ", … (\(names.count) in all)" }
  if let near = nearestName(to: word, among: names) { text += "; did you mean '\(near)'?" }
  return text
}

/// The text in quotes, shortened when it is very long: it may come from a hostile file.
func quoted(_ text: String) -> String {
  let limit = 80
  let shown = text.unicodeScalars.prefix(limit).map { scalar in
    scalar.properties.generalCategory == .control ? "?" : String(scalar)
  }
  return "'" + shown.joined() + (text.unicodeScalars.count > limit ? "…'" : "'")
}

/// The name within a third of `word`'s length in single-letter edits, if any.
private func nearestName(to word: String, among names: [String]) -> String? {
  let letters = Array(word.utf8.prefix(64))
  var best: (name: String, distance: Int)?
  for name in names.prefix(1_000) {
    let distance = editDistance(letters, Array(name.utf8.prefix(64)))
    if distance < (best?.distance ?? Int.max) { best = (name, distance) }
  }
  guard let best, best.distance <= max(1, letters.count / 3) else { return nil }
  return best.name
}

/// The least number of letters inserted, deleted, replaced or swapped with their neighbour, by rows.
private func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
  var last: [Int] = []
  var row = Array(0...second.count)
  for (i, letter) in first.enumerated() {
    var next = [i + 1]
    for (j, other) in second.enumerated() {
      var distance = min(row[j + 1] + 1, next[j] + 1, row[j] + (letter == other ? 0 : 1))
      if i > 0, j > 0, letter == second[j - 1], other == first[i - 1] {
        distance = min(distance, last[j - 1] + 1)
      }
      next.append(distance)
    }
    (last, row) = (row, next)
  }
  return row[second.count]
}

extension String {
  /// Equality as scripts and files mean it: the same bytes, not canonical equivalence.
  func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
