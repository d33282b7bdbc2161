import BigInt

// Signatures agreed between the parts of the machine; each moves to its own file with its body.

// MARK: Core (Run/Machine)
extension Machine {
  func boot() throws(Raised) { pending() }

  /// An exception of a built-in kind, ready to be thrown.
  package func error(_ kind: ExceptionKind, _ message: String) -> Raised { pending() }
  /// The same with any `args`.
  package func error(_ kind: ExceptionKind, arguments: [Value]) -> Raised { pending() }
  package func matches(_ raised: Raised, _ kind: ExceptionKind) -> Bool { pending() }

  /// Calls any callable.
  package func call(_ callee: Value, _ arguments: Value...) throws(Raised) -> Value { pending() }
  package func call(
    _ callee: Value, arguments: [Value], keywords: [(name: StringRef, value: Value)] = []
  ) throws(Raised) -> Value { pending() }
  /// Calls the method `name` of `receiver`.
  package func callMethod(
    _ name: String, of receiver: Value, _ arguments: Value...
  ) throws(Raised) -> Value { pending() }
  /// The special method of a value's type, unbound; nil when the type has none.
  package func special(_ method: SpecialMethod, of value: Value) -> Value? { pending() }
  /// Calls `special(method, of: value)` with the value in front; nil when the type has none.
  package func callSpecial(
    _ method: SpecialMethod, of value: Value, _ arguments: Value...
  ) throws(Raised) -> Value? { pending() }

  /// `value.name`; AttributeError when there is none.
  package func attribute(_ name: StringRef, of value: Value) throws(Raised) -> Value { pending() }
  /// The same, nil when there is none.
  package func attributeIfPresent(
    _ name: StringRef, of value: Value
  ) throws(Raised) -> Value? { pending() }
  package func setAttribute(
    _ name: StringRef, of value: Value, to new: Value
  ) throws(Raised) { pending() }
  package func deleteAttribute(_ name: StringRef, of value: Value) throws(Raised) { pending() }

  package func isInstance(_ value: Value, of type: TypeRef) -> Bool { pending() }
  /// The built-in value that an instance of a class extending a built-in type stands for; any other
  /// value as it is. `unwrap(MyList([1]))` is the list.
  package func unwrap(_ value: Value) -> Value { pending() }

  /// Adds rows to a type: methods whose first parameter is `self`.
  package func define(_ rows: [Builtin], on type: TypeRef) throws(Raised) { pending() }
  /// Adds read-only properties: rows of the one parameter `self`.
  package func define(properties rows: [Builtin], on type: TypeRef) throws(Raised) { pending() }
  /// Adds functions to a module.
  package func define(_ rows: [Builtin], in module: ModuleRef) { pending() }
  /// Parses, resolves, compiles and runs a text whose globals are the module's.
  package func execute(_ source: SourceText, in module: ModuleRef) throws(Raised) { pending() }
  /// A type for Swift objects: calling it runs `construct`, whose row's name is the type's.
  package func nativeType(
    named name: String, module: String, base: TypeRef? = nil, construct: Builtin?,
    methods: [Builtin] = [], properties: [Builtin] = []
  ) throws(Raised) -> TypeRef { pending() }

  /// Resumes a generator: what it yields, or nil when it ends (`result` is its return value).
  package func resume(
    _ generator: GeneratorRef, sending value: Value, result: inout Value
  ) throws(Raised) -> Value? { pending() }
  /// A safe point for long native loops: interrupts and limits are seen; `count` steps are charged.
  /// Nothing is collected.
  @inline(__always) package func charge(_ count: Int) throws(Raised) { pending() }
}

// MARK: Numbers (Run/Operations/Numbers)
extension Machine {
  /// `format(value, spec)` for built-in numbers and strings; the caller has dealt with `__format__`.
  func formatBuiltin(_ value: Value, _ specification: StringRef) throws(Raised) -> Value {
    pending()
  }
  /// `template % arguments`.
  func formatPercent(_ template: StringRef, _ arguments: Value) throws(Raised) -> Value {
    pending()
  }
}

/// Files and folders as scripts may reach them.
package protocol HostFiles {}

func pending(_ name: StaticString = #function) -> Never {
  preconditionFailure("pending: \(name)")
}
