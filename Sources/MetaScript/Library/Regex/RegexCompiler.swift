/// Turns a pattern's nodes into steps.
struct RegexCompiler {
  private(set) var steps: [RegexStep] = []
  private(set) var sets: [RegexSet] = []
  private(set) var repeatCount = 0
  private let groupWidths: [RegexWidth?]

  init(groupWidths: [RegexWidth?]) { self.groupWidths = groupWidths }

  mutating func add(
    _ operation: RegexStep.Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, _ d: Int = 0
  ) {
    steps.append(
      RegexStep(
        operation: operation, a: Int32(truncatingIfNeeded: a), b: Int32(truncatingIfNeeded: b),
        c: Int32(truncatingIfNeeded: c), d: Int32(truncatingIfNeeded: d)))
  }

  private var here: Int32 { Int32(truncatingIfNeeded: steps.count) }

  mutating func emit(_ node: RegexNode, flags: RegexFlags) throws(RegexError) {
    let isASCII = flags.contains(.ascii) ? 1 : 0
    switch node {
    case .unit(let unit): emit(unit, flags: flags)
    case .at(let place):
      add(.at, Int(place.rawValue), flags.contains(.multiline) ? 1 : 0, isASCII)
    case .sequence(let parts):
      for part in parts { try emit(part, flags: flags) }
    case .branch(let parts):
      var ends: [Int] = []
      for (index, part) in parts.enumerated() {
        guard index < parts.count - 1 else {
          try emit(part, flags: flags)
          break
        }
        let split = steps.count
        add(.split)
        try emit(part, flags: flags)
        ends.append(steps.count)
        add(.jump)
        steps[split].a = here
      }
      for end in ends { steps[end].a = here }
    case .repeated(let part, let least, let most, let greed):
      try emit(repeating: part, least: least, most: most, greed, flags: flags)
    case .group(let index, let part, let adding, let removing):
      var inner = flags
      if !adding.isDisjoint(with: .kinds) { inner.subtract(.kinds) }
      inner = inner.union(adding).subtracting(removing)
      if let index { add(.mark, index * 2) }
      try emit(part, flags: inner)
      if let index { add(.mark, index * 2 + 1) }
    case .atomic(let part):
      add(.lookStart)
      try emit(part, flags: flags)
      add(.lookEnd, 1)
    case .look(let part, let behind, let negative):
      var back = 0
      if behind {
        let width = part.width(groups: groupWidths)
        if width.least != width.most {
          throw RegexError(message: "look-behind requires fixed-width pattern", position: nil)
        }
        back = width.least
      }
      let start = steps.count
      add(.lookStart, 0, negative ? 1 : 0, back)
      try emit(part, flags: flags)
      add(.lookEnd, negative ? 2 : 0)
      steps[start].a = here
    case .reference(let group):
      add(.reference, group, flags.contains(.ignoreCase) ? 1 : 0, isASCII)
    case .conditional(let group, let yes, let no):
      let start = steps.count
      add(.conditional, group)
      try emit(yes, flags: flags)
      if let no {
        let jump = steps.count
        add(.jump)
        steps[start].b = here
        try emit(no, flags: flags)
        steps[jump].a = here
      } else {
        steps[start].b = here
      }
    }
  }

  private mutating func emit(_ unit: RegexUnit, flags: RegexFlags) {
    let ignoresCase = flags.contains(.ignoreCase)
    let isASCII = flags.contains(.ascii)
    switch unit {
    case .literal(let c), .notLiteral(let c):
      var negated = false
      if case .notLiteral = unit { negated = true }
      if ignoresCase, RegexUnicode.variants(of: c, ascii: isASCII).contains(where: { $0 != c }) {
        let folded = Int(RegexUnicode.fold(c, ascii: isASCII))
        add(negated ? .notFolded : .folded, folded, isASCII ? 1 : 0)
      } else {
        add(negated ? .notLiteral : .literal, Int(c))
      }
    case .any: add(flags.contains(.dotAll) ? .anything : .any)
    case .set(let items, let negated):
      add(.set, sets.count)
      sets.append(RegexSet(items, negated: negated, flags: flags))
    }
  }

  private mutating func emit(
    repeating part: RegexNode, least: Int, most: Int, _ greed: RegexGreed, flags: RegexFlags
  ) throws(RegexError) {
    if greed == .possessive { add(.lookStart) }
    if let unit = part.onlyUnit {
      add(greed == .lazy ? .lazyUnit : .greedyUnit, least, most)
      emit(unit, flags: flags)
    } else {
      let index = repeatCount
      repeatCount += 1
      add(.repeatStart, index)
      let round = steps.count
      add(greed == .lazy ? .lazyRound : .greedyRound, index, least, most)
      try emit(part, flags: flags)
      add(.jump, round)
      steps[round].d = here
    }
    if greed == .possessive { add(.lookEnd, 1) }
  }
}

extension RegexNode {
  /// The unit when this is nothing else, uncaptured and under the same flags.
  fileprivate var onlyUnit: RegexUnit? {
    switch self {
    case .unit(let unit): unit
    case .sequence(let parts): parts.count == 1 ? parts[0].onlyUnit : nil
    case .group(nil, let part, let adding, let removing):
      adding.isEmpty && removing.isEmpty ? part.onlyUnit : nil
    default: nil
    }
  }
}
