/// A JSON value that keeps what its text said: the order of members, the spelling of numbers.
indirect enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  /// As it was written.
  case number(String)
  case string(String)
  case array([JSON])
  case object(JSONObject)

  static func integer(_ number: Int) -> JSON { .number(String(number)) }
  static func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }

  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }
  var integer: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }
  var items: [JSON]? {
    if case .array(let items) = self { items } else { nil }
  }
  var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }
}

/// The members of an object, in order, each name once. Names are told apart by their code points.
struct JSONObject: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  private(set) var members: [(name: String, value: JSON)] = []
  private var places: [[UInt8]: Int] = [:]

  init() {}
  init(dictionaryLiteral elements: (String, JSON)...) {
    for (name, value) in elements { self[name] = value }
  }

  var isEmpty: Bool { members.isEmpty }
  /// By the code points of their names, as Python sorts them.
  var sortedMembers: [(name: String, value: JSON)] {
    members.sorted { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) }
  }
  var names: [String] { members.map(\.name) }

  /// The value of a name; setting nil removes it, a new name goes to the end.
  subscript(name: String) -> JSON? {
    get { places[Array(name.utf8)].map { members[$0].value } }
    set {
      let key = Array(name.utf8)
      if let place = places[key] {
        if let newValue {
          members[place].value = newValue
        } else {
          members.remove(at: place)
          places = [:]
          for (index, member) in members.enumerated() { places[Array(member.name.utf8)] = index }
        }
      } else if let newValue {
        places[key] = members.count
        members.append((name, newValue))
      }
    }
  }

  /// Equal when the same names have equal values, whatever their order, as JSON has it.
  static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.members.count == b.members.count
      && a.members.allSatisfy { member in b[member.name] == member.value }
  }
}

/// What is wrong with a text that should be JSON, and where.
struct JSONError: Error, Equatable, CustomStringConvertible {
  /// From 1.
  var line: Int
  /// In bytes, from 1.
  var column: Int
  var what: String

  var description: String { "line \(line), column \(column): \(what)" }
}
