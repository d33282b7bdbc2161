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

        def print_exc(limit=None, file=None, chain=True):
            (_sys.stderr if file is None else file).write(format_exc())

        def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
            (_sys.stderr if file is None else file).write(_format_exception(_pick(exc, value)) + '\n')
        """#, in: module)
  }

  static let tracebackFunctions: [Builtin] = [
    Builtin("_format_exception(exception, /)", does: "The report of an exception.") {
      call throws(Raised) in
      guard call.machine.isInstance(call[0], of: call.machine.types[.baseException]) else {
        return try call.heap.string("NoneType: None")
      }
      let diagnostic = call.machine.diagnostic(of: Raised(call[0]))
      return try call.heap.string(String(DiagnosticRenderer().render(diagnostic).dropLast()))
    }
  ]

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
