extension Machine {
  static let makeTracebackModule: ModuleMaker = { (machine, module) throws(Raised) in
    machine.define(tracebackFunctions, in: module)
    try machine.run(
      prelude: #"""
        import sys as _sys

        def _pick(exc, value):
            return exc if isinstance(exc, BaseException) else value

        def format_exc(limit=None, chain=True):
            value = _sys.exc_info()[1]
            return 'NoneType: None\n' if value is None else _format_exception(value) + '\n'

        def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
            return (_format_exception(_pick(exc, value)) + '\n').splitlines(keepends=True)

        def format_exception_only(exc, /, value=None):
            return [(_format_exception(_pick(exc, value)) + '\n').splitlines(keepends=True)[-1]]

        class FrameSummary:
            def __init__(self, filename, lineno, name, line=''):
                self.filename = filename
                self.lineno = lineno
                self.name = name
                self.line = line
            def __iter__(self):
                return iter([self.filename, self.lineno, self.name, self.line])
            def __getitem__(self, index):
                return (self.filename, self.lineno, self.name, self.line)[index]
            def __len__(self):
                return 4
            def __eq__(self, other):
                return list(self) == list(other)
            def __repr__(self):
                return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

        def extract_tb(tb, limit=None):
            return [FrameSummary(*entry) for entry in _traceback_entries(tb)][:limit]

        def format_list(extracted_list):
            found = []
            for filename, lineno, name, line in extracted_list:
                text = f'  File "{filename}", line {lineno}, in {name}\n'
                found.append(text + (f'    {line.strip()}\n' if line else ''))
            return found

        def format_tb(tb, limit=None):
            return format_list(extract_tb(tb, limit))

        def print_tb(tb, limit=None, file=None):
            (_sys.stderr if file is None else file).write(''.join(format_tb(tb, limit)))

        def print_exc(limit=None, file=None, chain=True):
            (_sys.stderr if file is None else file).write(format_exc())

        def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
            (_sys.stderr if file is None else file).write(_format_exception(_pick(exc, value)) + '\n')
        """#, in: module)
  }

  static let tracebackFunctions: [Builtin] = [
    Builtin("_traceback_entries(traceback, /)", does: "File, line, name and text of each frame.") {
      call throws(Raised) in
      let machine = call.machine
      let list = try call.heap.list()
      machine.pin(list.value)
      guard let traceback = NativeRef(call[0])?.object as? Traceback else { return list.value }
      for entry in traceback.entries.reversed() {
        let info = entry.code.info
        let text = info.source.lineText(entry.line)
        let parts = [
          try call.heap.string(info.source.name), .int(entry.line), info.name.value,
          try call.heap.string(String(text.drop { " \t".contains($0) })),
        ]
        try call.heap.append(try call.heap.tuple(parts), to: list)
      }
      return list.value
    },
    Builtin("_format_exception(exception, /)", does: "The report of an exception.") {
      call throws(Raised) in
      guard call.machine.isInstance(call[0], of: call.machine.types[.baseException]) else {
        return try call.heap.string("NoneType: None")
      }
      let diagnostic = call.machine.diagnostic(of: Raised(call[0]), suggesting: false)
      return try call.heap.string(String(DiagnosticRenderer().render(diagnostic).dropLast()))
    },
  ]

  /// What scripts see of the frames that an exception has passed.
  func defineTraceback() throws(Raised) -> TypeRef {
    try nativeType(
      named: "traceback", module: "builtins", construct: nil,
      properties: [
        Builtin("tb_lineno(self)", does: "The line that raised or called.") {
          call throws(Raised) in
          .int(try call.receiver(Traceback.self).outermost.line)
        },
        Builtin("tb_next(self)", does: "The traceback from the next frame on.") {
          call throws(Raised) in
          guard let next = try call.receiver(Traceback.self).next else { return .none }
          return call.heap.native(next, type: try call.machine.defineTraceback())
        },
        Builtin("tb_frame(self)", does: "The frame: its code and line.") { call throws(Raised) in
          let entry = try call.receiver(Traceback.self).outermost
          let frame = Traceback(entry.code, index: entry.index)
          return call.heap.native(frame, type: try call.machine.defineFrame())
        },
      ])
  }

  static let callerFunctions: [Builtin] = [
    Builtin("_find_caller()", does: "File, line and function of the call from outside.") {
      call throws(Raised) in
      let place = call.machine.place(outside: "<library logging>")
      return try call.heap.tuple([
        call.heap.string(place.file), .int(place.line), call.heap.string(place.function),
      ])
    }
  ]

  /// Where the innermost frame stands whose text is not the one named.
  private func place(outside source: String) -> (file: String, line: Int, function: String) {
    for number in stride(from: frames.count - 1, through: 0, by: -1) {
      let frame = frames[number]
      let info = frame.function.code.info
      if info.source.name == source { continue }
      let index = max(0, frame.cursor.index(in: frame.function.code) - 1)
      let span = index < info.spans.count ? info.spans[index] : .zero
      return (info.source.name, info.source.line(at: span.start), info.name.text)
    }
    return ("(unknown file)", 0, "(unknown function)")
  }
}
