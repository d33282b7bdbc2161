/// The virtual machine of one session: heap, stack of registers, frames, types, modules.
///
/// Parts, each in its files: `Interpreter` runs instructions; `Calls` and `Binding` enter frames
/// and bind arguments; `Attributes` and `Classes` hold the object model; `Raising` makes exceptions
/// and `Diagnosing` shows them; `SafePoint` sees limits, interrupts and garbage; `Operations/` has
/// what operators and built-in protocols mean for every kind of value; `Library/` what scripts see
/// by name.
///
/// A machine belongs to one thread at a time and is not `Sendable`; its `interrupt` is.
package final class Machine {
  package let heap: Heap
  package var host: Host
  package let interrupt = InterruptFlag()
  /// Pieces of native work within each other; see `InterruptFlag.beginNativeWork`.
  package var nativeWorkDepth = 0
  package var limits = RunLimits()
  package let types: BuiltinTypes
  let names: Names
  /// What every module sees without import.
  package let builtins: ModuleRef
  /// Modules that have been imported, by dotted name.
  package var modules: [String: ModuleRef] = [:]
  /// Modules that the host provides, by dotted name.
  package var hostModules: [String: ModuleMaker] = [:]
  /// Where the syntax errors stand that were raised as exceptions, by the exception's address.
  var syntaxErrors: [UInt64: Diagnostic] = [:]
  /// Types of Swift objects, by qualified name.
  package var nativeTypes: [String: TypeRef] = [:]
  /// One of them, asked for by every exception.
  var tracebackType: TypeRef?
  /// What the host's libraries keep for this session, see `hostState`.
  private var hostStates: [(kind: ObjectIdentifier, object: AnyObject)] = []
  /// Values that the host holds, by the number of its handle.
  var hostValues: [Int: Value] = [:]
  var nextHostHandle = 0
  let releasedHandles = ReleasedHandles()

  var stack: RegisterStack
  var frames = FrameStack()
  /// Above the arguments of the built-ins that run now; see `top`.
  var scratchTop: Registers
  /// Values that Swift code holds across calls into the script.
  var pins = PinStack()
  /// Values on their way between two frames.
  var pendingValues: [Value] = []
  /// The exception that is being handled, or none.
  var handling = Value.none
  /// The exception on its way goes on as it was: no new traceback entry for the running frame.
  var isReraising = false
  /// Whether the last `run` left by `yield`.
  var hasYielded = false
  var sink = YieldSink()
  /// Raised by one whenever a class changes, so that caches know they are old.
  package var epoch: UInt32 = 1
  let attributeTable = AttributeTable()
  var formats = FormatMemory()
  /// Counted down by calls and backward jumps; below zero the machine takes a safe point.
  var fuel = 0
  var stepsGranted = 0
  var stepsUsed = 0
  var deadline: Double?
  var limitReached = false
  /// How many nans have been made from text, each told apart from the others by its payload.
  var nanCount: UInt64 = 0
  /// Native calls that recurse over data (repr, ==, hash …), counted with the frames.
  var nativeDepth = 0
  /// Frames and nested native calls that may be active at once.
  package var recursionLimit = 1_000
  /// Containers whose repr is being written, innermost last.
  var representing: [Value] = []
  /// What `object` defines for each special method, by `SpecialMethod.index`; see `isDefault`.
  var objectDefaults: [Value] = []
  /// Types of the library's own objects, by `LibraryType`; roots of the collector.
  var libraryTypes: [Value] = []
  /// The type that a built-in's constructor makes an instance of.
  var constructing: TypeRef?
  /// The lowest address the native stack may reach.
  var nativeStackFloor: UInt = 0
  /// What takes note of the running call's dependencies, while there is one.
  var observation: Observation?
  /// Shows a value at the prompt; set by an interactive session.
  package var echo: ((Value) throws(Raised) -> Void)?

  package init(host: Host) throws(Raised) {
    self.host = host
    heap = Heap()
    stack = RegisterStack(capacity: 1 << 26)
    scratchTop = stack.bottom
    types = try BuiltinTypes(heap)
    names = Names(heap)
    builtins = heap.module(named: "builtins")
    heap.wantsSafePoint = { [unowned self] in requestSafePoint() }
    heap.charge = { [unowned self] (count) throws(Raised) in try look(count) }
    try boot()
    startCounting()
  }

  /// What a library of the host keeps for this session, one object of its class, made when first asked for.
  // Few, and asked for in every step of a training: looked at one by one.
  package func hostState<State: AnyObject>(_ make: () -> State) -> State {
    for (kind, object) in hostStates where kind == ObjectIdentifier(State.self) {
      if let known = object as? State { return known }
    }
    let made = make()
    hostStates.append((ObjectIdentifier(State.self), made))
    return made
  }

  /// Keeps a fresh value alive until the running built-in returns.
  @inline(__always) package func pin(_ value: Value) { pins.append(value) }

  /// A handle by which the host keeps a value alive.
  func retainForHost(_ value: Value) -> Int {
    nextHostHandle += 1
    hostValues[nextHostHandle] = value
    return nextHostHandle
  }
}

/// Names that the machine itself looks up.
final class Names {
  let dictionary, `class`, doc, module, name, qualifiedName, classCell, base, bases: StringRef
  let mro, annotations, defaults, keywordDefaults, closure, receiver, function: StringRef
  let file, builtins, wrapped, abstract, slots, finalizer: StringRef
  /// By `SpecialMethod`.
  let special: [StringRef]

  init(_ heap: Heap) {
    dictionary = heap.intern("__dict__")
    `class` = heap.intern("__class__")
    doc = heap.intern("__doc__")
    module = heap.intern("__module__")
    name = heap.intern("__name__")
    qualifiedName = heap.intern("__qualname__")
    classCell = heap.intern("__classcell__")
    base = heap.intern("__base__")
    bases = heap.intern("__bases__")
    mro = heap.intern("__mro__")
    annotations = heap.intern("__annotations__")
    defaults = heap.intern("__defaults__")
    keywordDefaults = heap.intern("__kwdefaults__")
    closure = heap.intern("__closure__")
    receiver = heap.intern("__self__")
    function = heap.intern("__func__")
    file = heap.intern("__file__")
    builtins = heap.intern("__builtins__")
    wrapped = heap.intern("__wrapped__")
    abstract = heap.intern("__abstractmethods__")
    slots = heap.intern("__slots__")
    finalizer = heap.intern("__del__")
    special = SpecialMethod.allCases.map { heap.intern($0.rawValue) }
  }

  subscript(method: SpecialMethod) -> StringRef { special[method.index] }
}
