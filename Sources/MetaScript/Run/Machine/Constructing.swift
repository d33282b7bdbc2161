/// What a type remembers of how its instances are made.
extension TypeRef {
  @inline(__always) var isScriptBuilt: Bool { unsafe pointer.pointee.isScriptBuilt }

  /// `__init__` of a class without anything else to do for a new instance, if that is known and no
  /// class has changed since.
  @inline(__always) func plainInitializer(_ epoch: UInt32) -> FunctionRef? {
    guard unsafe pointer.pointee.initializerEpoch == epoch else { return nil }
    return FunctionRef(unchecked: unsafe pointer.pointee.initializer)
  }

  /// Only for a class that is not abstract, which the first instance has shown.
  func rememberInitializer(_ function: FunctionRef, _ epoch: UInt32) {
    unsafe pointer.pointee.initializer = function.value
    unsafe pointer.pointee.initializerEpoch = epoch
  }

  /// The object of the constructor, made once; nil for types that cannot be called.
  @inline(__always) func constructor(_ heap: Heap) -> BuiltinRef? {
    if let known = BuiltinRef(unsafe pointer.pointee.constructor) { return known }
    return makeConstructor(heap)
  }

  @inline(never) private func makeConstructor(_ heap: Heap) -> BuiltinRef? {
    guard let function = info.constructor else { return nil }
    let made = heap.builtin(function)
    unsafe pointer.pointee.constructor = made
    return BuiltinRef(unchecked: made)
  }

  /// Gives the type a constructor, or another one.
  func setConstructor(_ function: NativeFunction?) {
    info.constructor = function
    unsafe pointer.pointee.constructor = .undefined
  }
}
