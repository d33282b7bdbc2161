/// A part of the code in which exceptions go to a handler.
final class Region {
  /// The register that receives the exception.
  let register: Register
  /// Where the handler stands, once that is known.
  fileprivate(set) var handler = 0
  /// Whether there is anything in the region that could raise.
  fileprivate(set) var isEntered = false
  fileprivate let start: Int
  /// The parts in between where the handler is off: ways out of the block.
  fileprivate var holes: [Range<Int>] = []
  fileprivate var openHole: Int?

  init(register: Register, start: Int) {
    self.register = register
    self.start = start
  }
}

/// A row of the table of handlers, to be completed when the handler's place is known.
struct PendingHandler {
  let range: Range<Int>
  let region: Region
}

/// A statement that is being compiled, and what leaving it early involves.
enum Block {
  /// A loop; `for` has its iterator in a register.
  case loop(exit: Label, again: Label, iterator: Register?)
  /// The body of a `try` with handlers, or other code whose way out needs nothing.
  case protected(Region)
  /// The body and handlers of a `try` with a `finally`: its statements run.
  case finally(Region, [Statement])
  /// The body of a `with`: `__exit__` is called.
  case with(Region, exit: Register, span: Span)
  /// Code that handles an exception: the one handled before is restored.
  case handling(Region, saved: Register, span: Span)
  /// The body of an `except`: its name, if it has one, is unbound.
  case handler(Region?, name: String?, span: Span)

  var region: Region? {
    switch self {
    case .loop: nil
    case .protected(let region), .finally(let region, _), .with(let region, _, _),
      .handling(let region, _, _):
      region
    case .handler(let region, _, _): region
    }
  }

  /// Whether leaving runs code that could assign a local.
  var runsStatements: Bool {
    switch self {
    case .finally, .handler: true
    case .loop, .protected, .with, .handling: false
    }
  }
}

extension Compiler {
  /// Begins a block. CPython's limit on nesting is kept, and with it its message.
  func enter(_ block: Block, at span: Span) throws(Diagnostic) {
    guard blocks.count < 20 else { throw error("too many statically nested blocks", at: span) }
    blocks.append(block)
  }

  /// A region that begins here.
  func region(register: Register) -> Region {
    Region(register: register, start: instructions.count)
  }

  /// Ends the innermost block, which has this region. Inner regions end before outer ones, so the
  /// table of handlers gets its order.
  func endBlock(_ region: Region) {
    blocks.removeLast()
    var start = region.start
    for hole in region.holes + [instructions.count..<instructions.count] {
      if start < hole.lowerBound {
        handlers.append(PendingHandler(range: start..<hole.lowerBound, region: region))
        region.isEntered = true
      }
      start = max(start, hole.upperBound)
    }
  }

  /// Goes on with a region's handler, with these locals bound.
  func startHandler(of region: Region, bound known: LocalSet) {
    region.handler = instructions.count
    bound = region.isEntered ? known : nil
  }

  /// Leaves the blocks from number `depth` on: emits what each of them needs, innermost first,
  /// then what `finally` emits. The blocks' own handlers don't see that code.
  func leave(
    to depth: Int, at span: Span, finally: (Compiler) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let all = blocks
    while blocks.count > depth, let block = blocks.popLast() {
      if let region = block.region, region.openHole == nil {
        region.openHole = instructions.count
      }
      let mark = mark
      switch block {
      case .loop(_, _, let iterator?):
        try emit(.dropIterator, iterator, at: span)
      case .loop, .protected: break
      case .finally(_, let statements): try compile(statements)
      case .with(_, let exit, let span):
        try emit(.exitContext, temporary(at: span), exit, Opcode.noRegister, at: span)
      case .handling(_, let saved, let span): try emit(.popHandling, saved, at: span)
      case .handler(_, let name, let span): if let name { try unbind(name, at: span) }
      }
      release(to: mark)
    }
    try finally(self)
    blocks = all
    for block in all[depth...] {
      guard let region = block.region, let start = region.openHole else { continue }
      if start < instructions.count { region.holes.append(start..<instructions.count) }
      region.openHole = nil
    }
  }

  /// The end of `except … as name`: the name is gone, whether or not the body removed it.
  func unbind(_ name: String, at span: Span) throws(Diagnostic) {
    let nothing = try load(constant: .none, at: span)
    try store(name, from: nothing, at: span)
    try delete(name, at: span)
  }
}
