extension Session {
  /// Lets scripts call a Swift function by a global name.
  ///
  /// Arguments are positional and of the closure's types; a wrong count or kind is a `TypeError` in
  /// the script. What the closure throws is a `RuntimeError` there, unless it is a `ScriptFailure`,
  /// which names the exception to raise.
  public func register<each Argument: ScriptConvertible, Result: ScriptConvertible>(
    _ name: String, _ body: @escaping @Sendable (repeat each Argument) throws -> Result
  ) throws(ScriptError) {
    try onMachine { machine, main throws(Raised) in
      let row = HostFunction.row(name, body)
      machine.heap.set(
        machine.heap.intern(name), to: machine.heap.builtin(NativeFunction(row)), in: main)
    }
  }

  /// Lets scripts hold and use a Swift object by a global name.
  ///
  ///     try session.register("counter", counter) { type in
  ///       type.method("add") { (counter, by: Int) in counter.add(by) }
  ///       type.property("total") { $0.total }
  ///     }
  public func register<Object: AnyObject & Sendable>(
    _ name: String, _ object: Object, _ describe: (inout HostType<Object>) -> Void
  ) throws(ScriptError) {
    var description = HostType<Object>()
    describe(&description)
    let (methods, properties) = (description.methods, description.properties)
    try onMachine { machine, main throws(Raised) in
      let type = try machine.nativeType(
        named: String(describing: Object.self), module: "host.\(name)", construct: nil,
        methods: methods, properties: properties)
      let box = machine.heap.native(HostObject(object), type: type)
      machine.heap.set(machine.heap.intern(name), to: box, in: main)
    }
  }

  /// The value of a global, nil when the script has none of that name.
  public func value(of name: String) throws(ScriptError) -> ScriptValue? {
    try onMachine { machine, main throws(Raised) in
      guard let value = main.value(machine.heap.intern(name)) else { return ScriptValue?.none }
      return .some(try machine.export(value))
    }
  }

  /// Sets a global.
  public func set(_ name: String, to value: some ScriptConvertible) throws(ScriptError) {
    let value = value.scriptValue
    try onMachine { machine, main throws(Raised) in
      machine.heap.set(machine.heap.intern(name), to: try machine.import(value), in: main)
    }
  }

  /// Calls a global function of the script.
  public func call(
    _ name: String, _ arguments: any ScriptConvertible...
  ) throws(ScriptError) -> ScriptValue {
    let arguments = arguments.map(\.scriptValue)
    return try onMachine { machine, main throws(Raised) in
      guard let callee = main.value(machine.heap.intern(name)) else {
        throw machine.undefinedName(machine.heap.intern(name), main)
      }
      var values: [Value] = []
      for argument in arguments {
        let value = try machine.import(argument)
        machine.pin(value)
        values.append(value)
      }
      let result = try machine.call(callee, arguments: values)
      return try machine.export(result)
    }
  }
}

/// The exception that a registered Swift function raises in the script.
public struct ScriptFailure: Error {
  /// The name of a built-in exception; `RuntimeError` when it is none.
  public let kind: String
  public let message: String

  public init(kind: String = "RuntimeError", _ message: String) {
    self.kind = kind
    self.message = message
  }
}

/// What scripts may do with a registered Swift object.
public struct HostType<Object: AnyObject & Sendable> {
  fileprivate var methods: [Builtin] = []
  fileprivate var properties: [Builtin] = []

  public mutating func method<each Argument: ScriptConvertible, Result: ScriptConvertible>(
    _ name: String, _ body: @escaping @Sendable (Object, repeat each Argument) throws -> Result
  ) {
    methods.append(
      Builtin("\(name)(self, /, *arguments)", does: "A method of the host.") {
        call throws(Raised) in
        let object = try Self.object(call)
        var arguments = HostArguments(call, name: name)
        let values = (repeat try arguments.next((each Argument).self))
        try arguments.finish()
        return try HostFunction.result(call) { try body(object, repeat each values) }
      })
  }

  public mutating func property<Result: ScriptConvertible>(
    _ name: String, _ body: @escaping @Sendable (Object) throws -> Result
  ) {
    properties.append(
      Builtin("\(name)(self)", does: "A property of the host.") { call throws(Raised) in
        let object = try Self.object(call)
        return try HostFunction.result(call) { try body(object) }
      })
  }

  private static func object(_ call: Call) throws(Raised) -> Object {
    if let native = NativeRef(call[0]), let box = native.object as? HostObject,
      let object = box.object as? Object
    {
      return object
    }
    throw call.machine.error(.typeError, "the method belongs to another kind of object")
  }
}

/// A Swift object as the script's heap holds it.
final class HostObject: NativeObject {
  let object: any AnyObject & Sendable
  init(_ object: any AnyObject & Sendable) { self.object = object }
}

/// The typed arguments of a call of the host, taken one after the other.
struct HostArguments {
  private let machine: Machine
  private let name: String
  private let values: [Value]
  private var index = 0

  init(_ call: Call, name: String) {
    machine = call.machine
    self.name = name
    values = (0..<call.restCount).map { call.rest($0) }
  }

  mutating func next<T: ScriptConvertible>(_ type: T.Type) throws(Raised) -> T {
    guard index < values.count else {
      throw machine.error(
        .typeError, "\(name)() missing argument \(index + 1) (\(T.scriptName))")
    }
    guard let converted = T(script: try machine.export(values[index])) else {
      throw machine.error(
        .typeError,
        "\(name)() argument \(index + 1) must be \(T.scriptName), not "
          + machine.type(of: values[index]).name)
    }
    index += 1
    return converted
  }

  func finish() throws(Raised) {
    guard index == values.count else {
      throw machine.error(
        .typeError,
        "\(name)() takes \(index) argument\(index == 1 ? "" : "s") but \(values.count) were given")
    }
  }
}

enum HostFunction {
  static func row<each Argument: ScriptConvertible, Result: ScriptConvertible>(
    _ name: String, _ body: @escaping @Sendable (repeat each Argument) throws -> Result
  ) -> Builtin {
    Builtin("\(name)(*arguments)", does: "A function of the host.") { call throws(Raised) in
      var arguments = HostArguments(call, name: name)
      let values = (repeat try arguments.next((each Argument).self))
      try arguments.finish()
      return try result(call) { try body(repeat each values) }
    }
  }

  /// Runs host code: its errors become exceptions of the script.
  static func result<Result: ScriptConvertible>(
    _ call: Call, _ body: () throws -> Result
  ) throws(Raised) -> Value {
    let value: ScriptValue
    do {
      value = try body().scriptValue
    } catch let failure as ScriptFailure {
      let kind = ExceptionKind.allCases.first { $0.rawValue == failure.kind } ?? .runtimeError
      throw call.machine.error(kind, failure.message)
    } catch {
      throw call.machine.error(.runtimeError, String(describing: error))
    }
    return try call.machine.import(value)
  }
}
