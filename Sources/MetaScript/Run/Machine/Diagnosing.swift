extension Machine {
  /// An exception that nobody caught, ready to be shown.
  ///
  /// - Parameter suggesting: Whether "Did you mean" is added, which CPython 3.11 does for what ends
  ///   the program and not in the reports of `traceback` and `logging`.
  package func diagnostic(of raised: Raised, suggesting: Bool = true) -> Diagnostic {
    var result = single(raised.exception, suggesting)
    result.earlier = chain(of: raised.exception, suggesting)
    return result
  }

  /// The exceptions that led to this one, oldest first.
  private func chain(of exception: Value, _ suggesting: Bool) -> [Diagnostic.Earlier] {
    var earlier: [Diagnostic.Earlier] = []
    var seen = [exception.bits]
    var walk = exception
    while true {
      let cause = field(.cause, of: walk)
      let context = field(.context, of: walk)
      let next: Value
      let connection: Diagnostic.Earlier.Connection
      if isException(cause) {
        (next, connection) = (cause, .cause)
      } else if isException(context), !field(.suppressContext, of: walk).asBool {
        (next, connection) = (context, .context)
      } else {
        break
      }
      if seen.contains(next.bits) { break }
      seen.append(next.bits)
      earlier.append(Diagnostic.Earlier(single(next, suggesting), connection: connection))
      walk = next
    }
    return earlier.reversed()
  }

  private func single(_ exception: Value, _ suggesting: Bool) -> Diagnostic {
    let frames = tracebackFrames(of: exception)
    if var syntax = syntaxErrors[exception.bits] {
      syntax.traceback = frames
      return syntax
    }
    let info = type(of: exception).info
    let isPlain = info.module == "builtins" || info.module == "__main__"
    let message: String
    do {
      message = try str(exception).text + (suggesting ? suggestion(for: exception) : "")
    } catch {
      message = "<exception str() failed>"
    }
    return Diagnostic(
      kind: isPlain ? info.qualifiedName : "\(info.module).\(info.qualifiedName)",
      message: message, traceback: frames, notes: notes(of: exception))
  }

  private func notes(of exception: Value) -> [String] {
    guard let notes = InstanceRef(unchecked: exception).attribute(heap.intern("__notes__")),
      let list = ListRef(notes)
    else { return [] }
    return list.snapshot.map { (try? str($0).text) ?? "<note str() failed>" }
  }

  private func tracebackFrames(of exception: Value) -> [Diagnostic.Frame] {
    guard let native = NativeRef(field(.traceback, of: exception)),
      let traceback = native.object as? Traceback
    else { return [] }
    return traceback.entries.reversed().map { entry in
      let info = entry.code.info
      let span = entry.index < info.spans.count ? info.spans[entry.index] : .zero
      return Diagnostic.Frame(source: info.source, function: info.name.text, span: span)
    }
  }

  /// The line numbers and names a traceback holds, outermost first, for `logging` and the like.
  package func callerPlace() -> (file: String, line: Int, function: String)? {
    // Library modules written in the language are not the script's own code.
    guard
      let place = (0..<frames.count).last(where: {
        !frames[$0].function.code.info.source.name.hasPrefix("<library ")
      })
    else { return nil }
    let frame = frames[place]
    let info = frame.function.code.info
    let index = max(0, frame.cursor.index(in: frame.function.code) - 1)
    let span = index < info.spans.count ? info.spans[index] : .zero
    return (info.source.name, info.source.line(at: span.start), info.name.text)
  }
}
