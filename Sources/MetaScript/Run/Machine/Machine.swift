/// The virtual machine of one session: heap, stack of registers, frames, types, modules.
///
/// Parts, each in its files: `Interpreter` runs instructions; `Calls` binds arguments and enters
/// frames; `Attributes` and `Classes` hold the object model; `Raising` makes exceptions and
/// diagnostics; `Operations/` has what operators and built-in protocols mean for every kind of
/// value; `Library/` what scripts see by name.
///
/// A machine belongs to one thread at a time and is not `Sendable`; `interrupt` is the exception.
package final class Machine {
  package let heap: Heap
  package let host: Host
  var stack: RegisterStack
  var frames = FrameStack()
  /// Values that Swift code holds across calls into the script.
  var pins: [Value] = []
  /// The exception that is being handled, or none.
  var handling = Value.none
  /// Raised by one whenever a class changes, so that caches know they are old.
  var epoch: UInt32 = 1
  /// Counted down by calls and backward jumps; below zero the machine takes a safe point.
  var fuel = 0

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

  package let types: BuiltinTypes
  /// What every module sees without import.
  package let builtins: ModuleRef
  /// Modules that have been imported, by dotted name.
  package var modules: [String: ModuleRef] = [:]

  package init(host: Host) throws(Raised) {
    self.host = host
    heap = Heap()
    stack = RegisterStack(capacity: 1 << 26)
    types = try BuiltinTypes(heap)
    builtins = heap.module(named: "builtins")
    try boot()
  }

  /// Keeps a fresh value alive until the running built-in returns.
  @inline(__always) package func pin(_ value: Value) { pins.append(value) }
}
