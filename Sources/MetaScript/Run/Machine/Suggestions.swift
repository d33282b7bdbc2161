/// "Did you mean": the nearest known name, by CPython's distance and bounds
/// (`Python/suggestions.c`): a move costs 2, a change of case 1.
extension Machine {
  func suggestion(for exception: Value) -> String {
    guard let hint = TupleRef(field(.hint, of: exception)), let wrong = StringRef(hint[0])
    else { return "" }
    let kind = type(of: exception)
    var candidates: [String] = []
    if kind.isSubtype(of: types[.nameError]) {
      if let native = NativeRef(field(.traceback, of: exception)),
        let innermost = (native.object as? Traceback)?.entries.first
      {
        candidates += innermost.code.info.localNames.map(\.text)
      }
      if let module = ModuleRef(hint[1]) { candidates += module.definedNames.map(\.text) }
      candidates += builtins.definedNames.map(\.text)
    } else {
      candidates = attributeNames(of: hint[1])
    }
    guard let best = Self.nearest(to: wrong.text, among: candidates) else { return "" }
    return ". Did you mean: '\(best)'?"
  }

  /// Names that `dir(value)` gives, sorted.
  package func attributeNames(of value: Value) -> [String] {
    var names: Set<String> = []
    var type: TypeRef? = TypeRef(value) ?? self.type(of: value)
    while let current = type {
      for entry in current.info.attributes.snapshot {
        if let name = StringRef(entry.key) { names.insert(name.text) }
      }
      type = current.info.base
    }
    if let instance = InstanceRef(value) {
      for (name, _) in instance.attributes {
        if let name = StringRef(name) { names.insert(name.text) }
      }
    }
    if let module = ModuleRef(value) { names.formUnion(module.definedNames.map(\.text)) }
    if let function = FunctionRef(value), let dict = DictRef(function.attributes) {
      names.formUnion(dict.snapshot.compactMap { StringRef($0.key)?.text })
    }
    return names.sorted()
  }

  /// The candidate at the least distance, the first of equals; nil when all are too far.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let wrong = Array(word.utf8)
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != word {
      let other = Array(candidate.utf8)
      let bound = min((wrong.count + other.count + 3) * 2 / 6, bestDistance - 1)
      let distance = distance(wrong, other, most: bound)
      if distance <= bound, distance < bestDistance {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8], most: Int) -> Int {
    var a = a[...]
    var b = b[...]
    while let x = a.first, let y = b.first, x == y {
      a = a.dropFirst()
      b = b.dropFirst()
    }
    while let x = a.last, let y = b.last, x == y {
      a = a.dropLast()
      b = b.dropLast()
    }
    if a.isEmpty || b.isEmpty { return (a.count + b.count) * 2 }
    if a.count > 40 || b.count > 40 { return most + 1 }
    var row = (1...a.count).map { $0 * 2 }
    var result = 0
    for (index, byte) in b.enumerated() {
      var distance = index * 2
      result = distance
      var least = Int.max
      for (place, other) in a.enumerated() {
        let substitute = distance + cost(byte, other)
        distance = row[place]
        let step = min(result, distance) + 2
        result = min(step, substitute)
        row[place] = result
        least = min(least, result)
      }
      if least > most { return most + 1 }
    }
    return result
  }

  private static func cost(_ a: UInt8, _ b: UInt8) -> Int {
    if a == b { return 0 }
    if a & 31 != b & 31 { return 2 }
    func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte + 32 : byte }
    return lower(a) == lower(b) ? 1 : 2
  }
}
