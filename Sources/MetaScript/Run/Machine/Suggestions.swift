/// "Did you mean": the names among which `Spelling` looks for the nearest.
extension Machine {
  /// The names of CPython's `builtins` in its order, which decides between equally near ones; those
  /// that are not here are suggested too, as they are there.
  private static let builtinNames = """
    __name__ __doc__ __package__ __loader__ __spec__ __build_class__ __import__ abs all any
    ascii bin breakpoint callable chr compile delattr dir divmod eval exec format getattr
    globals hasattr hash hex id input isinstance issubclass iter aiter len locals max min next
    anext oct ord pow print repr round setattr sorted sum vars None Ellipsis NotImplemented
    False True bool memoryview bytearray bytes classmethod complex dict enumerate filter float
    frozenset property int list map object range reversed set slice staticmethod str super tuple
    type zip __debug__ BaseException BaseExceptionGroup Exception GeneratorExit
    KeyboardInterrupt SystemExit ArithmeticError AssertionError AttributeError BufferError
    EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError
    StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning
    FloatingPointError OverflowError ZeroDivisionError BytesWarning DeprecationWarning
    EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning
    RuntimeWarning SyntaxWarning UnicodeWarning UserWarning BlockingIOError ChildProcessError
    ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError
    NotADirectoryError PermissionError ProcessLookupError TimeoutError IndentationError
    IndexError KeyError ModuleNotFoundError NotImplementedError RecursionError UnboundLocalError
    UnicodeError BrokenPipeError ConnectionAbortedError ConnectionRefusedError
    ConnectionResetError TabError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
    ExceptionGroup EnvironmentError IOError open quit exit copyright credits license help
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  func suggestion(for exception: Value) -> String {
    guard let hint = TupleRef(field(.hint, of: exception)), let wrong = StringRef(hint[0])
    else { return "" }
    let kind = type(of: exception)
    var groups: [[String]] = []
    if kind.isSubtype(of: types[.nameError]) {
      if let native = NativeRef(field(.traceback, of: exception)),
        let innermost = (native.object as? Traceback)?.entries.first
      {
        let info = innermost.code.info
        groups.append(info.localNames.map(\.text))
      }
      if let module = ModuleRef(hint[1]) { groups.append(module.definedNames.map(\.text)) }
      groups.append(Self.builtinNames)
    } else {
      groups = [attributeNames(of: hint[1])]
    }
    // A near local name goes before a nearer global one.
    for candidates in groups {
      if let best = Spelling.nearest(to: wrong.text, among: candidates) {
        return ". Did you mean: '\(best)'?"
      }
    }
    return ""
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
    if let own = NativeRef(value)?.attributes {
      names.formUnion(own.snapshot.compactMap { StringRef($0.key)?.text })
    }
    if let module = ModuleRef(value) { names.formUnion(module.definedNames.map(\.text)) }
    if let function = FunctionRef(value), let dict = DictRef(function.attributes) {
      names.formUnion(dict.snapshot.compactMap { StringRef($0.key)?.text })
    }
    return names.sorted()
  }
}
