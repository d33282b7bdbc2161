/// How a prompt turns a value into what it shows; `repr` unless the host knows better.
package typealias ValueDisplay = @Sendable (Machine, Value) throws(Raised) -> ShownValue

/// One cell to be run.
package struct Cell: Sendable {
  package var source: String
  /// The number in `In [n]:`, from 1.
  package var number: Int
  /// Runs without showing or keeping the value of the last expression.
  package var hidesValue = false
  /// The file that it is a part of, and the line, from 1, where it begins there; nil for one that was
  /// typed.
  package var place: (file: String, line: Int)?

  package init(source: String, number: Int) {
    self.source = source
    self.number = number
  }
}

extension Session {
  /// Makes the names of a notebook's history: `In` and `Out`, empty.
  ///
  /// They and `_`, `__`, `___`, `_n` stand among the built-ins, so that a script's own names win.
  package func prepareCells() throws(ScriptError) {
    try onMachine { machine, _ throws(Raised) in
      let heap = machine.heap
      let first = try heap.list([heap.string("")])
      heap.set(heap.intern("In"), to: first, in: machine.builtins)
      heap.set(heap.intern("Out"), to: try heap.dict().value, in: machine.builtins)
      for name in ["_", "__", "___"] {
        heap.set(heap.intern(name), to: try heap.string(""), in: machine.builtins)
      }
    }
  }

  /// Puts a text into `In` that is no program, such as a command of the prompt.
  package func note(_ cell: Cell) throws(ScriptError) {
    try onMachine { machine, _ throws(Raised) in try machine.remember(cell) }
  }

  /// Runs a cell. The value of its last expression goes to `show`, and is kept as `_`, `_n` and
  /// `Out[n]`; the ones before it move on to `__` and `___`.
  package func run(
    _ cell: Cell, display: ValueDisplay? = nil, show: @escaping (ShownValue) -> Void
  ) throws(ScriptError) {
    let source = SourceText(
      name: cell.place?.file ?? "<cell \(cell.number)>", bytes: Array(cell.source.utf8),
      firstLine: cell.place?.line ?? 1)
    try onMachine { machine, main throws(Raised) in
      try machine.remember(cell)
      machine.echo = { [unowned machine] value throws(Raised) in
        if value.isNone || cell.hidesValue { return }
        let shown: ShownValue
        if let display {
          shown = try display(machine, value)
        } else {
          shown = ShownValue(text: try machine.repr(value).text)
        }
        try machine.keep(value, number: cell.number)
        show(shown)
      }
      defer { machine.echo = nil }
      _ = try machine.execute(source, in: main, mode: .cell)
    }
  }

  /// Whether the lines typed so far are a cell that can be run.
  package func inputStatus(of text: String) -> InputStatus {
    // On the session's thread, whose stack is large enough for any nesting.
    thread.perform { MetaScript.inputStatus(of: SourceText(name: "<cell>", text: text)) }
  }

  /// Whether a text's last token is a semicolon, which hides the value of its last expression.
  package func endsInSemicolon(_ text: String) -> Bool {
    let source = SourceText(name: "<cell>", text: text)
    let last = Lexer.tokens(of: source).tokens.last { token in
      switch token.kind {
      case .newline, .endMarker, .indent, .dedent: false
      default: true
      }
    }
    return last?.kind == .semicolon
  }
}

extension Machine {
  /// Appends the text to `In`; a script may have put anything else under that name.
  fileprivate func remember(_ cell: Cell) throws(Raised) {
    guard let inputs = builtins.value(heap.intern("In")).flatMap({ ListRef($0) }) else { return }
    // A command such as `%time` has been noted already.
    guard inputs.count <= cell.number else { return }
    while inputs.count < cell.number { try heap.append(heap.string(""), to: inputs) }
    try heap.append(heap.string(cell.source), to: inputs)
  }

  fileprivate func keep(_ value: Value, number: Int) throws(Raised) {
    for (older, newer) in [("___", "__"), ("__", "_")] {
      if let known = builtins.value(heap.intern(newer)) {
        heap.set(heap.intern(older), to: known, in: builtins)
      }
    }
    heap.set(heap.intern("_"), to: value, in: builtins)
    heap.set(heap.intern("_\(number)"), to: value, in: builtins)
    if let outputs = builtins.value(heap.intern("Out")).flatMap({ DictRef($0) }) {
      try set(.int(number), to: value, in: outputs)
    }
  }
}
