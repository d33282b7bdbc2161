import MetaScript
import Testing

/// A program compiled into a module of a heap of its own.
final class Compiled {
  let heap = Heap()
  let code: CodeRef

  init(_ source: SourceText, mode: SourceMode = .program) throws(Diagnostic) {
    let tree = try parse(source, mode: mode)
    let module = heap.module(named: "__main__")
    let builtins = heap.module(named: "builtins")
    code = try compile(
      tree, mode: mode, into: module, builtins: builtins, heap: heap,
      // A stand-in: what is a frozenset in a session is a tuple here, where nothing runs.
      frozenSet: { [heap] (items) throws(Raised) in try heap.tuple(items) })
  }

  convenience init(_ text: String, mode: SourceMode = .program) throws(Diagnostic) {
    try self.init(SourceText(name: "<string>", text: text), mode: mode)
  }

  /// The instructions of the function defined first, as the disassembler shows them, without
  /// lines and numbers.
  var function: [Instruction] {
    code.constants.lazy.compactMap { CodeRef($0) }.first?.instructions ?? []
  }
}
