/// Runs a program over a string by backtracking.
///
/// What may have to be undone or tried again lies on `trail`, so nothing here recurses. Choices and
/// undo entries share it: going back pops entries, restoring what they say, until one is a choice.
struct RegexMatcher {
  /// Counts steps; asks for room for the trail's bytes when it has grown.
  typealias Charge = (_ steps: Int, _ bytes: Int) throws(Raised) -> Void

  private struct Entry: BitwiseCopyable {
    enum Kind: UInt8 {
      /// Go on at step `index`, position `a`.
      case choice
      /// Slot `index` held `a`; the last closed group was `b`.
      case slot
      /// Counter `index` held `a`.
      case counter
      /// A greedy unit repeat whose unit is at `index - 1`: stands at `a`, may go back to `b`.
      case giveBack
      /// A lazy unit repeat whose unit is at `index - 1`: stands at `a`, may take `b` more.
      case takeMore
      /// A lazy repeat at step `index`: one more round from `a`.
      case round
      /// The start of an assertion at step `index`, position `a`.
      case barrier
    }

    var kind: Kind
    var index: Int32
    var a: Int
    var b: Int
  }

  private let program: RegexProgram
  private let text: StringRef
  private let end: Int
  private let charge: Charge

  /// Start and end of each group, -1 where it took no part.
  private(set) var slots: [Int]
  /// The group that was closed last, 0 for none.
  private(set) var lastGroup = 0
  /// Rounds made, and where the last optional one began, for each repeat.
  private var counters: [Int]
  private var trail: [Entry] = []
  private var barriers: [Int] = []
  private var paidEntries = 4_096

  init(_ program: RegexProgram, _ text: StringRef, end: Int, charge: @escaping Charge) {
    self.program = program
    self.text = text
    self.end = end
    self.charge = charge
    slots = Array(repeating: -1, count: (program.groupCount + 1) * 2)
    counters = Array(repeating: 0, count: program.repeatCount * 2)
  }

  /// Finds the first match that begins at `start` or after it.
  ///
  /// - Parameter refusingEmptyAt: a position where an empty match does not count.
  mutating func search(from start: Int, refusingEmptyAt: Int = -1) throws(Raised) -> Bool {
    guard start <= end else { return false }
    let last = end - program.leastWidth
    var position = start
    let first = program.steps[0]
    let isAnchored =
      first.operation == .at && first.b == 0
      && [RegexPlace.start, .stringStart].contains { first.a == Int32($0.rawValue) }
    var skipped = 0
    while position <= last {
      if first.operation == .literal || first.operation == .set {
        while position < end {
          let stop = min(end, position + 0xFFFF)
          let from = position
          while position < stop, !unit(first, text[position]) { position += 1 }
          skipped += position - from
          if position < stop || position == end { break }
          try charge(skipped, 0)
          skipped = 0
        }
        if position > last { break }
      }
      if try match(at: position, whole: false, refusingEmptyAt: refusingEmptyAt) { return true }
      position += 1
      skipped += 1
      // No later place is the start of the text.
      if isAnchored { break }
      if skipped > 4_096 {
        try charge(skipped, 0)
        skipped = 0
      }
    }
    try charge(skipped, 0)
    return false
  }

  /// Whether the pattern matches at `start`, up to the end when `whole`.
  mutating func match(
    at start: Int, whole: Bool, refusingEmptyAt: Int = -1
  ) throws(Raised) -> Bool {
    guard start <= end else { return false }
    for index in slots.indices { slots[index] = -1 }
    lastGroup = 0
    trail.removeAll(keepingCapacity: true)
    barriers.removeAll(keepingCapacity: true)
    return try run(from: start, whole: whole, refusingEmptyAt: refusingEmptyAt)
  }

  private mutating func run(
    from start: Int, whole: Bool, refusingEmptyAt: Int
  ) throws(Raised) -> Bool {
    let all = program.steps
    let steps = all.span
    var next = 0
    var position = start
    var count = 0
    while true {
      count += 1
      if count & 4_095 == 0 { try pay(4_096) }
      let step = steps[next]
      next += 1
      var holds = true
      switch step.operation {
      case .success:
        if (whole && position != end) || (position == start && start == refusingEmptyAt) {
          holds = false
        } else {
          slots[0] = start
          slots[1] = position
          try pay(count & 4_095)
          return true
        }
      case .failure: holds = false
      case .literal, .notLiteral, .folded, .notFolded, .set, .any, .anything:
        holds = position < end && unit(step, text[position])
        position += 1
      case .at: holds = isAt(step, position)
      case .jump: next = Int(step.a)
      case .split: push(.choice, step.a, position)
      case .mark:
        let slot = Int(step.a)
        push(.slot, step.a, slots[slot], lastGroup)
        slots[slot] = position
        if slot & 1 == 1 { lastGroup = slot >> 1 }
      case .reference:
        if let after = afterReference(step, position) { position = after } else { holds = false }
      case .conditional:
        if slots[Int(step.a) * 2 + 1] < 0 { next = Int(step.b) }
      case .greedyUnit:
        let limit = end - position > Int(step.b) ? position + Int(step.b) : end
        let least = position + Int(step.a)
        let taken = run(of: steps[next], from: position, to: limit)
        count += 1
        next += 1
        if taken < least {
          holds = false
        } else {
          position = taken
          if taken > least { push(.giveBack, Int32(next), taken, least) }
        }
        if taken - least > 4_096 { try pay(taken - least) }
      case .lazyUnit:
        let least = position + Int(step.a)
        holds = least <= end && run(of: steps[next], from: position, to: least) == least
        next += 1
        position = least
        if holds, step.b > step.a { push(.takeMore, Int32(next), position, Int(step.b - step.a)) }
      case .repeatStart:
        let counter = Int(step.a) * 2
        setCounter(counter, 0)
        setCounter(counter + 1, -1)
      case .greedyRound:
        let counter = Int(step.a) * 2
        let rounds = counters[counter]
        if rounds < Int(step.b) {
          setCounter(counter, rounds + 1)
        } else if rounds < Int(step.c) || Int(step.c) == RegexNode.unbounded,
          position != counters[counter + 1]
        {
          push(.choice, step.d, position)
          setCounter(counter, rounds + 1)
          setCounter(counter + 1, position)
        } else {
          next = Int(step.d)
        }
      case .lazyRound:
        let counter = Int(step.a) * 2
        let rounds = counters[counter]
        if rounds < Int(step.b) {
          setCounter(counter, rounds + 1)
        } else {
          let mayGoOn = rounds < Int(step.c) || Int(step.c) == RegexNode.unbounded
          if mayGoOn, position != counters[counter + 1] {
            push(.round, Int32(next - 1), position)
          }
          next = Int(step.d)
        }
      case .lookStart:
        barriers.append(trail.count)
        push(.barrier, Int32(next - 1), position)
        position -= Int(step.c)
        holds = position >= 0
      case .lookEnd:
        let barrier = barriers.removeLast()
        if step.a == 2 {
          undo(downTo: barrier)
          holds = false
        } else {
          if step.a == 0 { position = trail[barrier].a }
          dropChoices(downTo: barrier)
        }
      }
      if holds { continue }
      guard let (resumed, at) = backtrack(steps) else {
        try pay(count & 4_095)
        return false
      }
      next = resumed
      position = at
    }
  }

  private mutating func pay(_ count: Int) throws(Raised) {
    var bytes = 0
    if trail.count > paidEntries {
      // The whole trail, and the copy that an array makes when it grows.
      bytes = trail.count * MemoryLayout<Entry>.stride * 2
      paidEntries = trail.count
    }
    try charge(count, bytes)
  }

  // MARK: Single code points

  @inline(__always) private func unit(_ step: RegexStep, _ c: UInt32) -> Bool {
    switch step.operation {
    case .literal: c == UInt32(bitPattern: step.a)
    case .notLiteral: c != UInt32(bitPattern: step.a)
    case .set: program.sets[Int(step.a)].contains(c)
    case .any: c != 10
    case .anything: true
    case .folded: RegexUnicode.fold(c, ascii: step.b == 1) == UInt32(bitPattern: step.a)
    case .notFolded: RegexUnicode.fold(c, ascii: step.b == 1) != UInt32(bitPattern: step.a)
    default: false
    }
  }

  /// The end of the longest run of code points that a unit step accepts.
  private func run(of step: RegexStep, from start: Int, to limit: Int) -> Int {
    var position = start
    switch step.operation {
    case .anything: return max(start, limit)
    case .any: while position < limit, text[position] != 10 { position += 1 }
    case .literal:
      let wanted = UInt32(bitPattern: step.a)
      while position < limit, text[position] == wanted { position += 1 }
    case .set:
      let set = program.sets[Int(step.a)]
      while position < limit, set.contains(text[position]) { position += 1 }
    default: while position < limit, unit(step, text[position]) { position += 1 }
    }
    return position
  }

  private func isAt(_ step: RegexStep, _ position: Int) -> Bool {
    func isWord(_ index: Int) -> Bool {
      guard index >= 0, index < end else { return false }
      let c = text[index]
      return step.c == 1 ? RegexUnicode.isASCIIWord(c) : RegexUnicode.isWord(c)
    }
    switch RegexPlace(rawValue: UInt8(truncatingIfNeeded: step.a)) {
    case .start: return position == 0 || (step.b == 1 && text[position - 1] == 10)
    case .end:
      if position == end { return true }
      return text[position] == 10 && (step.b == 1 || position + 1 == end)
    case .stringStart: return position == 0
    case .stringEnd: return position == end
    case .wordBoundary: return end > 0 && isWord(position - 1) != isWord(position)
    case .notWordBoundary: return end > 0 && isWord(position - 1) == isWord(position)
    case nil: return false
    }
  }

  private func afterReference(_ step: RegexStep, _ position: Int) -> Int? {
    let (from, to) = (slots[Int(step.a) * 2], slots[Int(step.a) * 2 + 1])
    guard from >= 0, to >= from, position + (to - from) <= end else { return nil }
    for offset in 0..<(to - from) {
      let (x, y) = (text[from + offset], text[position + offset])
      if x == y { continue }
      let ascii = step.c == 1
      guard step.b == 1,
        RegexUnicode.fold(x, ascii: ascii) == RegexUnicode.fold(y, ascii: ascii)
      else { return nil }
    }
    return position + (to - from)
  }

  // MARK: The trail

  @inline(__always)
  private mutating func push(_ kind: Entry.Kind, _ index: Int32, _ a: Int, _ b: Int = 0) {
    trail.append(Entry(kind: kind, index: index, a: a, b: b))
  }

  private mutating func setCounter(_ counter: Int, _ value: Int) {
    push(.counter, Int32(counter), counters[counter])
    counters[counter] = value
  }

  private mutating func restore(_ entry: Entry) {
    switch entry.kind {
    case .slot:
      slots[Int(entry.index)] = entry.a
      lastGroup = entry.b
    case .counter: counters[Int(entry.index)] = entry.a
    case .choice, .giveBack, .takeMore, .round, .barrier: break
    }
  }

  /// Undoes everything since the trail had `height` entries.
  private mutating func undo(downTo height: Int) {
    while trail.count > height { restore(trail.removeLast()) }
  }

  /// Forgets the choices made since then, keeping what restores slots and counters.
  private mutating func dropChoices(downTo height: Int) {
    var kept = height
    for index in height..<trail.count
    where trail[index].kind == .slot || trail[index].kind == .counter {
      trail[kept] = trail[index]
      kept += 1
    }
    trail.removeLast(trail.count - kept)
  }

  /// The step and the position to go on with, or nil when every way has been tried.
  private mutating func backtrack(_ steps: Swift.Span<RegexStep>) -> (step: Int, position: Int)? {
    while let entry = trail.popLast() {
      switch entry.kind {
      case .slot, .counter: restore(entry)
      case .choice: return (Int(entry.index), entry.a)
      case .giveBack:
        let next = Int(entry.index)
        var position = entry.a - 1
        // A literal that must follow says where giving back can stop at all.
        if steps[next].operation == .literal {
          let wanted = UInt32(bitPattern: steps[next].a)
          while position >= entry.b, position >= end || text[position] != wanted { position -= 1 }
          if position < entry.b { continue }
        }
        if position > entry.b { push(.giveBack, entry.index, position, entry.b) }
        return (next, position)
      case .takeMore:
        let next = Int(entry.index)
        guard entry.a < end, unit(steps[next - 1], text[entry.a]) else { continue }
        let more = entry.b == RegexNode.unbounded ? entry.b : entry.b - 1
        if more > 0 { push(.takeMore, entry.index, entry.a + 1, more) }
        return (next, entry.a + 1)
      case .round:
        let counter = Int(steps[Int(entry.index)].a) * 2
        setCounter(counter, counters[counter] + 1)
        setCounter(counter + 1, entry.a)
        return (Int(entry.index) + 1, entry.a)
      case .barrier:
        barriers.removeLast()
        let step = steps[Int(entry.index)]
        if step.b == 1 { return (Int(step.a), entry.a) }
      }
    }
    return nil
  }
}
