/// A place in the code that jumps lead to.
struct Label {
  let index: Int
}

/// What is known of a label before and after its place is.
struct LabelState {
  /// Words that hold a distance to this label.
  var fixups: [Int] = []
  /// The locals bound on every path that leads here so far.
  var bound: LocalSet?
}

/// The start of a loop, where backward jumps lead.
struct LoopHead {
  let position: Int
}

extension Compiler {
  var isReachable: Bool { bound != nil }

  func label() -> Label {
    labels.append(LabelState())
    return Label(index: labels.count - 1)
  }

  /// Notes that the word about to be emitted holds the distance to a label, and that control may
  /// go there in the present state.
  func addFixup(to label: Label) {
    guard let bound else { return }
    labels[label.index].fixups.append(instructions.count)
    if labels[label.index].bound == nil {
      labels[label.index].bound = bound
    } else {
      labels[label.index].bound?.formIntersection(bound)
    }
  }

  /// Puts a label here. What leads here is what falls through and all jumps so far.
  func bind(_ label: Label) {
    let state = labels[label.index]
    if let reached = state.bound {
      if bound == nil { bound = reached } else { bound?.formIntersection(reached) }
    }
    for word in state.fixups {
      let old = instructions[word]
      instructions[word] = Instruction(
        old.opcode, old.a, wide: Int32(truncatingIfNeeded: instructions.count - word - 1))
    }
    labels[label.index].fixups = []
  }

  func jump(to label: Label, at span: Span) throws(Diagnostic) {
    addFixup(to: label)
    try emit(.jump, at: span)
    bound = nil
  }

  /// Jumps by one of `branchTrue`, `branchFalse`, `branchNone`, `branchNotNone`.
  func branch(
    _ opcode: Opcode, _ register: Register, to label: Label, at span: Span
  ) throws(Diagnostic) {
    addFixup(to: label)
    try emit(opcode, register, at: span)
  }

  /// Emits the word with the distance that belongs to the instruction before.
  func distance(to label: Label, at span: Span) throws(Diagnostic) {
    addFixup(to: label)
    try emit(.extra, at: span)
  }

  /// Begins a loop: what its body may unbind counts as unbound from here on.
  func loopHead() -> LoopHead {
    bound = bound?.subtracting(unbindable)
    return LoopHead(position: instructions.count)
  }

  func loop(to head: LoopHead, at span: Span) throws(Diagnostic) {
    try emit(.loop, 0, wide: head.position - instructions.count - 1, at: span)
    bound = nil
  }
}
